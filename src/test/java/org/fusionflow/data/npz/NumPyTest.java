package org.fusionflow.data.npz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reader and writer against NumPy itself, where there is one; {@link NpzFixturesTest} holds everywhere. */
class NumPyTest {
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    Path folder = Path.of(".");

    private record Answer(int code, List<String> lines) {}

    private static Answer python(Path folder, String program) throws IOException, InterruptedException {
        Path out = folder.resolve("python.txt");
        Process process = new ProcessBuilder(PYTHON, "-c", program)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "Python takes longer than a minute");
        return new Answer(process.exitValue(), Files.readAllLines(out, StandardCharsets.UTF_8));
    }

    @BeforeAll
    static void numPyIsThere(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "no " + PYTHON);
        assumeTrue(python(folder, "import numpy").code() == 0, "no NumPy");
    }

    @Test
    void numPyReadsWhatWeWrite() throws IOException, InterruptedException {
        double[] numbers = new Random(1).doubles(30, -1, 1).toArray();
        numbers[3] = Double.NaN;
        numbers[4] = -0.0;
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("cube", NpyArray.of(numbers, 2, 3, 5));
        arrays.put("W.1", NpyArray.of(numbers, 30));
        arrays.put("whole", NpyArray.of(new long[] {1, -2, Long.MIN_VALUE}, 3, 1));
        arrays.put("text", NpyArray.of("gr\u00f6\u00dfer \ud835\udd4f"));
        arrays.put("names", NpyArray.of(List.of("A", "", "Beta")));
        arrays.put("none", NpyArray.of(new double[0], 0, 2));
        arrays.put("one", NpyArray.of(0.1));
        NpzFile.write(folder.resolve("ours.npz"), arrays);
        Answer answer = python(folder, """
                import numpy as np
                for name, a in np.load('ours.npz').items():
                    print(name, a.dtype.str, a.shape, a.flags.c_contiguous, a.tobytes().hex())
                """);
        assertEquals(0, answer.code(), answer.lines().toString());
        byte[] raw = new byte[240];
        java.nio.ByteBuffer.wrap(raw)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .put(numbers);
        String hex = java.util.HexFormat.of().formatHex(raw);
        assertEquals(
                List.of(
                        "cube <f8 (2, 3, 5) True " + hex,
                        "W.1 <f8 (30,) True " + hex,
                        "whole <i8 (3, 1) True 0100000000000000feffffffffffffff0000000000000080",
                        "text <U8 () True " + utf32("gr\u00f6\u00dfer \ud835\udd4f", 8),
                        "names <U4 (3,) True " + utf32("A", 4) + utf32("", 4) + utf32("Beta", 4),
                        "none <f8 (0, 2) True ",
                        "one <f8 () True 9a9999999999b93f"),
                answer.lines());
    }

    private static String utf32(String text, int size) {
        StringBuilder hex = new StringBuilder();
        text.codePoints().forEach(c -> hex.append(String.format("%08x", Integer.reverseBytes(c))));
        return hex + "0".repeat(8 * size - hex.length());
    }

    @Test
    void weReadWhatNumPyWrites() throws IOException, InterruptedException {
        Answer answer = python(folder, """
                import numpy as np
                rng = np.random.default_rng(5)
                x = rng.standard_normal((4, 3, 2))
                arrays = dict(
                    c=x, f=np.asfortranarray(x), part=x[::2, :, 1], turned=x.T, f4=x.astype('f4'), big=x.astype('>f8'),
                    whole=rng.integers(-1000, 1000, (3, 7)), yes=x > 0)
                for name in ('stored', 'deflated'):
                    (np.savez if name == 'stored' else np.savez_compressed)(name + '.npz', **arrays)
                for name, a in arrays.items():
                    print(name, ' '.join(float(v).hex() for v in a.ravel()))
                """);
        assertEquals(0, answer.code(), answer.lines().toString());
        assertEquals(8, answer.lines().size());
        for (String file : List.of("stored.npz", "deflated.npz")) {
            NpzArrays arrays = NpzFile.read(folder.resolve(file));
            for (String line : answer.lines()) {
                String[] parts = line.split(" ", -1);
                double[] expected = Arrays.stream(parts, 1, parts.length)
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                int[] shape = arrays.array(parts[0]).shape().stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
                assertEquals(
                        NpyArray.of(expected, shape),
                        NpyArray.of(arrays.array(parts[0]).doubles(), shape),
                        parts[0]);
            }
            assertEquals(List.of(4, 3, 2), arrays.array("f").shape());
            assertEquals(List.of(2, 3, 4), arrays.array("turned").shape());
        }
    }

    @Test
    void aPlainFileIsByteForByteNumPys() throws IOException, InterruptedException {
        NpyFile.write(folder.resolve("ours.npy"), NpyArray.of(new double[] {1, 2, 3, 4, 5, 6}, 3, 2));
        NpyFile.write(folder.resolve("text.npy"), NpyArray.of("A b"));
        Answer answer = python(folder, """
                import numpy as np
                np.save('theirs.npy', np.arange(1.0, 7.0).reshape(3, 2))
                np.save('theirText.npy', np.array('A b'))
                for a, b in (('ours.npy', 'theirs.npy'), ('text.npy', 'theirText.npy')):
                    print(open(a, 'rb').read() == open(b, 'rb').read())
                """);
        assertEquals(List.of("True", "True"), answer.lines());
    }

    @Test
    void momentsThatNumPyWritesAreRead() throws IOException, InterruptedException {
        Answer answer = python(folder, """
                import numpy as np
                c = np.array([[4, 1, .5], [1, 3, 0], [.5, 0, 1]])
                moments = dict(modalities=[("A", 2), ("Beta", 1)], inputCovariance=c, inputOutputCorrelation=[[2, -1, .5], [0, 1, .25]])
                np.savez('stored.npz', outputVariance=7, **moments)
                np.savez_compressed('deflated.npz', outputVariance=np.float32(7), **moments)
                np.savez('turned.npz', outputVariance=7.0, **dict(moments, inputCovariance=np.asfortranarray(c.astype('f4'))))
                """);
        assertEquals(0, answer.code(), answer.lines().toString());
        Moments expected = new Moments(
                new Modalities(List.of("A", "Beta"), List.of(2, 1)),
                new Symmetric(new double[][] {{4, 1, 0.5}, {1, 3, 0}, {0.5, 0, 1}}),
                List.of(Vector.of(2, -1, 0.5), Vector.of(0, 1, 0.25)),
                7);
        for (String file : List.of("stored.npz", "deflated.npz", "turned.npz")) {
            assertEquals(expected, StatisticsArchive.read(folder.resolve(file)), file);
        }
    }
}
