package org.fusionflow.network.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.npz.NpyArray;
import org.fusionflow.data.npz.NpzArrays;
import org.fusionflow.data.npz.NpzFile;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.AdamStep;
import org.fusionflow.network.method.Batching;
import org.fusionflow.network.method.CosineDecay;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.Plateau;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SavedRunTest {
    @TempDir
    Path folder = Path.of(".");

    static List<TrainingMethod> methods() {
        return List.of(
                Descent.plain(0.03),
                Descent.momentum(0.03, 0.5),
                Descent.adam(0.03),
                Descent.sgd(0.03, 7, false),
                Descent.sgd(0.03, 7, true),
                new Descent(
                        "adam", AdamStep.USUAL, new CosineDecay(0.03, 40, 0.001), Optional.of(new Batching(9, false))));
    }

    private static TrainingPlan plan(NetworkDesign design, TrainingMethod method, long steps) {
        return Networks.plan(design, method, Networks.steps(steps));
    }

    private Path saved(TrainingPlan plan) {
        Path file = folder.resolve("run.npz");
        SavedRun.write(file, plan, Simulator.train(plan, Watching.NOBODY));
        return file;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aRunGoesOnThroughAFileBitForBit(TrainingMethod method) {
        NetworkDesign longerThanNeeded = NetworkDesign.linear(FusionTree.parse("(A:2,(B:1,C:2):0):0"), 30);
        for (NetworkDesign design :
                List.of(Networks.design(), Networks.relu().withBiases(true), longerThanNeeded.withBiases(true))) {
            TrainedRun whole = Simulator.train(plan(design, method, 50), Watching.NOBODY);
            Path file = saved(plan(design, method, 20));
            TrainingPlan rest = plan(design, method, 50);
            Checkpoint there = SavedRun.read(file).checkpoint(rest);
            assertEquals(20, there.steps());
            TrainedRun end = Simulator.resume(rest, there, Watching.NOBODY);
            assertArrayEquals(whole.end().weights(), end.end().weights(), method.name());
            assertEquals(whole.end().time(), end.end().time());
            assertEquals(50, end.end().steps());
            assertEquals(whole.end().memory().keySet(), end.end().memory().keySet());
            whole.end()
                    .memory()
                    .forEach((name, kept) ->
                            assertArrayEquals(kept, end.end().memory().get(name), name));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void historyGoesThroughAFile(TrainingMethod method) {
        for (NetworkDesign design : List.of(Networks.design(), Networks.relu().withBiases(true))) {
            StopRule rule = new StopRule(20, 1e4, OptionalDouble.of(0), Optional.of(new Plateau(0.3, 0.1)));
            TrainingPlan plan = Networks.plan(design, method, rule, Vector.of(0, 0.1, 0.25));
            TrainedRun run = Simulator.train(plan, Watching.NOBODY);
            Path file = folder.resolve("run.npz");
            SavedRun.write(file, plan, run);
            assertTrue(run.end().history().isPresent());
            assertEquals(
                    run.end().history(), SavedRun.read(file).checkpoint(plan).history());
        }
    }

    @Test
    void filesWithoutAHistoryStillGoOn() {
        TrainingPlan plan = plan(Networks.design(), Descent.momentum(0.03, 0.5), 20);
        Path file = saved(plan);
        NpzArrays all = NpzFile.read(file);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        all.names().stream()
                .filter(name -> !name.startsWith("history."))
                .forEach(name -> arrays.put(name, all.array(name)));
        assertTrue(arrays.size() < all.names().size());
        NpzFile.write(file, arrays);
        TrainingPlan rest = plan(Networks.design(), Descent.momentum(0.03, 0.5), 50);
        Checkpoint there = SavedRun.read(file).checkpoint(rest);
        assertEquals(Optional.empty(), there.history());
        assertArrayEquals(
                Simulator.train(rest, Watching.NOBODY).end().weights(),
                Simulator.resume(rest, there, Watching.NOBODY).end().weights());
    }

    @Test
    void layersAndBiasesAreArraysByName() {
        TrainingPlan plan = plan(Networks.design().withBiases(true), Descent.plain(0.03), 20);
        TrainedRun run = Simulator.train(plan, Watching.NOBODY);
        Path file = folder.resolve("run.npz");
        SavedRun.write(file, plan, run);
        NpzArrays arrays = NpzFile.read(file);
        double[] weights = run.end().weights();
        for (Layer layer : run.layout().layers()) {
            double[] entries = arrays.doubles(layer.name(), layer.rows(), layer.columns());
            assertEquals(weights[layer.offset() + 1], entries[1]);
        }
        assertTrue(arrays.has("A+B+C.1") && arrays.has("bias.A.2") && arrays.has("bias.output"));
        assertEquals(20, arrays.whole("steps"));
        assertEquals("OUT_OF_STEPS", arrays.text("outcome"));
        assertEquals(3, arrays.whole("seed"));
    }

    @Test
    void twoRunsSaveTheSameBytes() throws IOException {
        TrainingPlan plan = plan(Networks.design(), Descent.adam(0.03), 20);
        byte[] first = Files.readAllBytes(saved(plan));
        assertArrayEquals(first, Files.readAllBytes(saved(plan)));
    }

    @Test
    void anotherRunIsRefusedWithFileArrayAndWhatWasExpected() {
        TrainingPlan plan = plan(Networks.design(), Descent.momentum(0.03, 0.5), 20);
        SavedRun saved = SavedRun.read(saved(plan));
        NetworkDesign design = Networks.design();
        Map<String, TrainingPlan> others = new LinkedHashMap<>();
        others.put("widths", plan(NetworkDesign.linear(design.tree(), 5), plan.method(), 20));
        others.put("activationSlope", plan(Networks.relu(), plan.method(), 20));
        others.put("biases", plan(design.withBiases(true), plan.method(), 20));
        others.put("method", plan(design, Descent.adam(0.03), 20));
        others.put("methodSettings", plan(design, Descent.momentum(0.02, 0.5), 20));
        others.put("seed", plan.withSeed(4));
        others.put(
                "architecture",
                plan(
                        NetworkDesign.linear(org.fusionflow.architecture.FusionTree.parse("(A:2,(B:1,C:2):1):2"), 4),
                        plan.method(),
                        20));
        others.forEach((array, other) -> {
            InvalidInput refused = assertThrows(InvalidInput.class, () -> saved.checkpoint(other), array);
            assertPlace(refused, array);
        });
    }

    private void assertPlace(InvalidInput refused, String array) {
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith(folder.resolve("run.npz").toString()), message);
        assertTrue(message.contains(", array '" + array + "': "), message);
        assertTrue(message.contains("expected"), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void spoiltFilesAreRefusedWithTheArray() {
        TrainingPlan plan = plan(Networks.design(), Descent.momentum(0.03, 0.5), 20);
        Path file = saved(plan);
        NpzArrays good = NpzFile.read(file);
        Map<String, Consumer<Map<String, NpyArray>>> changes = new LinkedHashMap<>();
        changes.put("formatVersion", all -> all.put("formatVersion", NpyArray.of(2L)));
        changes.put("A.1", all -> all.put("A.1", NpyArray.of(new double[8], 2, 4)));
        changes.put("B.1", all -> all.remove("B.1"));
        changes.put("C.2", all -> all.put("C.2", NpyArray.of("text")));
        changes.put("C.1", all -> all.put("C.1", withNaN(12, 4, 3)));
        changes.put("memory.momentum", all -> all.put("memory.momentum", NpyArray.of(new double[3], 3)));
        changes.put("steps", all -> all.put("steps", NpyArray.of(-1L)));
        changes.put("time", all -> all.put("time", NpyArray.of(-1.0)));
        changes.put("history.last", all -> all.remove("history.last"));
        changes.put("history.start", all -> all.put("history.start", withNaN(12, 12)));
        changes.put("history.points", all -> all.put("history.points", NpyArray.of(new double[5], 5)));
        changes.put("history.halfTime.B", all -> all.put("history.halfTime.B", NpyArray.of(new double[] {1, 2, 3}, 3)));
        changes.put("dataDigest", all -> all.put("dataDigest", NpyArray.of("0")));
        changes.put("seed", all -> all.put("seed", NpyArray.of(3.0)));
        changes.forEach((array, change) -> {
            Map<String, NpyArray> arrays = new LinkedHashMap<>();
            good.names().forEach(name -> arrays.put(name, good.array(name)));
            change.accept(arrays);
            NpzFile.write(file, arrays);
            SavedRun spoilt = SavedRun.read(file);
            InvalidInput refused = assertThrows(InvalidInput.class, () -> spoilt.checkpoint(plan), array);
            if (arrays.containsKey(array)) {
                assertPlace(refused, array);
            } else {
                assertTrue(String.valueOf(refused.getMessage()).contains("expected an array " + array), "" + refused);
            }
        });
    }

    private static NpyArray withNaN(int count, int... shape) {
        double[] numbers = new double[count];
        numbers[5] = Double.NaN;
        return NpyArray.of(numbers, shape);
    }

    @Test
    void aRunThatDivergedIsNotSaved() {
        TrainingPlan plan = plan(Networks.design(), Descent.plain(1e200), 2000);
        TrainedRun run = Simulator.train(plan, Watching.NOBODY);
        assertTrue(run.result().outcome().isFailure());
        Checkpoint spoilt = new Checkpoint(1, 1, new double[] {Double.NaN}, Map.of());
        Checkpoint memory = new Checkpoint(1, 1, new double[] {1}, Map.of("square", new double[] {1 / 0.0}));
        assertFalse(SavedRun.isSavable(spoilt));
        assertFalse(SavedRun.isSavable(memory));
        Path file = folder.resolve("run.npz");
        TrainedRun bad = new TrainedRun(run.result(), run.layout(), spoilt);
        assertThrows(IllegalArgumentException.class, () -> SavedRun.write(file, plan, bad));
        assertFalse(Files.exists(file));
    }

    @Test
    void anotherRunStartsWithSavedWeights() {
        TrainingPlan plan = plan(Networks.design().withBiases(true), Descent.plain(0.03), 20);
        TrainedRun run = Simulator.train(plan, Watching.NOBODY);
        Path file = folder.resolve("run.npz");
        SavedRun.write(file, plan, run);
        FromFile start = new FromFile(file);
        assertArrayEquals(run.end().weights(), weights(start, run.layout(), plan));
        // The matrices of a network with biases fit one without.
        TrainingPlan without = plan(Networks.design(), Descent.plain(0.03), 20);
        Layout layout = Simulator.layout(without);
        assertArrayEquals(
                java.util.Arrays.copyOf(run.end().weights(), layout.weights()), weights(start, layout, without));
    }

    @Test
    void onesOwnWeightsInSinglePrecisionAreWidenedAndBiasesStartAtZero() throws IOException {
        TrainingPlan plan = plan(Networks.design().withBiases(true), Descent.plain(0.03), 20);
        Layout layout = Simulator.layout(plan);
        Path file = folder.resolve("own.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            float next = 0.1f;
            for (Layer layer : layout.layers()) {
                zip.putNextEntry(new ZipEntry(layer.name() + ".npy"));
                zip.write(singlePrecision(layer, next));
                next += 0.1f;
            }
        }
        double[] weights = weights(new FromFile(file), layout, plan);
        assertEquals(0.1f, weights[layout.layers().get(0).offset()]);
        for (int i = layout.matrices(); i < layout.weights(); i++) {
            assertEquals(0, weights[i]);
        }
        assertEquals("from-file", new FromFile(file).name());
    }

    private static byte[] singlePrecision(Layer layer, float value) throws IOException {
        String header =
                "{'descr': '<f4', 'fortran_order': False, 'shape': (" + layer.rows() + ", " + layer.columns() + "), }";
        header += " ".repeat((64 - (header.length() + 11) % 64) % 64) + "\n";
        ByteBuffer bytes =
                ByteBuffer.allocate(header.length() + 10 + 4 * layer.weights()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < layer.weights(); i++) {
            bytes.putFloat(value);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes.array());
        return out.toByteArray();
    }

    @Test
    void someBiasesWithoutTheOthersAreAMistake() {
        TrainingPlan plan = plan(Networks.design().withBiases(true), Descent.plain(0.03), 20);
        Layout layout = Simulator.layout(plan);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (Layer layer : layout.layers()) {
            arrays.put(layer.name(), NpyArray.of(new double[layer.weights()], layer.rows(), layer.columns()));
        }
        arrays.put("bias.A.1", NpyArray.of(new double[4], 4));
        Path file = folder.resolve("own.npz");
        NpzFile.write(file, arrays);
        FromFile start = new FromFile(file);
        assertThrows(InvalidInput.class, () -> weights(start, layout, plan));
        arrays.put("A.1", NpyArray.of(new double[6], 2, 3));
        NpzFile.write(file, arrays);
        FromFile wrong = new FromFile(file);
        InvalidInput refused = assertThrows(InvalidInput.class, () -> weights(wrong, layout, plan));
        assertTrue(String.valueOf(refused.getMessage()).contains("[4, 2]"), refused.getMessage());
    }

    private static double[] weights(FromFile start, Layout layout, TrainingPlan plan) {
        return start.weights(layout, plan.data().moments(), 1, new org.hipparchus.random.MersenneTwister(1));
    }
}
