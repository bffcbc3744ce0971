package org.fusionflow.data.npz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.StatisticsFile;
import org.fusionflow.data.moments.Moments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Second moments as arrays of NumPy: the numbers of the YAML file, and one line for what is wrong. */
class StatisticsArchiveTest {
    @TempDir
    Path folder = Path.of(".");

    private static final double[] COVARIANCE = {4, 1, 0.5, 1, 3, 0, 0.5, 0, 1};

    /** A good file; the cases replace or add an array, or leave one out. */
    private static Map<String, NpyArray> good() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("modalities", pairs("A", "2", "B", "1"));
        arrays.put("inputCovariance", NpyArray.of(COVARIANCE, 3, 3));
        arrays.put("inputOutputCorrelation", NpyArray.of(new double[] {2, -1, 0.5}, 3));
        arrays.put("outputVariance", NpyArray.of(7.0));
        return arrays;
    }

    private static NpyArray pairs(String... texts) {
        return NpyArray.owning(texts, new int[] {texts.length / 2, 2});
    }

    private static Map<String, NpyArray> with(String name, NpyArray array) {
        Map<String, NpyArray> arrays = good();
        arrays.put(name, array);
        return arrays;
    }

    private static Map<String, NpyArray> without(String name) {
        Map<String, NpyArray> arrays = good();
        arrays.remove(name);
        return arrays;
    }

    private static NpyArray covariance(int place, double entry) {
        double[] changed = COVARIANCE.clone();
        changed[place] = entry;
        return NpyArray.of(changed, 3, 3);
    }

    private Path written(Map<String, NpyArray> arrays) {
        Path file = folder.resolve("statistics.npz");
        NpzFile.write(file, arrays);
        return file;
    }

    @Test
    void theNumbersAreThoseOfTheYamlFile() throws IOException {
        Path yaml = Files.writeString(folder.resolve("statistics.yaml"), """
                modalities: {A: 2, B: 1}
                inputCovariance: [[4, 1, 0.5], [1, 3, 0], [0.5, 0, 1]]
                inputOutputCorrelation: [[2, -1, 0.5], [0, 1, 0.25]]
                outputVariance: 7
                """);
        Moments expected = StatisticsFile.read(yaml);
        Path file = written(with("inputOutputCorrelation", NpyArray.of(new double[] {2, -1, 0.5, 0, 1, 0.25}, 2, 3)));
        assertEquals(expected, StatisticsArchive.read(file));
        assertEquals(expected.modalities(), StatisticsArchive.modalities(file));
        assertEquals(
                StatisticsArchive.read(written(good())).rows(),
                List.of(expected.rows().get(0)));
    }

    /** Bytes of an array of 130 x 130 numbers: more than two of the blocks that are exchanged at once. */
    private static byte[] array(String type, boolean fortran, double[][] rows) {
        int n = rows.length;
        boolean wide = type.endsWith("8");
        String header = "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': ("
                + n + ", " + n + "), }";
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + n * n * (wide ? 8 : 4));
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        bytes.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int k = 0; k < n * n; k++) {
            double entry = fortran ? rows[k % n][k / n] : rows[k / n][k % n];
            if (type.endsWith("i4")) {
                bytes.putInt((int) entry);
            } else if (wide) {
                bytes.putDouble(entry);
            } else {
                bytes.putFloat((float) entry);
            }
        }
        return bytes.array();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeAndOrderGivesTheRows(String type, boolean fortran) throws IOException {
        double[][] rows = new double[130][130];
        Random random = new Random(4);
        for (double[] row : rows) {
            Arrays.setAll(row, j -> random.nextInt(1000));
        }
        Path file = folder.resolve("square.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("inputCovariance.npy"));
            zip.write(array(type, fortran, rows));
        }
        assertArrayEquals(rows, NpzFile.square(file, "inputCovariance", 130));
    }

    static Stream<Arguments> types() {
        return Stream.of("<f8", ">f8", "<f4", ">f4", "<i4", ">i4")
                .flatMap(type -> Stream.of(Arguments.of(type, false), Arguments.of(type, true)));
    }

    static Stream<Arguments> wrong() {
        String covariance = "array 'inputCovariance': ";
        return Stream.of(
                Arguments.of(without("modalities"), "expected an array modalities"),
                Arguments.of(without("inputCovariance"), "expected an array inputCovariance"),
                Arguments.of(without("inputOutputCorrelation"), "expected an array inputOutputCorrelation"),
                Arguments.of(without("outputVariance"), "expected an array outputVariance"),
                Arguments.of(with("noise", NpyArray.of(1.0)), "array 'noise': expected only modalities, inputCov"),
                Arguments.of(
                        with("modalities", NpyArray.of(List.of("A", "B"))), "expected pairs of name and dimension"),
                Arguments.of(with("modalities", NpyArray.of(new double[] {1, 2}, 1, 2)), "expected text"),
                Arguments.of(with("modalities", pairs("A", "two", "B", "1")), "whole numbers from 1 to 100000"),
                Arguments.of(with("modalities", pairs("A", "0", "B", "1")), "whole numbers from 1 to 100000"),
                Arguments.of(with("modalities", pairs("A", "2", "A", "1")), "each name only once"),
                Arguments.of(with("modalities", pairs()), "expected one input dimension a name"),
                Arguments.of(with("modalities", pairs("A", "2", "B", "2")), "expected 4 numbers, one for each input"),
                Arguments.of(
                        with("inputCovariance", NpyArray.of(COVARIANCE, 9)),
                        covariance + "expected the shape [3, 3], found [9]"),
                Arguments.of(
                        with("inputCovariance", NpyArray.of(new double[4], 2, 2)),
                        covariance + "expected the shape [3, 3], found [2, 2]"),
                Arguments.of(
                        with("inputCovariance", NpyArray.owning("abcdefghi".split(""), new int[] {3, 3})),
                        covariance + "expected numbers, found text"),
                Arguments.of(
                        with("inputCovariance", covariance(1, 2)),
                        covariance + "expected a symmetric matrix, but entry [1,0] is 1.0 and entry [0,1] is 2.0"),
                Arguments.of(with("inputCovariance", covariance(5, Double.NaN)), "entry [1,2], NaN: expected a finite"),
                Arguments.of(with("inputCovariance", covariance(0, -4)), "inputCovariance: expected a positive semi"),
                Arguments.of(with("inputCovariance", covariance(0, 0.1)), "inputCovariance: expected a positive semi"),
                Arguments.of(with("inputCovariance", NpyArray.of(new double[9], 3, 3)), "other than 0"),
                Arguments.of(with("inputOutputCorrelation", NpyArray.of(new double[2], 2)), "for each input, or rows"),
                Arguments.of(
                        with("inputOutputCorrelation", NpyArray.of(new double[] {1, Double.NaN, 1}, 3)),
                        "value 2, NaN"),
                Arguments.of(with("outputVariance", NpyArray.of(0.1)), "outputVariance 0.1: expected at least"),
                Arguments.of(with("outputVariance", NpyArray.of(-1.0)), "outputVariance -1.0: expected a finite"),
                Arguments.of(with("outputVariance", NpyArray.of(new double[] {1}, 1)), "expected the shape [], found"),
                Arguments.of(with("outputVariance", NpyArray.of("seven")), "expected numbers, found text"));
    }

    @ParameterizedTest
    @MethodSource
    void wrong(Map<String, NpyArray> arrays, String problem) {
        refused(written(arrays), problem);
    }

    private static void refused(Path file, String problem) {
        String message = String.valueOf(assertThrows(InvalidInput.class, () -> StatisticsArchive.read(file))
                .getMessage());
        assertTrue(message.contains("statistics.npz") && message.contains(problem), message);
        assertTrue(message.contains("expected"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void damagedFilesAreOneLine() throws IOException {
        byte[] bytes = Files.readAllBytes(written(good()));
        Path file = folder.resolve("statistics.npz");
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        refused(file, "expected an .npz file");
        byte[] flipped = bytes.clone();
        // The first number of the covariance, 4.
        byte[] four = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(4)
                .array();
        int place = 0;
        while (!Arrays.equals(Arrays.copyOfRange(bytes, place, place + 8), four)) {
            place++;
        }
        flipped[place + 5] ^= 1;
        Files.write(file, flipped);
        refused(file, "array 'inputCovariance': damaged, expected the checksum");
        Files.writeString(file, "modalities: {A: 1}\n");
        refused(file, "expected an .npz file");
        Files.delete(file);
        assertTrue(String.valueOf(assertThrows(InvalidInput.class, () -> StatisticsArchive.read(file))
                        .getMessage())
                .endsWith("statistics.npz: no such file"));
    }
}
