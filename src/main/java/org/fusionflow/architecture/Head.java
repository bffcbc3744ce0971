package org.fusionflow.architecture;

import java.util.regex.Pattern;

/**
 * One of several outputs of a fission network. Each head reads the signal after the root of the tree with a chain of layers of its own.
 *
 * @param name letters and digits, a letter first
 * @param depth number of layers, &ge; 1
 * @param outputs length of its output, &ge; 1
 */
public record Head(String name, int depth, int outputs) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,30}");

    public Head {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInput("head '" + name + "': expected a name of letters and digits, a letter first");
        }
        if (depth < 1) {
            throw new InvalidInput("head " + name + ", depth " + depth + ": expected at least 1");
        }
        if (outputs < 1) {
            throw new InvalidInput("head " + name + ", outputs " + outputs + ": expected at least 1");
        }
    }
}
