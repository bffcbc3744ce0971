package org.fusionflow.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.samples.RawSamples;
import org.fusionflow.data.samples.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets, pandas, NumPy, R and Fortran write them: the same numbers, or one line that says what to do. */
class TableFormatsTest {
    @TempDir
    Path folder = Path.of(".");

    private RawSamples read(byte[] bytes) throws IOException {
        return SamplesFile.read(Files.write(folder.resolve("data.csv"), bytes));
    }

    private RawSamples read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private String refusal(byte[] bytes) {
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> read(bytes)).getMessage());
        assertTrue(message.contains("data.csv") && message.contains("expected"), message);
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.length() < 500, message);
        return message;
    }

    private static void assertTable(RawSamples raw) {
        Samples samples = raw.samples();
        assertEquals(List.of("A", "B"), samples.modalities().names());
        assertEquals(List.of("A1", "B1", "y"), raw.columns());
        assertEquals(2, samples.count());
        double[][] expected = {{1.5, -1500, 0.25}, {-2, 3, 4}};
        for (int s = 0; s < 2; s++) {
            assertEquals(expected[s][0], samples.input(s, 0));
            assertEquals(expected[s][1], samples.input(s, 1));
            assertEquals(expected[s][2], samples.output(s));
        }
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("semicolons", "A1;B1;y\n1.5;-1500;.25\n-2;3;4\n", 0),
                Arguments.of("semicolons and decimal commas", "A1;B1;y\r\n1,5;-1,5e3;,25\r\n-2,0;3;4,\r\n", 0),
                Arguments.of("tabs", "A1\tB1\ty\n1.5\t-1500\t0.25\n-2\t3\t4\n", 0),
                Arguments.of("tabs and decimal commas", "A1\tB1\ty\n1,5\t-1500\t0,25\n-2\t3\t4\n", 0),
                Arguments.of("bars", "A1|B1|y\n1.5|-1500|0.25\n-2|3|4\n", 0),
                Arguments.of("commas with quoted decimal commas", "A1,B1,y\n\"1,5\",-1500,\"0,25\"\n-2,3,4\n", 0),
                Arguments.of("Excel's first line", "sep=;\r\nA1;B1;y\r\n1,5;-1500;0,25\r\n-2;3;4\r\n", 0),
                Arguments.of(
                        "quoted names and numbers", "\"A1\";\"B1\";\"y\"\n\"1.5\";\"-1500\";\"0.25\"\n-2;3;4\n", 0),
                Arguments.of("Fortran", "A1,B1,y\n1.5D+00, -1.5d3, 2.50D-01\n-2.D0,3.D+0,0.4D+01\n", 0),
                Arguments.of("Fortran with decimal commas", "A1;B1;y\n1,5D+00;-1,5d3;2,50D-01\n-2;3;4\n", 0),
                Arguments.of("numpy.savetxt", "# A1,B1,y\n1.5e+00,-1.5e+03,2.5e-01\n-2,3,4\n", 0),
                Arguments.of("pandas with its index", ",A1,B1,y\n0,1.5,-1500,0.25\n1,-2,3,4\n", 1),
                Arguments.of("an index of words", ",A1,B1,y\ncat,1.5,-1500,0.25\n\"dog, old\",-2,3,4\n", 1),
                Arguments.of("pandas twice", ",Unnamed: 0,A1,B1,y\n0,0,1.5,-1500,0.25\n1,1,-2,3,4\n", 1),
                Arguments.of("an index and semicolons", ";A1;B1;y\n0;1,5;-1500;0,25\n1;-2;3;4\n", 1),
                Arguments.of("R's write.csv", "\"\",\"A1\",\"B1\",\"y\"\n\"1\",1.5,-1500,0.25\n\"2\",-2,3,4\n", 1),
                Arguments.of("commas at line ends", "A1,B1,y,\n1.5,-1500,0.25,\n-2,3,4,\n", 0),
                Arguments.of("old line ends", "A1,B1,y\r1.5,-1500,0.25\r-2,3,4\r", 0),
                Arguments.of("blank lines and spaces", "\n \nA1 , B1 , y\n\n1.5 , -1500,\t0.25\n,,\n-2,3,4\n,,", 0),
                Arguments.of("a byte order mark", "\uFEFFA1;B1;y\n1,5;-1500;0,25\n-2;3;4\n", 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void everyDialectGivesTheSameNumbers(String name, String text, int notes) throws IOException {
        RawSamples raw = read(text);
        assertTable(raw);
        assertEquals(notes, raw.notes().size(), raw.notes().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void encodingsWithAMarkAndCompressionAreRead(String charset) throws IOException {
        String text = "\uFEFFA1\tB1\ty\r\n1,5\t-1500\t0,25\r\n-2\t3\t4\r\n";
        byte[] bytes = text.getBytes(Charset.forName(charset));
        assertTable(read(bytes));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        assertTable(read(packed.toByteArray()));
        byte[] half = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        assertTrue(assertThrows(InvalidInput.class, () -> read(half)).toString().contains("cannot be read"));
    }

    @Test
    void whatIsLeftOutIsNamed() throws IOException {
        assertTrue(read(",A1,y\n0,1,2\n").notes().get(0).contains("the first column, without a name"));
        assertTrue(read("Unnamed: 0,A1,y\n0,1,2\n").notes().get(0).contains("'Unnamed: 0'"));
        assertTrue(read(",A1,y\n0,1,2\n").notes().get(0).contains("index=False"));
    }

    /** 12,500 is twelve and a half in Berlin and more in Boston. */
    @Test
    void commasThatMayBeThousandsAreNamed() throws IOException {
        List<String> notes = read("A1;y\n12,500;1\n3;1,234\n").notes();
        assertEquals(1, notes.size());
        assertTrue(notes.get(0).contains("line 2") && notes.get(0).contains("thousands"), notes.get(0));
        assertEquals(List.of(), read("A1;y\n12,500;1\n3;1,23\n").notes());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("A1;y\n1.5;2\n1,5;2\n", "points from line 2 and commas from line 3"),
                Arguments.of("A1;y\n1.234,5;2\n", "without separators of thousands"),
                Arguments.of("A1;y\n1,234,567;2\n", "without separators of thousands"),
                Arguments.of("A1;y\n1 234,5;2\n", "without separators of thousands"),
                Arguments.of("A1,y\n1'234.5,2\n", "without separators of thousands"),
                Arguments.of("A1,y\n1,5,2,5\n", "decimal commas?"),
                Arguments.of("A1,y\n,2\n", "missing: fill it in"),
                Arguments.of("A1,y\nNA,2\n", "missing: fill it in"),
                Arguments.of("A1,y\nnan,2\n", "missing: fill it in"),
                Arguments.of("A1,y\nTrue,2\n", "astype(float)"),
                Arguments.of("A1,y\n5%,2\n", "without a unit"),
                Arguments.of("A1,y\n\u22125,2\n", "ASCII minus"),
                Arguments.of("A1,y\n1.5D,2\n", "finite decimal number"),
                Arguments.of("A1,y\n1.5D+999,2\n", "below 1.8e308"),
                Arguments.of("A1 B1 y\n1 2 3\n", "separated by commas, semicolons or tabs, found spaces"),
                Arguments.of("\"A1\" \"y\"\n\"1\" 2 3\n", "found spaces"),
                Arguments.of("A1,y\n1,2,3\n", "row.names=FALSE"),
                Arguments.of("A1,,y\n1,2,3\n", "column ''"),
                Arguments.of("A1,y,\n1,2,3\n", "the last column has a value and no name"),
                Arguments.of("1.5,2,3\n4,5,6\n", "column '1.5': expected a header row"),
                Arguments.of("x_1,y\n1,2\n", "column 'x_1': expected a modality's name"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    void whatIsRefusedSaysWhatToDo(String text, String word) {
        String message = refusal(text.getBytes(StandardCharsets.UTF_8));
        assertTrue(message.contains(word), message);
    }

    @ParameterizedTest
    @CsvSource({
        "PK\u0003\u0004rest, zip",
        "\u0093NUMPY\u0001, savez",
        "\u0089HDF\r, HDF5",
        "PAR1abc, Parquet",
        "ARROW1abc, Arrow",
        "\u0080\u0004abc, pickle",
        "MATLAB 5.0 MAT-file, MATLAB",
        "SQLite format 3, SQLite",
        "\u00d0\u00cf\u0011\u00e0abc, workbook",
        "BZh91AY, bzip2",
        "\u00fd7zXZ, xz"
    })
    void otherFormatsAreNamed(String start, String word) {
        String message = refusal(start.getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(message.contains(word), message);
    }

    @Test
    void otherEncodingsAreRefused() {
        String message = refusal("A1,y\n1,2\n\u00e4,3\n".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(message.contains("UTF-8"), message);
        refusal("A1,y\n1,2\n".getBytes(StandardCharsets.UTF_16LE)); // without a mark
    }

    @Test
    void linesAreThoseOfTheFile() {
        assertTrue(refusal("sep=;\nA1;y\n1;2\n\n1;x\n".getBytes(StandardCharsets.UTF_8))
                .contains("data.csv:5: column y, 'x'"));
        assertTrue(refusal("\n\nA1;y\n1;2\n1\n".getBytes(StandardCharsets.UTF_8))
                .contains("data.csv:5: expected 2 values, one for each column of line 3"));
    }

    /** Also behind options and in YAML. */
    @Test
    void aNumberHasTheSameFormsEverywhere() {
        assertEquals(1500, OptionValue.of("--u0", "1.5D+03").number());
        assertEquals(
                0.5,
                Objects.requireNonNull(
                                OptionValue.of("--toy", "ratio=5d-1").entries().get("ratio"))
                        .number());
        assertThrows(InvalidInput.class, () -> OptionValue.of("--u0", "1.5D").number());
        assertThrows(InvalidInput.class, () -> OptionValue.of("--u0", "1d999").number());
        assertEquals(2000, Numbers.parse("2D3", "number"));
    }

    /** A pipe that has begun with this text; it can be read once and has no places. */
    private Path pipe(String name, byte[] content) throws IOException, InterruptedException {
        Path pipe = folder.resolve(name);
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
        Path file = Files.write(folder.resolve(name + ".content"), content);
        new ProcessBuilder("sh", "-c", "cat '" + file + "' > '" + pipe + "'").start();
        return pipe;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPipeIsReadOnceAndToItsEnd(boolean compressed) throws Exception {
        StringBuilder text = new StringBuilder("A1,B1,y\n");
        for (int s = 0; s < 40_000; s++) {
            text.append(s).append(",-1,2.5\n");
        }
        byte[] plain = text.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (compressed) {
            // In two parts, as files that were appended to each other.
            for (int part = 0; part < 2; part++) {
                try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
                    int half = plain.length / 2;
                    zip.write(plain, part * half, part == 0 ? half : plain.length - half);
                }
            }
        } else {
            bytes.writeBytes(plain);
        }
        Samples samples = SamplesFile.read(pipe("pipe", bytes.toByteArray())).samples();
        assertEquals(40_000, samples.count());
        assertEquals(39_999, samples.input(39_999, 0));
    }

    @Test
    void arraysInAPipeAreRefusedWithTheReason() throws Exception {
        Path archive = pipe("pipe", new byte[] {'P', 'K', 3, 4, 0, 0});
        String said = String.valueOf(assertThrows(InvalidInput.class, () -> SamplesFile.read(archive))
                .getMessage());
        assertTrue(said.contains("not from a pipe"), said);
    }
}
