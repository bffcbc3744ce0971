package org.fusionflow.cli;

import static org.fusionflow.cli.BrokenData.first;
import static org.fusionflow.cli.BrokenData.gzip;
import static org.fusionflow.cli.BrokenData.idx;
import static org.fusionflow.cli.BrokenData.npy;
import static org.fusionflow.cli.BrokenData.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken data files and manifests: one line on stderr with the file, the place, the value and what was expected; exit code 2; nothing on stdout. */
class BrokenDataTest {
    static final String CSV = "A1,A2,B1,y\n1,2,3,4\n2,1,0,3\n-1,0,1,2\n0,-3,-4,-9\n";

    static final String TABLE = "file: t.csv\nmodalities: {A: A1..A2, B: B1}\ntarget: y\n";

    @TempDir
    Path folder = Path.of(".");

    static Arguments broken(String name, String message, Consumer<BrokenData> files) {
        return Arguments.of(name, message, files);
    }

    private static Arguments csv(String text, String message) {
        return broken("d.csv", message, files -> files.text("d.csv", text));
    }

    private static byte[] images(int count) {
        return idx(
                0x803,
                new int[] {count, 2, 2},
                IntStream.range(0, 4 * count).map(k -> (k * 37) % 256).toArray());
    }

    private static byte[] labels(int count) {
        return idx(
                0x801,
                new int[] {count},
                IntStream.range(0, count).map(k -> k % 3).toArray());
    }

    /** A manifest of images and labels. */
    private static Arguments images(byte[] images, byte[] labels, String message) {
        return broken(
                "m.yaml",
                message,
                files -> files.bytes("x-idx3-ubyte.gz", images)
                        .bytes("y-idx1-ubyte.gz", labels)
                        .text("m.yaml", """
                                file: x-idx3-ubyte.gz
                                modalities: {A: 1..2, B: 3..4}
                                target: {file: y-idx1-ubyte.gz, class: 0}
                                """));
    }

    /** A manifest of one array. */
    private static Arguments array(byte[] array, String message) {
        return broken(
                "m.yaml",
                message,
                files -> files.bytes("x.npy", array)
                        .text("m.yaml", "file: x.npy\nmodalities: {A: 1, B: 2}\ntarget: 3\n"));
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                csv("", "d.csv: expected a header row such as A1,A2,B1,y, the file is empty"),
                csv("A1,B1,y\n", "d.csv:1: expected at least one row of values below the header"),
                csv("A1,B1\n1,2\n", "d.csv:1: column 'y' is missing: expected one for the output"),
                csv("A1,B1,y\n1,2,3\n1,2\n", "d.csv:3: expected 3 values, one for each column of line 1, found 2"),
                csv("A1,B1,y\n1,2,3,4\n", "d.csv:2: expected 3 values, one for each column of line 1, found 4"),
                csv(
                        "A1,B1,y\n1,nan,3\n",
                        "d.csv:2: column B1, 'nan': expected a finite decimal number, the value is missing"),
                csv(
                        "A1,B1,y\n1,,3\n",
                        "d.csv:2: column B1, '': expected a finite decimal number, the value is missing"),
                csv("A1,B1,y\n1,-inf,3\n", "d.csv:2: column B1, '-inf': expected a finite decimal number"),
                csv("A1,B1,y\n1,1e999,3\n", "d.csv:2: column B1, '1e999': expected a number below 1.8e308"),
                csv("A1,B1,y\n1,red,3\n", "d.csv:2: column B1, 'red': expected a finite decimal number"),
                csv("A1,B1,y\n1,5 kg,3\n", "d.csv:2: column B1, '5 kg': expected a finite decimal number"),
                csv("A1,B1,B1,y\n1,2,3,4\n", "d.csv:1: column 'B1': expected each column only once"),
                csv("A1 B1 y\n1 2 3\n", "expected columns separated by commas, semicolons or tabs, found spaces"),
                csv("A1:B1:y\n1:2:3\n", "d.csv:1: column 'A1:B1:y': expected a modality's name and an index"),
                csv(
                        "1,2,3\n4,5,6\n",
                        "d.csv:1: column '1': expected a header row of names such as A1,B1,y above the numbers"),
                csv(
                        "A1,A3,B1,y\n1,2,3,4\n",
                        "expected the indices of A to count from 1 without gaps, but there is no A2"),
                csv("A1,B1,y\n\"1,2,3\n", "d.csv: not valid CSV"),
                csv("\u00c41,B1,y\n1,2,3\n", "d.csv:1: column '\u00c41': expected a modality's name and an index"),
                csv("A1,B1,y\n1,0.5,3\n1;2;3\n", "d.csv:3: expected 3 values"),
                csv("A1,C1,y\n1,2,3\n3,1,2\n", "expected the same names"),
                broken(
                        "d.csv",
                        "d.csv: expected a text file in UTF-8",
                        files -> files.bytes("d.csv", new byte[] {'A', '1', ',', (byte) 0xff, '\n'})),
                broken("d.csv", "d.csv: expected a CSV file, this is a directory", files -> files.folder("d.csv")),
                broken("none.csv", "none.csv: no such file", files -> {}),
                broken(
                        "d.csv.gz",
                        "d.csv.gz: ",
                        files -> files.bytes(
                                "d.csv.gz",
                                first(gzip(CSV.repeat(50).getBytes(java.nio.charset.StandardCharsets.UTF_8)), 40))),
                broken("d.npz", "d.npz: expected an .npz file", files -> files.text("d.npz", "PK")),
                broken(
                        "d.npz",
                        "d.npz: expected an array y, found only 'A'",
                        files -> files.bytes("d.npz", zip("A.npy", npy("<f8", false, "(2,)", 1, 2)))),
                broken(
                        "d.npy",
                        "d.npy: one array does not tell which columns are which: expected a manifest",
                        files -> files.bytes("d.npy", npy("<f8", false, "(1, 2)", 1, 2))));
    }

    static Stream<Arguments> arrays() {
        return Stream.of(
                array(
                        npy("<f8", false, "(2, 3)", 1, 2, 3, 4, 5),
                        "x.npy: shape [2, 3]: expected 48 bytes of values, found 40"),
                array(
                        npy("<f8", false, "(2, 3)", 1, 2, 3, 4, 5, 6, 7),
                        "x.npy: shape [2, 3]: expected 48 bytes of values, found 56"),
                array(
                        npy("<f8", false, "(2, 3)", 1, 2, 3, 4, Double.NaN, 6),
                        "x.npy: row 2, column [:,1], NaN: expected a finite number"),
                array(
                        npy(">f8", true, "(2, 3)", 1, 2, 3, 4, 5, Double.POSITIVE_INFINITY),
                        "x.npy: row 2, column [:,2], Infinity: expected a finite number"),
                array(npy("|O", false, "(2, 3)"), "x.npy: type '|O"),
                array(npy("<c16", false, "(2, 3)"), "x.npy: type '<c16': expected float64"),
                array(npy("<U3", false, "(2, 3)"), "x.npy: expected numbers, found text"),
                array(
                        npy("<f8", false, "(0, 3)"),
                        "x.npy: expected one row a sample, a shape [P] or [P, columns] of at least 1, found [0, 3]"),
                array(npy("<f8", false, "(2, 2)", 1, 2, 3, 4), "target: found '3', expected a column from 1 to 2 of"),
                array(
                        npy("<f8", false, "(2, 4294967297)", 1),
                        "x.npy: shape '(2, 4294967297)': expected lengths below 2^31"),
                array(
                        npy("<f8", false, "(2147483647, 2147483647)", 1),
                        "x.npy: shape [2147483647, 2147483647]: expected"),
                array(
                        new byte[] {(byte) 0x93, 'N', 'U', 'M'},
                        "x.npy: expected a NumPy array, which starts with \\x93NUMPY"),
                array(first(npy("<f8", false, "(2, 3)", 1), 40), "x.npy: expected a header of"),
                broken(
                        "m.yaml",
                        "p.npz: expected one array, or array: NAME in the manifest; it has A",
                        files -> files.text("t.csv", CSV)
                                .bytes("p.npz", twoArrays())
                                .text("m.yaml", "modalities: {A: p.npz, B: t.csv}\ntarget: t.csv\n")),
                broken(
                        "m.yaml",
                        "p.npz: expected an array C, found only 'A, B'",
                        files -> files.text("t.csv", CSV)
                                .bytes("p.npz", twoArrays())
                                .text(
                                        "m.yaml",
                                        "modalities: {A: {file: p.npz, array: C}, B: t.csv}\ntarget: t.csv\n")));
    }

    private static byte[] twoArrays() {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try (java.util.zip.ZipOutputStream zipped = new java.util.zip.ZipOutputStream(out)) {
            for (String name : new String[] {"A.npy", "B.npy"}) {
                zipped.putNextEntry(new java.util.zip.ZipEntry(name));
                zipped.write(npy("<f8", false, "(2,)", 1, 2));
                zipped.closeEntry();
            }
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static Stream<Arguments> idxFiles() {
        byte[] good = gzip(images(6));
        byte[] goodLabels = gzip(labels(6));
        return Stream.of(
                images(
                        gzip(idx(0x12345678, new int[] {6, 2, 2})),
                        goodLabels,
                        "x-idx3-ubyte.gz: magic number 0x12345678: expected that of an IDX file"),
                images(
                        gzip(idx(0x703, new int[] {6, 2, 2})),
                        goodLabels,
                        "x-idx3-ubyte.gz: magic number 0x00000703: expected 08, 09, 0b"),
                images(
                        gzip(idx(0x800, new int[0])),
                        goodLabels,
                        "magic number 0x00000800: expected from 1 to 8 dimensions"),
                images(
                        gzip(new byte[] {0, 0}),
                        goodLabels,
                        "x-idx3-ubyte.gz: expected an IDX file, which starts with 4 bytes"),
                images(
                        gzip(idx(0x803, new int[] {6, 2})),
                        goodLabels,
                        "expected 3 lengths of dimensions in 12 bytes, found 8"),
                images(
                        gzip(idx(0x803, new int[] {6, 0, 2})),
                        goodLabels,
                        "dimension 2 has the length 0: expected from 1"),
                images(
                        gzip(idx(0x803, new int[] {6, -1, 2})),
                        goodLabels,
                        "dimension 2 has the length 4294967295: expected from 1"),
                images(
                        gzip(idx(0x803, new int[] {6, 70000, 70000})),
                        goodLabels,
                        "expected at most 16777216 values a sample"),
                images(
                        first(good, good.length - 14),
                        goodLabels,
                        "x-idx3-ubyte.gz: expected a whole file, its compressed data end too early"),
                images(
                        gzip(first(images(6), 30)),
                        goodLabels,
                        "expected 6 samples of 4 bytes, as its header says, found 14 bytes"),
                images(
                        gzip(first(images(6), 41)),
                        goodLabels,
                        "expected 6 samples of 4 bytes, as its header says, found more"),
                images(
                        new byte[] {'h', 'e', 'l', 'l', 'o'},
                        goodLabels,
                        "x-idx3-ubyte.gz: expected data compressed with gzip, found others"),
                images(good, gzip(labels(5)), "y-idx1-ubyte.gz: expected 6 labels, as many as "),
                images(
                        good,
                        gzip(idx(0x801, new int[] {6}, 1, 1, 2, 2, 1, 1)),
                        "class: found '0', expected a class of "),
                images(good, gzip(images(6)), "columns: expected one column with the classes, "),
                images(good, new byte[0], "y-idx1-ubyte.gz: expected a whole file"));
    }

    @ParameterizedTest
    @MethodSource({"tables", "arrays", "idxFiles", "org.fusionflow.cli.BrokenManifests#manifests"})
    void oneLineSaysWhatIsWrong(String name, String message, Consumer<BrokenData> files) {
        files.accept(new BrokenData(folder));
        Run run = Run.of(
                "predict", "-a", "(A:2,B:2):0", "--data", folder.resolve(name).toString());
        assertEquals(2, run.code(), run.err() + run.out());
        assertEquals("", run.out());
        String line = run.err().strip();
        assertEquals(1, line.lines().count(), line);
        assertTrue(line.contains(message), line);
        assertFalse(line.contains("Exception") || line.contains("\tat "), line);
    }

    @Test
    void aFileWithoutPermissionIsNamed() {
        new BrokenData(folder).text("t.csv", CSV).text("m.yaml", TABLE);
        java.io.File table = folder.resolve("t.csv").toFile();
        org.junit.jupiter.api.Assumptions.assumeTrue(
                table.setReadable(false) && !table.canRead(), "the user of this test may read every file");
        Run run = Run.of(
                "predict",
                "-a",
                "(A:2,B:2):0",
                "--data",
                folder.resolve("m.yaml").toString());
        assertEquals(2, run.code());
        assertTrue(run.err().contains("t.csv: no permission to read it"), run.err());
    }
}
