package org.fusionflow.cli;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.symbolic.algebra.Contradiction;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of the program: runs a command and ends the process with its exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // The algebra system leaves pool threads behind that would keep the process alive for a minute.
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
            return ExitCode.complain("out of memory: the problem is too large", ExitCode.NUMERICAL_FAILURE);
        }
    }

    private static int badArguments(ParameterException problem) {
        String message = String.valueOf(problem.getMessage());
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            message += "; did you mean " + unmatched.getSuggestions().get(0) + "?";
        }
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        return ExitCode.complain(message + " (see " + command + " --help)", ExitCode.BAD_INPUT);
    }

    /** Prints one line on stderr for an exception of a command and returns the exit code. */
    static int failure(Exception problem) throws Exception {
        if (problem instanceof InvalidInput) {
            return ExitCode.complain(String.valueOf(problem.getMessage()), ExitCode.BAD_INPUT);
        }
        if (problem instanceof NumericalFailure || problem instanceof Contradiction) {
            return ExitCode.complain(String.valueOf(problem.getMessage()), ExitCode.NUMERICAL_FAILURE);
        }
        throw problem;
    }
}
