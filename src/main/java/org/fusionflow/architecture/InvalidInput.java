package org.fusionflow.architecture;

/**
 * Something a user wrote cannot be used. The message is one line that names the place, the value and what was expected; the
 * command line prints it as it is and ends with exit code 2.
 */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidInput(String message) {
        super(oneLine(message));
    }

    public InvalidInput(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
