package org.fusionflow.architecture;

/**
 * Thrown where input of a user cannot be used. The message is one line that names the place, the value and what was expected. The command line
 * prints it and ends with exit code 2.
 */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Longest message. A message may quote long input; the place at its start and the rule at its end are kept. */
    private static final int LONGEST = 1000;

    public InvalidInput(String message) {
        super(oneLine(message));
    }

    public InvalidInput(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        String shown = message.length() <= LONGEST
                ? message
                : message.substring(0, LONGEST / 2) + " ... " + message.substring(message.length() - LONGEST / 2);
        return shown.replaceAll("\\s*\\R\\s*", " ")
                .replaceAll("\\p{Cntrl}", "?")
                .strip();
    }
}
