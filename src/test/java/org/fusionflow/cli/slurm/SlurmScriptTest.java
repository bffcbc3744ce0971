package org.fusionflow.cli.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlurmScriptTest {
    @TempDir
    Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1 | 1", "1,2,3 | 1-3", "2,4,5,9 | 2,4-5,9", "7,8 | 7-8"})
    void tasksAreRanges(String numbers, String ranges) {
        NavigableSet<Integer> set = new TreeSet<>();
        Stream.of(numbers.split(",")).map(Integer::valueOf).forEach(set::add);
        assertEquals(ranges, SlurmQueue.ranges(set));
    }

    /** A shell must see every word as it was given. */
    @Test
    void theShellOfATaskGetsEveryWord() throws IOException, InterruptedException {
        Path script = folder.resolve("s.sh");
        List<String> words = List.of("it's", "two words", "$HOME", "`x`", "a\"b");
        Files.writeString(script, SlurmScript.text("a b", List.of("printf", "%s\n"), words, 20));
        ProcessBuilder shell = new ProcessBuilder("sh", script.toString());
        shell.environment().put("SLURM_ARRAY_TASK_ID", "7");
        shell.environment().remove("SLURM_CPUS_PER_TASK");
        Process process = shell.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertEquals(
                Stream.concat(words.stream(), Stream.of("--shard", "7/20", "--threads", "1"))
                        .toList(),
                out.lines().toList());
        assertTrue(Files.readString(script).contains("#SBATCH --job-name=a-b\n"));
    }

    @Test
    void withoutSlurmOneLineSaysSo() {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(part -> Files.isExecutable(Path.of(part, "sbatch")));
        Assumptions.assumeFalse(there, "Slurm is installed here");
        SlurmRun run = new SlurmRun(new SlurmRun.Work("x", folder.resolve("x.csv"), List.of("sweep"), 2, List.of(), 1));
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> run.run(() -> new TreeSet<>(List.of(1, 2)), progress -> {}));
        assertTrue(String.valueOf(refused.getMessage()).contains("expected the commands of Slurm on the PATH"));
    }
}
