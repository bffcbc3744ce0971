package org.fusionflow.data.npz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.samples.RawSamples;
import org.fusionflow.data.samples.Samples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that NumPy wrote, as src/test/resources/npz/README.md says. */
@Tag("published")
class NpzFixturesTest {
    static final Path FOLDER = Path.of("src", "test", "resources", "npz");

    private static final double[] NUMBERS = {
        1 / 3.0,
        -2 / 3.0,
        1e-300,
        1e300,
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -1.5,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        0x1p53
    };

    @ParameterizedTest
    @ValueSource(strings = {"kinds.npz", "compressed.npz"})
    void everyKindOfArrayIsReadAsNumPyMeansIt(String file) {
        NpzArrays arrays = NpzFile.read(FOLDER.resolve(file));
        NpyArray table = NpyArray.of(NUMBERS, 3, 4);
        assertEquals(table, arrays.array("f8"));
        assertEquals(table, arrays.array("fortran"));
        assertEquals(NpyArray.of(java.util.Arrays.copyOf(NUMBERS, 8), 2, 4), arrays.array("big"));
        assertArrayEquals(new double[] {(float) (1 / 3.0), (float) -1e30, 0.5}, arrays.doubles("f4", 3));
        assertArrayEquals(new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0}, arrays.longs("i8", 3));
        assertArrayEquals(new long[] {Integer.MIN_VALUE, Integer.MAX_VALUE}, arrays.longs("i4", 2, 1));
        assertArrayEquals(new long[] {-32768, 32767}, arrays.longs("i2", 2));
        assertArrayEquals(new long[] {-128, 127}, arrays.longs("i1", 2));
        assertArrayEquals(new long[] {0, 255}, arrays.longs("u1", 2));
        assertArrayEquals(new long[] {0xffffffffL}, arrays.longs("u4", 1));
        assertArrayEquals(new long[] {1, 0, 1}, arrays.longs("b1", 3));
        NpyArray cube = NpyArray.of(LongStream.range(0, 24).toArray(), 2, 3, 4);
        assertEquals(cube, arrays.array("cube"));
        assertEquals(cube, arrays.array("cubeFortran"));
        assertArrayEquals(new double[] {0.1}, arrays.doubles("scalar"));
        assertEquals(7, arrays.whole("whole"));
        assertEquals(NpyArray.of(new double[0], 0, 3), arrays.array("none"));
        assertEquals("(A:3,B:3):1", arrays.text("text"));
        assertEquals(
                List.of("A", "gr\u00f6\u00dfer", "\ud835\udd4f", ""),
                arrays.array("texts").texts());
        assertEquals("", arrays.text("blank"));
        assertEquals("f8", arrays.names().get(0));
        assertEquals(19, arrays.names().size());
    }

    @Test
    void smallTypesAreWidened() {
        NpzArrays arrays = NpzFile.read(FOLDER.resolve("small.npz"));
        double[] halves = {0.333251953125, -2, 0, -0.0, 0x1p-24, -0x1p-14, 65504, Double.POSITIVE_INFINITY, Double.NaN};
        assertArrayEquals(halves, arrays.doubles("f2", 9));
        assertArrayEquals(halves, arrays.doubles("bigF2", 9));
        assertArrayEquals(new long[] {0, Long.MAX_VALUE}, arrays.longs("u8", 2));
        assertArrayEquals(new double[] {1, 0}, arrays.doubles("b1", 2, 1));
    }

    @Test
    void imagesAreFlattenedInCOrderWithANote() {
        RawSamples raw = SamplesArchive.read(FOLDER.resolve("images.npz"));
        Samples samples = raw.samples();
        assertEquals(new Modalities(List.of("image", "seen"), List.of(16, 1)), samples.modalities());
        for (int p = 0; p < 3; p++) {
            for (int i = 0; i < 16; i++) {
                assertEquals(16 * p + i, samples.input(p, i));
            }
            assertEquals(p == 1 ? 0 : 1, samples.input(p, 16));
            assertEquals(p == 1 ? -1 : 1, samples.output(p));
        }
        assertEquals("image[:,0,3]", raw.columns().get(3));
        assertEquals(List.of("image[:,3,3]", "seen", "y[:,0]"), raw.columns().subList(15, 18));
        assertEquals(1, raw.notes().size());
        assertTrue(
                raw.notes().get(0).contains("image of shape [3, 4, 4] is flattened to 16 columns"),
                raw.notes().get(0));
    }

    @Test
    void anArrayIsWrittenByteForByteAsNumPyWritesIt(@TempDir Path folder) throws IOException {
        Path ours = folder.resolve("ours.npy");
        NpyFile.write(ours, NpyArray.of(NUMBERS, 3, 4));
        assertArrayEquals(Files.readAllBytes(FOLDER.resolve("table.npy")), Files.readAllBytes(ours));
        assertEquals(NpyArray.of(NUMBERS, 3, 4), NpyFile.read(FOLDER.resolve("table.npy")));
    }

    @Test
    void samplesComeFromNumbersOfAnyKind() {
        Samples samples = SamplesArchive.read(FOLDER.resolve("samples.npz")).samples();
        assertEquals(new Modalities(List.of("B", "A"), List.of(2, 1)), samples.modalities());
        assertEquals(3, samples.count());
        assertArrayEquals(new double[] {1, 3, 5, 2, 4, 6, 0.5, 0.25, -1}, samples.inputsByFeature());
        assertArrayEquals(new double[] {1.5, 2.5, 3.5}, samples.outputsByFeature());
    }

    @ParameterizedTest
    @CsvSource({"structured.npz, descr", "complex.npz, <c16", "objects.npz, |O"})
    void whatIsNoNumberOrTextIsRefusedInOneLine(String file, String word) {
        String message = String.valueOf(assertThrows(InvalidInput.class, () -> NpzFile.read(FOLDER.resolve(file)))
                .getMessage());
        assertTrue(message.contains(file) && message.contains("array '") && message.contains("expected"), message);
        assertTrue(message.contains(word), message);
        assertEquals(1, message.lines().count(), message);
    }
}
