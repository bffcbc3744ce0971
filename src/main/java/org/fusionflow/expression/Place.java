package org.fusionflow.expression;

import org.fusionflow.architecture.InvalidInput;

/**
 * The position of a character in a file.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {
    /** An error at this place. */
    public InvalidInput wrong(String message) {
        return new InvalidInput(this + ": " + message);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
