package org.fusionflow.data.npz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.samples.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples as arrays of NumPy. */
class SamplesArchiveTest {
    @TempDir
    Path folder = Path.of(".");

    @ParameterizedTest
    @ValueSource(
            strings = {"B=1,A=3,samples=7", "A=1,samples=1", "A=2,B=2,samples=20,outputs=3", "A=1,samples=4,outputs=2"})
    void samplesAreReadAsTheyWereWritten(String text) {
        Samples samples = RandomSamples.parse(text).draw();
        Path file = folder.resolve("samples.npz");
        SamplesArchive.write(file, samples);
        Samples read = SamplesArchive.read(file).samples();
        assertEquals(samples.modalities(), read.modalities());
        assertEquals(samples.outputs(), read.outputs());
        assertArrayEquals(samples.inputsByFeature(), read.inputsByFeature());
        assertArrayEquals(samples.outputsByFeature(), read.outputsByFeature());
    }

    private void refused(String word, Object... namesAndArrays) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (int k = 0; k < namesAndArrays.length; k += 2) {
            arrays.put((String) namesAndArrays[k], (NpyArray) namesAndArrays[k + 1]);
        }
        Path file = folder.resolve("bad.npz");
        NpzFile.write(file, arrays);
        String message = String.valueOf(assertThrows(InvalidInput.class, () -> SamplesArchive.read(file))
                .getMessage());
        assertTrue(message.contains("bad.npz") && message.contains(word), message);
        assertTrue(message.contains("expected"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void arraysThatAreNoSamplesAreOneLine() {
        NpyArray two = NpyArray.of(new double[] {1, 2}, 2);
        NpyArray three = NpyArray.of(new double[] {1, 2, 3}, 3);
        refused("array y", "A", two);
        refused("arrays of inputs", "y", two);
        refused("array 'A': expected 2 rows, one for each of y, found 3", "A", three, "y", two);
        refused("array 'A_1': expected the name of a modality", "A_1", two, "y", two);
        refused("array 'A': expected numbers, found text", "A", NpyArray.of(List.of("a", "b")), "y", two);
        refused("array 'y': expected one row a sample", "A", two, "y", NpyArray.of(1.0));
        refused("array 'y': expected one row a sample", "A", two, "y", NpyArray.of(new double[0], 0));
        refused("array 'A': expected one row a sample", "A", NpyArray.of(new double[0], 2, 0), "y", two);
        refused("array 'A': expected one row a sample", "A", NpyArray.of(new double[0], 2, 1, 0), "y", two);
        double[] nan = {1, 2, 3, Double.NaN};
        refused("array 'A': A[1], NaN: expected", "A", NpyArray.of(new double[] {1, Double.NaN}, 2), "y", two);
        refused("array 'A': A[1,1], NaN: expected", "A", NpyArray.of(nan, 2, 2), "y", two);
        refused("array 'A': A[1,1,0], NaN: expected", "A", NpyArray.of(nan, 2, 2, 1), "y", two);
        refused("array 'y': y[0], -Inf", "A", two, "y", NpyArray.of(new double[] {Double.NEGATIVE_INFINITY, 1}, 2));
        refused("from 1 to 1000", "A", NpyArray.of(new double[1], 1), "y", NpyArray.of(new double[1001], 1, 1001));
    }
}
