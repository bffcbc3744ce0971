package org.fusionflow.claims;

import org.fusionflow.architecture.InvalidInput;

/**
 * A character of a file.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {
    /** A refusal that points here. */
    InvalidInput wrong(String problem) {
        return new InvalidInput(this + ": " + problem);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
