package org.fusionflow.cli;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.symbolic.algebra.Contradiction;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point: runs a command and ends the process with its exit code. */
public final class Main {
    public static final int DONE = 0;
    public static final int DID_NOT_HOLD = 1;
    static final int BAD_INPUT = 2;
    public static final int NUMERICAL_FAILURE = 3;

    private Main() {}

    public static void main(String[] args) {
        // The algebra system leaves pool threads behind that would keep the process for a minute.
        System.exit(run(args));
    }

    /** Runs a command and returns its exit code. */
    public static int run(String... args) {
        CommandLine line = new CommandLine(new FusionFlow());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((problem, rest) -> badArguments(problem));
        line.setExecutionExceptionHandler((problem, command, parsed) -> failure(problem));
        try {
            return line.execute(args);
        } catch (OutOfMemoryError tooLarge) {
            return complain("out of memory: the problem is too large", NUMERICAL_FAILURE);
        }
    }

    private static int badArguments(ParameterException problem) {
        String message = String.valueOf(problem.getMessage());
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            message += "; did you mean " + unmatched.getSuggestions().get(0) + "?";
        }
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        return complain(message + " (see " + command + " --help)", BAD_INPUT);
    }

    /** Exit code for what a command threw, after one line on stderr. */
    static int failure(Exception problem) throws Exception {
        if (problem instanceof InvalidInput) {
            return complain(String.valueOf(problem.getMessage()), BAD_INPUT);
        }
        if (problem instanceof NumericalFailure || problem instanceof Contradiction) {
            return complain(String.valueOf(problem.getMessage()), NUMERICAL_FAILURE);
        }
        throw problem;
    }

    /** One line on stderr. */
    public static int complain(String message, int code) {
        System.err.println("fusionflow: " + message.replaceAll("\\s*\\R\\s*", " "));
        return code;
    }
}
