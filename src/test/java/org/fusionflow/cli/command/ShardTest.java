package org.fusionflow.cli.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a sweep, or of several studies, that processes of their own compute. */
class ShardTest {
    private static final String STUDY = """
            name: parts
            architecture: (A:2,B:2):0
            data: {toy: {ratio: $ratio, rho: 0}}
            u0: 0.2
            axes: {ratio: [1.5, 2, 3]}
            networks:
              random: {init: gaussian-std, method: gd, lr: 0.02, width: 4, seeds: 3}
            record: {times: "0,1", what: [loss]}
            quantities: [timeRatio, random.finalLoss]
            """;

    @TempDir
    Path folder = Path.of(".");

    private Path study(String text) throws IOException {
        return Files.writeString(folder.resolve("study.yaml"), text);
    }

    private Run sweep(Path study, String output, String... options) {
        return Run.of(Stream.concat(
                        Stream.of(
                                "sweep",
                                study.toString(),
                                "-o",
                                folder.resolve(output).toString()),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private List<String> names(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20})
    void mergedShardsAreTheBytesOfOneRun(int shards) throws IOException {
        Path study = study(STUDY);
        assertEquals(0, sweep(study, "one.csv").code());
        for (int shard = shards; shard >= 1; shard--) {
            Run run = sweep(study, "parts.csv", "--shard", shard + "/" + shards);
            assertEquals(0, run.code(), run.err());
        }
        assertFalse(Files.exists(folder.resolve("parts.csv")));
        Run merged = sweep(study, "parts.csv", "--merge");
        assertEquals(0, merged.code(), merged.err());
        for (String table : List.of("", "-runs", "-curves")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one" + table + ".csv")),
                    Files.readAllBytes(folder.resolve("parts" + table + ".csv")));
        }
        assertEquals(List.of("parts-curves.csv", "parts-runs.csv", "parts.csv"), names("parts"));
    }

    @Test
    void aShardThatIsRunAgainIsTakenUpAndAMissingOneIsNamed() throws IOException {
        Path study = study(STUDY);
        Run first = sweep(study, "parts.csv", "--shard", "2/3");
        assertTrue(first.out().contains("shard 2/3: 4 of 12 jobs are finished and kept"), first.out());
        Run again = sweep(study, "parts.csv", "--shard", "2/3");
        assertTrue(again.out().contains("4 of them from an interrupted run"), again.out());
        Run early = sweep(study, "parts.csv", "--merge");
        assertEquals(2, early.code());
        assertTrue(
                early.err().contains("8 of 12 jobs are not finished, expected that you run --shard 1/3, 3/3 first"),
                early.err());
        // Killed in its last line.
        sweep(study, "parts.csv", "--shard", "1/3");
        sweep(study, "parts.csv", "--shard", "3/3");
        Path journal = folder.resolve("parts.csv.3-of-3.partial");
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(bytes, bytes.length - 5));
        Run torn = sweep(study, "parts.csv", "--merge");
        assertTrue(torn.err().contains("1 of 12 jobs are not finished, expected that you run --shard 3/3"), torn.err());
        sweep(study, "parts.csv", "--shard", "3/3");
        assertEquals(0, sweep(study, "parts.csv", "--merge").code());
    }

    @Test
    void shardsOfDifferentNumbersOrStudiesAreNotMixed() throws IOException {
        Path study = study(STUDY);
        sweep(study, "parts.csv", "--shard", "1/2");
        sweep(study, "parts.csv", "--shard", "1/3");
        Run mixed = sweep(study, "parts.csv", "--merge");
        assertEquals(2, mixed.code());
        assertTrue(mixed.err().contains("shards of 2 and of 3"), mixed.err());
        Files.delete(folder.resolve("parts.csv.1-of-3.partial"));
        Run other = sweep(study(STUDY.replace("u0: 0.2", "u0: 0.1")), "parts.csv", "--shard", "1/2");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("another study"), other.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--shard 0/3             | --shard",
                "--shard 4/3             | expected I/N",
                "--shard 2               | expected I/N",
                "--shard 1/999999        | expected I/N",
                "--shard 1/2 --merge     | --shard: expected no --merge with it",
                "--merge                 | no shard of it was run",
                "--merge --restart       | --merge: expected no --restart with it",
                "--shard 1/2 --figure f.svg | --shard: expected no --figure with it",
                "--shard 1/2 --engine slurm | --shard: expected no --engine with it",
                "--shard 1/2 --tries 3   | --shard: expected no --tries with it",
                "--merge --threads 2     | --merge: expected no --threads with it",
                "--engine slurm --threads 2 | --engine slurm: expected no --threads with it",
                "--engine slurm --shard 1/2 | --shard: expected no --engine with it",
                "--engine sparc          | --engine 'sparc': expected local, slurm or spark",
                "--engine spark --threads 2 | --engine spark: expected no --threads with it",
                "--engine spark --tries 2 | --engine spark: expected no --tries with it",
                "--engine spark --sbatch -n2 | --engine spark: expected no --sbatch with it",
                "--engine spark --merge  | --engine spark: expected no --merge with it",
                "--engine spark --shard 1/2 | --shard: expected no --engine with it",
                "--engine slurm --spark-submit -v | --engine slurm: expected no --spark-submit with it",
                "--spark-submit -v       | --spark-submit: expected --engine spark with it",
                "--engine spark --shards 0 | --shards",
                "--shards 3              | --shards: expected --engine slurm or spark with it",
                "--engine slurm --merge  | --engine slurm: expected no --merge with it",
                "--engine slurm --shards 0 | --shards",
                "--sbatch -n2            | --sbatch and --tries: expected --engine slurm with them",
            })
    void whatDoesNotGoTogetherIsRefused(String options, String said) throws IOException {
        Run run = sweep(study(STUDY), "parts.csv", options.strip().split(" +"));
        assertEquals(2, run.code());
        assertTrue(run.err().contains(said), run.err());
        assertEquals(List.of(), names("parts"));
    }

    @Test
    void severalStudiesAreSharedOutTogether() throws IOException {
        Path first = study(STUDY);
        Path second = Files.writeString(
                folder.resolve("second.yaml"),
                STUDY.replace("name: parts", "name: second").replace("[1.5, 2, 3]", "[2]"));
        List<String> all = List.of("reproduce", first.toString(), second.toString(), "-o");
        assertEquals(0, reproduce(all, "one").code());
        for (String shard : List.of("1/7", "2/7", "3/7", "4/7", "5/7", "6/7")) {
            assertEquals(0, reproduce(all, "parts", "--shard", shard).code());
        }
        Run early = reproduce(all, "parts", "--merge");
        assertTrue(early.err().contains("--shard 7/7 first"), early.err());
        Run last = reproduce(all, "parts", "--shard", "7/7", "--json");
        // 12 and 4 jobs: numbers 6 and 13.
        assertTrue(last.out().contains("\"jobs\" : 2"), last.out());
        Run merged = reproduce(all, "parts", "--merge");
        assertEquals(0, merged.code(), merged.err());
        for (String file : List.of("parts.csv", "parts-runs.csv", "second.csv", "findings.md", "reproduction.pdf")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one").resolve(file)),
                    Files.readAllBytes(folder.resolve("parts").resolve(file)));
        }
    }

    private Run reproduce(List<String> all, String output, String... options) {
        List<String> arguments = new ArrayList<>(all);
        arguments.add(folder.resolve(output).toString());
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray(String[]::new));
    }
}
