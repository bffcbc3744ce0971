package org.fusionflow.data.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.npz.NpyArray;
import org.fusionflow.data.npz.NpzFile;
import org.fusionflow.data.problem.DataReader;
import org.fusionflow.data.samples.RawSamples;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manifest names is what is read, by hand. */
class ManifestTest {
    private static final FusionTree TREE = FusionTree.parse("(A:2,B:2):0");

    @TempDir
    Path folder = Path.of(".");

    private RawSamples samples(String manifest) throws IOException {
        return Manifest.read(Files.writeString(folder.resolve("m.yaml"), manifest))
                .samples();
    }

    private TrainingData data(String manifest) throws IOException {
        Path file = Files.writeString(folder.resolve("m.yaml"), manifest);
        return DataReader.source(OptionValue.of("--data", file.toString())).trainingData(TREE);
    }

    private void table() throws IOException {
        Files.writeString(
                folder.resolve("t.csv"),
                "\uFEFFid;mean_a;mean_b;worst_a;kind\n1;10;20;30;no\n2;11;21;31;yes\n3;12;22;32;no\n4;13;23;35;maybe\n");
    }

    private static double[] row(Samples samples, int s) {
        return IntStream.range(0, samples.modalities().inputs())
                .mapToDouble(k -> samples.input(s, k))
                .toArray();
    }

    /** Images of 4 x 4 pixels, 0 to 15 plus their number, and labels 0, 1, 2, 0, 1, ... */
    private void images(int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16 + 16 * count)
                .putInt(0x803)
                .putInt(count)
                .putInt(4)
                .putInt(4);
        IntStream.range(0, 16 * count).forEach(k -> bytes.put((byte) (k % 16 + k / 16)));
        write("x.gz", bytes.array());
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        IntStream.range(0, count).forEach(k -> labels.put((byte) (k % 3)));
        write("l.gz", labels.array());
    }

    private void write(String name, byte[] bytes) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(bytes);
        }
    }

    @Test
    void columnsAreNamedByNameRangeNumberAndPattern() throws IOException {
        table();
        RawSamples raw = samples("""
                file: t.csv
                modalities: {A: mean_*, B: [4]}
                target: {columns: kind, class: no}
                """);
        assertEquals(List.of("A", "B"), raw.samples().modalities().names());
        assertArrayEquals(new double[] {11, 21, 31}, row(raw.samples(), 1));
        assertEquals(List.of("A mean_a", "A mean_b", "B worst_a", "class no"), raw.columns());
        // Half of the samples are of the class; their share is subtracted.
        assertEquals(0.5, raw.samples().output(0));
        assertEquals(-0.5, raw.samples().output(3));
        RawSamples ranges = samples("""
                file: t.csv
                modalities: {A: mean_a..worst_a, B: {columns: 1, unit: 2, shift: 1, scale: 0.5}}
                target: {columns: kind, classes: all, centered: false}
                """);
        assertArrayEquals(new double[] {12, 22, 32, 1}, row(ranges.samples(), 2));
        // Sorted: maybe, no, yes.
        assertEquals(3, ranges.samples().outputs());
        assertEquals(1, ranges.samples().output(0, 1));
        assertEquals(1, ranges.samples().output(3, 0));
        assertEquals(0, ranges.samples().output(3, 2));
    }

    @Test
    void tablesWithoutHeaderAndArraysOfAnyOrderAreTheSameNumbers() throws IOException {
        Files.writeString(folder.resolve("h.csv"), "3,2,names\n1,2,3\n4,5,6\n");
        NpzFile.write(
                folder.resolve("z.npz"), java.util.Map.of("x", NpyArray.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3)));
        write("f.npy", true);
        write("c.npy", false);
        for (String file : List.of("h.csv", "z.npz", "f.npy", "c.npy")) {
            RawSamples raw =
                    samples("file: " + file + "\nheader: false\nskip: 1\nmodalities: {A: 2, B: 1}\ntarget: 3\n");
            assertArrayEquals(new double[] {2, 1}, row(raw.samples(), 0), file);
            assertArrayEquals(new double[] {5, 4}, row(raw.samples(), 1), file);
            assertEquals(6, raw.samples().output(1), file);
        }
    }

    /** Rows 1 2 3 and 4 5 6, in Fortran order big-endian, in C order as bytes. */
    private void write(String name, boolean fortran) throws IOException {
        String header = "{'descr': '" + (fortran ? ">f4" : "|u1") + "', 'fortran_order': "
                + (fortran ? "True" : "False") + ", 'shape': (2, 3), }\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + (fortran ? 24 : 6));
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        bytes.put(header.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        if (fortran) {
            for (float value : new float[] {1, 4, 2, 5, 3, 6}) {
                bytes.putFloat(value);
            }
        } else {
            bytes.put(new byte[] {1, 2, 3, 4, 5, 6});
        }
        Files.write(folder.resolve(name), bytes.array());
    }

    @Test
    void imagesAreCroppedAndAveraged() throws IOException {
        images(6);
        RawSamples raw = samples("""
                file: x.gz
                modalities:
                  A: {average: 2}
                  B: {crop: 3..4x1..2}
                target: {file: l.gz, classes: all}
                """);
        assertArrayEquals(new double[] {2.5, 4.5, 10.5, 12.5, 8, 9, 12, 13}, row(raw.samples(), 0));
        assertArrayEquals(new double[] {3.5, 5.5, 11.5, 13.5, 9, 10, 13, 14}, row(raw.samples(), 1));
        assertEquals(1 - 1.0 / 3, raw.samples().output(1, 1), 1e-15);
        assertEquals(List.of("A[:,0,0]~", "A[:,0,2]~"), raw.columns().subList(0, 2));
    }

    @Test
    void aSplitHoldsOutRowsAndTheirFiguresAreThoseOfTheRest() throws IOException {
        images(40);
        String start = "file: x.gz\nmodalities: {A: 1..2, B: 3}\ntarget: {file: l.gz, class: 1}\ncenter: true\n";
        TrainingData rows = data(start + "split: {training: 1..20, heldOut: 31..40}\nfolds: 4\n");
        assertEquals(20, rows.samples().orElseThrow().count());
        assertEquals(10, rows.heldOut().orElseThrow().count());
        // The first pixel is the number of the image; the mean of 0..19 is 9.5.
        assertEquals(30 - 9.5, rows.heldOut().orElseThrow().input(0, 0), 1e-13);
        // 7 of the first 20 are of class 1.
        assertEquals(1 - 0.35, rows.heldOut().orElseThrow().output(1), 1e-15);
        assertEquals(4, rows.folds().orElseThrow().count());
        assertEquals(
                15, rows.folds().orElseThrow().at(3).samples().orElseThrow().count());
        TrainingData drawn = data(start + "split: 0.25\n");
        assertEquals(30, drawn.samples().orElseThrow().count());
        assertEquals(10, drawn.heldOut().orElseThrow().count());
        Files.writeString(folder.resolve("s.csv"), "part\n" + "train\n".repeat(39) + "test\n");
        TrainingData file = data(start + "split: {file: s.csv}\n");
        assertEquals(39 - 19, file.heldOut().orElseThrow().input(0, 0), 1e-13);
    }

    @Test
    void masksHideTheStatedSharesAndDependOnTheSeedAlone() throws IOException {
        images(3000);
        String start = "file: x.gz\nmodalities: {A: 2..3, B: 4..5}\ntarget: {file: l.gz, class: 1}\n";
        Samples whole = samples(start).samples();
        String masks = "masks: {A: 0.64, B: 0.16, A+B: 0.2, factor: 0.5, seed: 7}\n";
        Samples masked = samples(start + masks).samples();
        int a = 0;
        int b = 0;
        int both = 0;
        for (int s = 0; s < 3000; s++) {
            // One of two pixels may be 0.
            boolean showsA = masked.input(s, 0) + masked.input(s, 1) == whole.input(s, 0) + whole.input(s, 1);
            boolean showsB = masked.input(s, 2) + masked.input(s, 3) == whole.input(s, 2) + whole.input(s, 3);
            for (int k = 0; k < 4; k++) {
                boolean shows = k < 2 ? showsA : showsB;
                assertEquals(shows ? whole.input(s, k) : 0.5 * whole.input(s, k), masked.input(s, k));
            }
            assertTrue(showsA || showsB);
            a += showsA ? 1 : 0;
            b += showsB ? 1 : 0;
            both += showsA && showsB ? 1 : 0;
        }
        // Four standard deviations of a share of 3000 samples.
        assertEquals(0.84, a / 3000.0, 0.03);
        assertEquals(0.36, b / 3000.0, 0.04);
        assertEquals(0.2, both / 3000.0, 0.03);
        Samples held =
                samples(start + masks + "split: {heldOut: 1..10}\n").heldOut().orElseThrow();
        assertArrayEquals(row(masked, 4), row(held, 4));
    }

    @Test
    void noiseOfAveragedPixelsIsThatOfTheirMean() throws IOException {
        images(2000);
        Samples samples = samples("""
                        file: x.gz
                        modalities: {A: {average: 2}, B: 1}
                        target: {file: l.gz, class: 1}
                        masks: {B: 1, noise: 6}
                        """).samples();
        double squares = 0;
        for (int s = 0; s < 2000; s++) {
            for (int k = 0; k < 4; k++) {
                squares += samples.input(s, k) * samples.input(s, k) / 8000;
            }
        }
        assertEquals(9, squares, 0.6);
    }
}
