package org.fusionflow.claims.solver;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;

/**
 * A command outside of this program that reads a file in SMT-LIB 2 and prints its answers, such as {@code z3}.
 *
 * @param command its path
 * @param name what it calls itself, in small letters
 * @param version as it says
 */
public record Solver(Path command, String name, String version) {
    /** A solver that is there answers this at once; the first start of a large program from a slow disk takes seconds. */
    private static final Duration FIRST = Duration.ofSeconds(20);

    /**
     * Units of work that a solver may spend on a question, as it counts them: z3 takes 3 to 10 seconds of one core for them. Time would make the answer
     * depend on the load of the machine.
     */
    private static final long WORK = 30_000_000;

    /** Megabytes that z3 may take. */
    private static final int MEMORY = 2_000;

    /** Two questions whose answers are known: 4 is a square, and no number between -1 and 0 has the square 4. */
    private static final String TRIAL = """
            (set-logic QF_NRA)
            (get-info :name)
            (get-info :version)
            (declare-fun x () Real)
            (assert (= (* x x) 4.0))
            (check-sat)
            (reset)
            (set-logic QF_NRA)
            (declare-fun x () Real)
            (assert (= (* x x) 4.0))
            (assert (and (< x 0.0) (> x (- 1.0))))
            (check-sat)
            """;

    /**
     * Finds a solver and tries it.
     *
     * @param command its name, to be found on the PATH, or its path
     * @throws InvalidInput if there is no such command, or if it is no solver
     */
    public static Solver of(String command) {
        Path path = found(command)
                .orElseThrow(() -> new InvalidInput("--solver " + command + ": no such command"
                        + (command.contains("/") ? "" : " on the PATH")
                        + "; expected one that reads SMT-LIB 2, such as z3 (Debian: apt install z3)"));
        ChildProcess.Run run = run(path, TRIAL, FIRST);
        String failure = "--solver " + command + ": ";
        if (run.failure().isPresent()) {
            throw new InvalidInput(failure + run.failure().get());
        }
        List<SExpression> answers = SExpression.all(run.printed());
        List<String> statuses = answers.stream()
                .map(SExpression::word)
                .filter(word -> !word.isEmpty())
                .toList();
        Optional<String> name = info(answers, ":name");
        Optional<String> version = info(answers, ":version");
        if (!statuses.equals(List.of("sat", "unsat")) || name.isEmpty() || version.isEmpty()) {
            throw new InvalidInput(
                    failure
                            + "does not answer as a solver for SMT-LIB 2 that knows nonlinear real arithmetic; expected one such as z3");
        }
        return new Solver(path, name.get().toLowerCase(Locale.ROOT), version.get());
    }

    /** Name and version, as verdicts have them: {@code z3 4.13.0}. */
    public String title() {
        return name + " " + version;
    }

    /**
     * Asks for values.
     *
     * @param limit of time, a last resort
     */
    SolverAnswer ask(SmtScript script, Duration limit) {
        ChildProcess.Run run = run(command, commands(script), limit);
        return run.failure()
                .map(SolverAnswer::unknown)
                .orElseGet(() -> SolverAnswer.of(run.printed(), inverse(script.symbols())));
    }

    /** The whole of what is written for this solver. */
    String commands(SmtScript script) {
        boolean isZ3 = name.equals("z3");
        StringBuilder text = new StringBuilder();
        text.append("(set-option :reproducible-resource-limit ").append(WORK).append(")\n");
        text.append("(set-option :produce-models true)\n");
        if (isZ3) {
            text.append("(set-option :memory_max_size ").append(MEMORY).append(")\n");
        }
        text.append("(set-logic QF_NRA)\n").append(script.text());
        if (!script.symbols().isEmpty()) {
            String values = "(get-value (" + String.join(" ", script.symbols().values()) + "))\n";
            text.append(values);
            if (isZ3) {
                // Once more with decimals for roots of polynomials.
                text.append("(set-option :pp.decimal true)\n").append(values);
            }
        }
        return text.toString();
    }

    private static Map<String, String> inverse(Map<String, String> names) {
        Map<String, String> inverse = new TreeMap<>();
        names.forEach((symbol, variable) -> inverse.put(variable, symbol));
        return inverse;
    }

    private static Optional<String> info(List<SExpression> answers, String key) {
        // A name goes into verdicts, so it has to be one short word.
        return answers.stream()
                .filter(answer -> answer.startsWith(key) && answer.parts().size() == 2)
                .map(answer -> answer.parts().get(1).unquoted())
                .filter(value -> value.matches("[A-Za-z0-9._+-]{1,40}"))
                .findFirst();
    }

    private static Optional<Path> found(String command) {
        try {
            if (command.contains("/")) {
                return Optional.of(Path.of(command)).filter(Solver::isCommand);
            }
            String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
            return Stream.of(folders.split(File.pathSeparator))
                    .filter(folder -> !folder.isEmpty() && !command.isEmpty())
                    .map(folder -> Path.of(folder).resolve(command))
                    .filter(Solver::isCommand)
                    .findFirst();
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }

    private static boolean isCommand(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }

    private static ChildProcess.Run run(Path command, String script, Duration limit) {
        try {
            Path folder = Files.createTempDirectory("fusionflow-solver");
            Path input = folder.resolve("question.smt2");
            Path output = folder.resolve("answer");
            try {
                Files.writeString(input, script);
                return ChildProcess.run(List.of(command.toAbsolutePath().toString(), input.toString()), output, limit);
            } finally {
                Files.deleteIfExists(input);
                Files.deleteIfExists(output);
                Files.deleteIfExists(folder);
            }
        } catch (IOException full) {
            return ChildProcess.Run.failed("its files cannot be written to the folder for temporary files");
        }
    }
}
