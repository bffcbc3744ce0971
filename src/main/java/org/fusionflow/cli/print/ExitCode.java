package org.fusionflow.cli.print;

import org.fusionflow.architecture.InvalidInput;

/** The exit codes of the program, on which scripts rely. */
public final class ExitCode {
    public static final int DONE = 0;
    /** A check, a claim or a study did not hold. */
    public static final int DID_NOT_HOLD = 1;

    public static final int BAD_INPUT = 2;
    public static final int NUMERICAL_FAILURE = 3;
    /** A file or standard output could not be written, as on a full disk. */
    public static final int LOST_OUTPUT = 3;

    private ExitCode() {}

    /** Prints one line on stderr and returns the code. */
    public static int complain(String message, int code) {
        System.err.println("fusionflow: " + InvalidInput.oneLine(message));
        return code;
    }
}
