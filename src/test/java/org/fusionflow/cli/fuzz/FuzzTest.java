package org.fusionflow.cli.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the program with thousands of inputs that are nearly right. {@code -Dfusionflow.fuzz=50000} runs that many, {@code -Dfusionflow.fuzz.from=N}
 * begins at the input of seed N; a failure prints the seed and the arguments of its input.
 */
class FuzzTest {
    /** As many as fit into a minute. */
    private static final int USUAL = 3000;

    private static final int MOST_SHOWN = 40;

    @TempDir
    Path folder = Path.of(".");

    @TempDir
    Path home = Path.of(".");

    @Test
    void whateverTheInputTheProgramEndsWithACodeAndOneClearMessage(TestReporter reporter) throws IOException {
        long from = Long.getLong("fusionflow.fuzz.from", 1);
        long count = Long.getLong("fusionflow.fuzz", USUAL);
        // Without studies of the project: the fuzz would run them all.
        Map<String, String> before =
                setProperties(Map.of("fusionflow.home", home.toString(), "fusionflow.terminal", "true"));
        List<String> failures = new ArrayList<>();
        Map<Integer, Integer> codes = new TreeMap<>();
        List<String> interrupted = new ArrayList<>();
        TreeSet<String> slowest = new TreeSet<>();
        Map<String, Double> spent = new TreeMap<>();
        try {
            FuzzCorpus corpus = new FuzzCorpus(folder);
            for (long seed = from; seed < from + count; seed++) {
                FuzzInput input = corpus.input(seed);
                FuzzRun run = FuzzRun.of(input, folder);
                List<String> broken = new ArrayList<>(FuzzRules.broken(input, run));
                if (Files.exists(Path.of("tiny.csv")) || Files.exists(Path.of("reports", "tiny.pdf"))) {
                    broken.add("wrote outside of its folder");
                }
                codes.merge(run.code(), 1, Integer::sum);
                spent.merge(kind(input.arguments()), run.seconds(), Double::sum);
                slowest.add(String.format(Locale.ROOT, "%8.3f s, %s", run.seconds(), input.description()));
                if (slowest.size() > 10) {
                    slowest.pollFirst();
                }
                if (!broken.isEmpty()) {
                    failures.add(input.description() + "\n      " + String.join("\n      ", broken));
                }
                if (run.interrupted()) {
                    interrupted.add(input.description());
                }
                if (!run.ended()) {
                    break;
                }
            }
        } finally {
            setProperties(before);
        }
        reporter.publishEntry("exit codes", codes.toString());
        reporter.publishEntry("interrupted, with lines of progress", interrupted.size() + " " + interrupted);
        reporter.publishEntry("seconds", spent.toString());
        reporter.publishEntry("slowest", String.join("\n", slowest.descendingSet()));
        assertEquals(
                "",
                String.join("\n  ", failures.subList(0, Math.min(MOST_SHOWN, failures.size()))),
                failures.size() + " inputs of " + count);
    }

    private static String kind(List<String> arguments) {
        String command = arguments.isEmpty() || !arguments.get(0).matches("[a-z]+") ? "other" : arguments.get(0);
        return arguments.contains("--random") ? command + " --random" : command;
    }

    private static Map<String, String> setProperties(Map<String, String> values) {
        Map<String, String> before = new TreeMap<>();
        values.forEach((name, value) -> {
            String old = System.getProperty(name);
            before.put(name, old == null ? "" : old);
            System.setProperty(name, value);
        });
        return before;
    }
}
