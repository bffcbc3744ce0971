package org.fusionflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script of {@code generate-completion}, asked in bash for words as the TAB key asks. */
class CompletionTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Run run = Run.of("generate-completion");
        assertEquals(0, run.code(), run.err());
        Files.writeString(folder.resolve("completion.bash"), run.out());
        Files.writeString(folder.resolve("run.npz"), "");
        Files.writeString(folder.resolve("map.yaml"), "");
    }

    /** What bash offers for the last of some words. */
    private List<String> offered(String... words) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash, so nothing is completed");
        String script = """
                source ./completion.bash || exit
                COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
                function compopt() { :; }
                _complete_fusionflow
                printf '%s\\n' "${COMPREPLY[@]}"
                """;
        String[] command = new String[4 + words.length + 1];
        System.arraycopy(new String[] {"/bin/bash", "--norc", "-c", script, "bash"}, 0, command, 0, 5);
        System.arraycopy(words, 0, command, 5, words.length);
        Process shell = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
        shell.waitFor();
        return said.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .sorted()
                .toList();
    }

    @Test
    void bashCompletesCommandsOptionsNamesAndFiles() throws IOException, InterruptedException {
        assertEquals(List.of("predict"), offered("fusionflow", "pre"));
        assertEquals(List.of("generate-completion", "generate-man-pages"), offered("fusionflow", "gen"));
        assertFalse(offered("fusionflow", "").contains("warm-up"));
        assertEquals(List.of("--record", "--record-times"), offered("fusionflow", "predict", "--rec"));
        assertEquals(List.of("momentum"), offered("fusionflow", "simulate", "--method", "mo"));
        assertEquals(List.of("leaky-relu", "linear"), offered("fusionflow", "simulate", "--activation", "l"));
        assertEquals(List.of("logistic"), offered("fusionflow", "simulate", "--loss", "l"));
        assertEquals(List.of("mathematica", "markdown"), reversed(offered("fusionflow", "derive", "--format", "ma")));
        assertEquals(List.of("run.npz"), offered("fusionflow", "predict", "--data", "ru"));
        assertEquals(List.of("run.npz"), offered("fusionflow", "simulate", "--resume", "ru"));
        assertEquals(List.of("slurm", "spark"), offered("fusionflow", "sweep", "--engine", "s"));
        assertEquals(List.of("map.yaml"), offered("fusionflow", "sweep", "ma"));
        // Behind other options, too.
        assertEquals(
                List.of("--json"),
                offered("bin/fusionflow", "predict", "-a", "(A:2,B:2):0", "--toy", "ratio=2,rho=0", "--js"));
    }

    private static List<String> reversed(List<String> sorted) {
        return sorted.stream().sorted((one, other) -> other.compareTo(one)).toList();
    }

    @Test
    void noTwoOptionsOfACommandShareAListUnderOneName() {
        // The script keeps the names of an option under its label, where those of another would replace them.
        HelpTest.commands().forEach(command -> {
            Map<String, TreeSet<String>> lists = new HashMap<>();
            for (OptionSpec option : command.options()) {
                if (option.completionCandidates() != null) {
                    TreeSet<String> names = new TreeSet<>();
                    option.completionCandidates().forEach(names::add);
                    TreeSet<String> earlier = lists.putIfAbsent(option.paramLabel(), names);
                    assertTrue(
                            earlier == null || earlier.equals(names),
                            command.qualifiedName() + " " + option.longestName() + ": expected a label of its own");
                }
            }
        });
    }

    @Test
    void everyNameThatIsOfferedIsTaken() {
        List<String> problem = List.of("-a", "(A:2,B:2):0", "--toy", "ratio=2,rho=0,samples=8", "--u0", "0.5");
        Map<String, List<String>> with = Map.of(
                "simulate", List.of("--width", "2", "--max-steps", "2", "--bias"),
                "predict", List.of("--init", "gaussian-std", "--width", "2"));
        for (String command : List.of("simulate", "predict", "saddles", "derive")) {
            CommandSpec spec = HelpTest.commands()
                    .filter(one -> one.name().equals(command))
                    .findFirst()
                    .orElseThrow();
            for (OptionSpec option : spec.options()) {
                Iterable<String> names = option.completionCandidates();
                if (names == null) {
                    continue;
                }
                for (String name :
                        StreamSupport.stream(names.spliterator(), false).toList()) {
                    List<String> args = new ArrayList<>(List.of(command, option.longestName(), name));
                    args.addAll(command.equals("derive") ? List.of("-a", "(A:2,B:2):0") : problem);
                    List<String> more = with.getOrDefault(command, List.of());
                    if (!more.isEmpty() && !more.get(0).equals(option.longestName())) {
                        args.addAll(more);
                    }
                    if (name.equals("pdf") || name.equals("html")) {
                        args.addAll(List.of(
                                "-o", folder.resolve("derivation." + name).toString()));
                    }
                    Run run = Run.of(args.toArray(String[]::new));
                    assertFalse(run.err().contains("'" + name + "': expected"), args + ": " + run.err());
                }
            }
        }
    }
}
