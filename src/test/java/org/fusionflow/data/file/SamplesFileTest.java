package org.fusionflow.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of samples: what they may look like, and one line with the place for what they may not. */
class SamplesFileTest {
    @TempDir
    Path folder = Path.of(".");

    private Samples read(String text) throws IOException {
        return SamplesFile.read(Files.writeString(folder.resolve("data.csv"), text))
                .samples();
    }

    @Test
    void columnsComeInAnyOrderAndModalitiesInThatOfTheirFirst() throws IOException {
        Samples samples = read("B2,y,A,B1\n1,2,3,4\n-5,6e1,.7,+8\n");
        assertEquals(new Modalities(List.of("B", "A"), List.of(2, 1)), samples.modalities());
        assertEquals(2, samples.count());
        assertEquals(List.of(4.0, 1.0, 3.0), List.of(samples.input(0, 0), samples.input(0, 1), samples.input(0, 2)));
        assertEquals(List.of(8.0, -5.0, 0.7), List.of(samples.input(1, 0), samples.input(1, 1), samples.input(1, 2)));
        assertEquals(60, samples.output(1));
    }

    @Test
    void aTreeBringsItsOwnOrder() throws IOException {
        Moments moments = read("B,A1,A2,y\n1,2,3,4\n").moments().inOrderOf(FusionTree.parse("(A:2,B:2):0"));
        assertEquals(List.of("A", "B"), moments.modalities().names());
        assertEquals(Vector.of(8, 12, 4), moments.correlation());
    }

    @Test
    void spacesQuotesEmptyLinesAndAByteOrderMarkDoNotCount() throws IOException {
        Samples samples = read("\uFEFFA , \"B1\",y\r\n\r\n 1 ,\"2\", 3\r\n\r\n");
        assertEquals(new Modalities(List.of("A", "B"), List.of(1, 1)), samples.modalities());
        assertEquals(1, samples.count());
        assertEquals(3, samples.output(0));
    }

    @Test
    void aDotSeparatesTheIndexFromANameThatEndsInADigit() throws IOException {
        assertEquals(
                new Modalities(List.of("cam1", "cam2", "B"), List.of(2, 1, 1)),
                read("cam1.1,cam1.2,cam2.1,B.1,y\n1,2,3,4,5\n").modalities());
    }

    @Test
    void elevenColumnsAreCountedAndNotSortedAsText() throws IOException {
        Samples samples = read("A1,A2,A3,A4,A5,A6,A7,A8,A9,A10,A11,y\n1,2,3,4,5,6,7,8,9,10,11,12\n");
        for (int i = 0; i < 11; i++) {
            assertEquals(i + 1, samples.input(0, i));
        }
    }

    @Test
    void severalOutputsAreCountedLikeInputs() throws IOException {
        Samples samples = read("y2,A,y1,B1\n1,2,3,4\n5,6,7,8\n");
        assertEquals(new Modalities(List.of("A", "B"), List.of(1, 1)), samples.modalities());
        assertEquals(2, samples.outputs());
        assertEquals(List.of(3.0, 1.0), List.of(samples.output(0, 0), samples.output(0, 1)));
        assertEquals(List.of(7.0, 5.0), List.of(samples.output(1, 0), samples.output(1, 1)));
        assertEquals(1, read("A,y1\n1,2\n").outputs());
    }

    /** Past the first 1024 numbers, where the room for them grows. */
    @Test
    void manyRowsAreAllKept() throws IOException {
        StringBuilder text = new StringBuilder("A1,A2,y\n");
        for (int p = 0; p < 5000; p++) {
            text.append(p).append(',').append(-p).append(',').append(2 * p).append('\n');
        }
        Samples samples = read(text.toString());
        assertEquals(5000, samples.count());
        for (int p = 0; p < 5000; p++) {
            assertEquals(p, samples.input(p, 0));
            assertEquals(-p, samples.input(p, 1));
            assertEquals(2 * p, samples.output(p));
        }
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("", "data.csv: ", "empty"),
                Arguments.of("\n\n", "data.csv: ", "empty"),
                Arguments.of("A,B,y\n", ":1: ", "at least one row"),
                Arguments.of("A,B\n1,2\n", ":1: ", "column 'y' is missing"),
                Arguments.of("y\n1\n", ":1: ", "inputs are missing"),
                Arguments.of("A1,A3,B,y\n1,2,3,4\n", ":1: ", "column 'A3': expected the indices of A"),
                Arguments.of("A2,B,y\n1,2,3\n", ":1: ", "there is no A1"),
                Arguments.of("A1,A1,B,y\n1,2,3,4\n", ":1: ", "column 'A1': expected each column only once"),
                Arguments.of("A,A1,B,y\n1,2,3,4\n", ":1: ", "input 1 of A only once"),
                Arguments.of("A0,B,y\n1,2,3\n", ":1: ", "column 'A0'"),
                Arguments.of("A01,B,y\n1,2,3\n", ":1: ", "without leading zeros"),
                Arguments.of("A99999999999,B,y\n1,2,3\n", ":1: ", "index from 1"),
                Arguments.of("A,y,y1\n1,2,3\n", ":1: ", "column 'y1': expected output 1 only once"),
                Arguments.of("A,y1,y3\n1,2,3\n", ":1: ", "there is no y2"),
                Arguments.of("A,y0\n1,2\n", ":1: ", "column 'y0'"),
                Arguments.of("A,y,y\n1,2,3\n", ":1: ", "only once"),
                Arguments.of("A,,y\n1,2,3\n", ":1: ", "column ''"),
                Arguments.of("A_1,B,y\n1,2,3\n", ":1: ", "column 'A_1'"),
                Arguments.of("A B y\n1 2 3\n", "data.csv: ", "found spaces"),
                Arguments.of("1,2,3\n4,5,6\n", ":1: ", "column '1'"),
                Arguments.of(
                        "A,B,y\n1,2,3\n1,2\n", ":3: ", "expected 3 values, one for each column of line 1, found 2"),
                Arguments.of("A,B,y\n1,2,3,4\n", ":2: ", "found 4"),
                Arguments.of("A,B,y\n\n1,2,3\n1,two,3\n", ":4: ", "column B, 'two'"),
                Arguments.of("A,B,y\n1,,3\n", ":2: ", "column B, ''"),
                Arguments.of("A,B,y\n1,NaN,3\n", ":2: ", "'NaN': expected a finite decimal number"),
                Arguments.of("A,B,y\n1,2,Infinity\n", ":2: ", "column y, 'Infinity'"),
                Arguments.of("A,B,y\n1e999,2,3\n", ":2: ", "column A, '1e999'"),
                Arguments.of("A,B,y\n0x10,2,3\n", ":2: ", "column A, '0x10'"),
                Arguments.of("A,B,y\n1,2,\"3\n", "data.csv", "not valid CSV"),
                Arguments.of("A,B,y\n1,\"2\"0,3\n", "data.csv", "not valid CSV"),
                Arguments.of("A,B,y\n" + "9".repeat(500) + ",2,3\n", ":2: ", "..."),
                Arguments.of("A,B," + "z".repeat(500) + "!\n1,2,3\n", ":1: ", "..."));
    }

    @ParameterizedTest(name = "{index}: {2}")
    @MethodSource("bad")
    void aBadTableIsOneLineWithThePlace(String text, String place, String word) {
        InvalidInput wrong = assertThrows(InvalidInput.class, () -> read(text));
        String message = String.valueOf(wrong.getMessage());
        assertTrue(message.contains("data.csv"), message);
        assertTrue(message.contains(place) && message.contains(word), message);
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.length() < 600, message);
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        String missing =
                String.valueOf(assertThrows(InvalidInput.class, () -> SamplesFile.read(folder.resolve("none.csv")))
                        .getMessage());
        assertTrue(missing.endsWith("none.csv: no such file"), missing);
        String directory = String.valueOf(
                assertThrows(InvalidInput.class, () -> SamplesFile.read(folder)).getMessage());
        assertTrue(directory.contains("directory"), directory);
        Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {'A', ',', (byte) 0xff, (byte) 0xfe, '\n'});
        String latin = String.valueOf(
                assertThrows(InvalidInput.class, () -> SamplesFile.read(binary)).getMessage());
        assertTrue(latin.contains("UTF-8"), latin);
    }
}
