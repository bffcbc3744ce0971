package org.fusionflow.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Knowledge;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statistics files that are read, and files that cannot be read at all. What is wrong inside one: {@link StatisticsFileErrorsTest}. */
class StatisticsFileTest {
    @TempDir
    Path folder;

    @Test
    void yamlFileGivesTheMomentsItSpells() throws IOException {
        Moments moments = read("""
                # toy statistics
                modalities: {A: 1, B: 1}
                inputCovariance:
                  - [4, 1]
                  - [1.0, 1e0]
                inputOutputCorrelation: [5, 2]
                outputVariance: 7   # 4 + 2 + 1
                """);
        assertEquals(ToyData.parse("ratio=2,rho=0.5").moments().with(Knowledge.NONE), moments);
    }

    @Test
    void jsonFileGivesTheSame() throws IOException {
        Moments moments = read("""
                {"outputVariance": 7, "inputOutputCorrelation": [5, 2],
                 "inputCovariance": [[4, 1], [1, 1]], "modalities": {"A": 1, "B": 1}}
                """);
        assertEquals(ToyData.parse("ratio=2,rho=0.5").moments().with(Knowledge.NONE), moments);
    }

    @Test
    void modalitiesKeepTheOrderOfTheFile() throws IOException {
        Moments moments = read("""
                modalities:
                  Z: 1
                  A: 2
                inputCovariance: [[1, 0, 0], [0, 2, 0], [0, 0, 3]]
                inputOutputCorrelation: [1, 2, 3]
                outputVariance: 6
                """);
        assertEquals(new Modalities(List.of("Z", "A"), List.of(1, 2)), moments.modalities());
        assertEquals(Vector.of(2, 3), moments.correlation(1));
    }

    @Test
    void asymmetryOfWrittenDigitsIsAveragedAway() throws IOException {
        Moments moments = read("""
                modalities: {A: 1, B: 1}
                inputCovariance: [[1, 0.3333333333], [0.3333333334, 1]]
                inputOutputCorrelation: [0, 0]
                outputVariance: 1
                """);
        assertEquals(0.33333333335, moments.inputCovariance().at(0, 1), 1e-16);
    }

    @Test
    void rowsMayBeSharedThroughAnchors() throws IOException {
        Moments moments = read("""
                modalities: {A: 1, B: 1}
                inputCovariance: [&row [1, 1], *row]
                inputOutputCorrelation: *row
                outputVariance: 1
                """);
        assertEquals(Vector.of(1, 1), moments.correlation());
    }

    @Test
    void severalHundredInputsAreReadFromSeveralMegabytes() throws IOException {
        int d = 500;
        String matrix = IntStream.range(0, d)
                .mapToObj(i -> IntStream.range(0, d)
                        .mapToObj(j -> i == j ? "2.0000000000000000" : "0.0000000000000000")
                        .collect(Collectors.joining(", ", "  - [", "]\n")))
                .collect(Collectors.joining());
        String zeros = DoubleStream.generate(() -> 0)
                .limit(d)
                .mapToObj(Double::toString)
                .collect(Collectors.joining(", ", "[", "]"));
        Moments moments = read("modalities: {A: " + d + "}\ninputCovariance:\n" + matrix + "inputOutputCorrelation: "
                + zeros + "\noutputVariance: 1\n");
        assertEquals(2, moments.inputCovariance().smallestEigenvalue());
    }

    @Test
    void missingFileAndDirectoryAreNamed() {
        assertRefused(folder.resolve("none.yaml"), "no such file");
        assertRefused(folder.resolve("none/below.yaml"), "no such file");
        assertRefused(folder, "this is a directory");
    }

    @Test
    void fileThatMayNotBeReadIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.yaml"), "modalities: {A: 1}");
        Assumptions.assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root may read every file");
        assertRefused(file, "no permission");
    }

    @Test
    void binaryFilesAreNotTakenForYaml() throws IOException {
        Path bytes = Files.write(folder.resolve("bytes.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, 0});
        assertRefused(bytes, "UTF-8");
        Path zeros = Files.write(folder.resolve("zeros.yaml"), new byte[100]);
        assertRefused(zeros, "not valid YAML");
    }

    @Test
    void fileBeyondTheLimitIsRefusedBeforeItIsRead() throws IOException {
        Path large = folder.resolve("large.yaml");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(17L << 20);
        }
        assertRefused(large, "below 16 MiB");
    }

    @Test
    void nestingThatWouldExhaustTheStackIsRefused() throws IOException {
        assertRefused(Files.writeString(folder.resolve("deep.yaml"), "[".repeat(200_000)), "levels of lists");
        assertRefused(
                Files.writeString(folder.resolve("closed.yaml"), "[".repeat(100_000) + "]".repeat(100_000)),
                "levels of lists");
    }

    private Moments read(String text) throws IOException {
        return StatisticsFile.readOneOutput(Files.writeString(folder.resolve("statistics.yaml"), text));
    }

    private static void assertRefused(Path file, String reason) {
        String message = String.valueOf(assertThrows(InvalidInput.class, () -> StatisticsFile.readOneOutput(file))
                .getMessage());
        assertTrue(message.contains(file.toString()), message);
        assertTrue(message.contains(reason), message);
        assertEquals(1, message.lines().count());
    }
}
