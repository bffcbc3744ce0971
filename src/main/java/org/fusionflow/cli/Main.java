package org.fusionflow.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fusionflow.architecture.HeapBudget;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.batch.BatchRun;
import org.fusionflow.cli.option.ArgumentTypes;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.StandardOutput;
import org.fusionflow.data.file.LostOutput;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.symbolic.algebra.Contradiction;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of the program: runs a command and ends the process with its exit code. */
public final class Main {
    /** Property that makes a mistake of the program print where it is. */
    private static final String TRACE = "fusionflow.trace";

    private Main() {}

    public static void main(String[] args) {
        StandardOutput.install();
        // What ends another thread also ends the command that waits for it, and is said once, there.
        Thread.setDefaultUncaughtExceptionHandler((thread, failed) -> {});
        // The algebra system leaves pool threads behind that would keep the process alive for a minute.
        int code = ExitCode.NUMERICAL_FAILURE;
        try {
            code = run(args);
        } finally {
            // Also where not even a message could be made: the JVM itself would end with the code of a check that
            // fails.
            System.exit(code);
        }
    }

    /** Runs a command and returns its exit code. */
    public static int run(String... args) {
        return ended(List.of(args)).exitCode();
    }

    /** Runs a command and says how it ended. */
    static BatchRun.Ended ended(List<String> args) {
        CommandLine line = FusionFlow.parser(args);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // An argument such as @names is a name, and not a file of further arguments.
        line.setExpandAtFiles(false);
        ArgumentTypes.addTo(line);
        AtomicBoolean outOfMemory = new AtomicBoolean();
        line.setParameterExceptionHandler((problem, rest) -> badArguments(problem));
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            outOfMemory.set(isOutOfMemory(problem));
            return failure(problem);
        });
        int code;
        try {
            code = StandardOutput.delivered(line.execute(args.toArray(String[]::new)));
        } catch (Error beyond) {
            outOfMemory.set(isOutOfMemory(beyond));
            code = failure(beyond);
        }
        return new BatchRun.Ended(code, outOfMemory.get());
    }

    private static boolean isOutOfMemory(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
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

    /** Prints one line on stderr for what ended a command, in any of its threads, and returns the exit code. */
    static int failure(Throwable problem) {
        String message = String.valueOf(problem.getMessage());
        if (problem instanceof InvalidInput) {
            return ExitCode.complain(message, ExitCode.BAD_INPUT);
        }
        if (problem instanceof NumericalFailure || problem instanceof Contradiction) {
            return ExitCode.complain(message, ExitCode.NUMERICAL_FAILURE);
        }
        if (problem instanceof LostOutput) {
            return ExitCode.complain(message, ExitCode.LOST_OUTPUT);
        }
        if (isOutOfMemory(problem)) {
            return ExitCode.complain(
                    "out of memory: the problem needs more than the heap of "
                            + HeapBudget.words((double) Runtime.getRuntime().maxMemory()) + ": " + HeapBudget.ADVICE,
                    ExitCode.NUMERICAL_FAILURE);
        }
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof StackOverflowError) {
                return ExitCode.complain(
                        "the input is nested too deeply to work on: expected fewer brackets, signs or levels inside each"
                                + " other",
                        ExitCode.BAD_INPUT);
            }
        }
        if (Boolean.getBoolean(TRACE)) {
            problem.printStackTrace(System.err);
        }
        return ExitCode.complain(
                "a mistake of the program, not of its input: please report it with this command line and what"
                        + " FUSIONFLOW_JAVA_OPTS=-D" + TRACE + "=true adds to it",
                ExitCode.NUMERICAL_FAILURE);
    }
}
