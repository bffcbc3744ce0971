package org.fusionflow.network.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.npz.NpzArrays;
import org.fusionflow.data.npz.NpzFile;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.ode.Outcome;
import org.fusionflow.study.PredictedWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordingTest {
    private static final double RATE = 0.03125; // a power of two: step times are exact

    @TempDir
    Path folder = Path.of(".");

    static List<TrainingMethod> methods() {
        return List.of(
                Descent.plain(RATE), Descent.momentum(RATE, 0.5), Descent.adam(RATE), Descent.sgd(RATE, 7, false));
    }

    private static TrainingPlan plan(TrainingMethod method, long steps) {
        return Networks.plan(Networks.design(), method, Networks.steps(steps));
    }

    private static Recording record(TrainingPlan plan, FlowTimes times, String what) {
        WeightRecorder recorder = new WeightRecorder(times, Observables.parse(what, "record", plan));
        Simulator.train(plan, Networks.watching(recorder));
        return recorder.recording();
    }

    private static List<Long> steps(Recording recording) {
        return recording.rows().stream().map(Recording.Row::steps).toList();
    }

    @Test
    void stepsAreRecordedAtOrAfterTheirTimesOnce() {
        FlowTimes times = FlowTimes.parse("0,0.01,0.02,0.0625,0.07,3");
        Recording recording = record(plan(Descent.plain(RATE), 20), times, "loss");
        assertEquals(List.of(0L, 1L, 2L, 3L), steps(recording));
        assertEquals(2 * RATE, recording.rows().get(2).time());
    }

    @Test
    void theFlowIsRecordedExactlyAtItsTimes() {
        FlowTimes times = FlowTimes.logarithmic(1e-3, 8, 40);
        TrainingMethod flow = new GradientFlow();
        StopRule stop = new StopRule(flow.defaultMaxSteps(), 10, OptionalDouble.of(0));
        TrainingPlan plan = Networks.plan(Networks.design(), flow, stop);
        WeightRecorder recorder = new WeightRecorder(times, Observables.parse("loss,map", "record", plan));
        TrainingPlan reported = PredictedWatch.plan(
                new Problem(plan.design().tree(), plan.data(), plan.u0()),
                NetworkSetup.linear(1, plan.initialization(), flow, stop)
                        .withDesign(plan.design())
                        .withLoss(plan.loss(), 0),
                plan.seed(),
                times.times());
        TrainedRun run = Simulator.train(reported, Networks.watching(recorder));
        Recording recording = recorder.recording();
        assertEquals(40, recording.rows().size());
        double[] maps = recording.values("map");
        for (int t = 0; t < 40; t++) {
            TrajectoryPoint point = run.result().trajectory().get(t);
            assertEquals(times.at(t), recording.rows().get(t).time());
            assertEquals(point.loss(), recording.values("loss")[t]);
            assertEquals(point.map(), Vector.of(Arrays.copyOfRange(maps, 6 * t, 6 * t + 6)));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void observersChangeNothing(TrainingMethod method) {
        TrainingPlan plan = plan(method, 60);
        WeightRecorder recorder =
                new WeightRecorder(FlowTimes.linear(0, 2, 30), Observables.parse("all", "record", plan));
        TrainedRun seen = Simulator.train(plan, Networks.watching(recorder));
        TrainedRun unseen = Simulator.train(plan, Watching.NOBODY);
        assertArrayEquals(unseen.end().weights(), seen.end().weights());
        assertEquals(unseen.result(), seen.result());
    }

    @Test
    void rowsDoNotDependOnWhatElseIsRecorded() {
        for (var design : List.of(Networks.design(), Networks.relu())) {
            TrainingPlan plan = Networks.plan(design, Descent.plain(RATE), Networks.steps(40));
            FlowTimes times = FlowTimes.linear(0, 1, 9);
            Recording all = record(plan, times, "all");
            List<String> names = new ArrayList<>(Observables.names());
            // The loss is not one of classes.
            names.remove("accuracy");
            for (String name : names) {
                Recording alone = record(plan, times, name);
                for (RecordedQuantity quantity : alone.quantities()) {
                    assertArrayEquals(all.values(quantity.name()), alone.values(quantity.name()), quantity.name());
                }
            }
            java.util.Collections.reverse(names);
            Recording reversed = record(plan, times, String.join(",", names));
            all.quantities()
                    .forEach(one -> assertArrayEquals(all.values(one.name()), reversed.values(one.name()), one.name()));
        }
    }

    @Test
    void aTableHasNamesAndReadsBackAsTheSameNumbers() throws IOException {
        TrainingPlan plan = plan(Descent.plain(RATE), 40);
        Recording recording = record(plan, FlowTimes.linear(0, 1, 9), "all");
        Path file = folder.resolve("run.csv");
        recording.writeCsv(file);
        List<String> lines = Files.readAllLines(file);
        assertEquals(String.join(",", recording.columns()), lines.get(0));
        assertEquals(recording.rows().size() + 1, lines.size());
        assertFalse(lines.get(0).contains("units"), "clouds are in no table");
        List<String> columns = recording.columns();
        double[] saddles = recording.values("saddleDistance");
        for (int t = 0; t < recording.rows().size(); t++) {
            String[] cells = lines.get(t + 1).split(",", -1);
            assertEquals(columns.size(), cells.length);
            assertEquals(Long.toString(recording.rows().get(t).steps()), cells[0]);
            assertEquals(recording.rows().get(t).time(), Double.parseDouble(cells[1]));
            assertEquals(recording.values("loss")[t], Double.parseDouble(cells[columns.indexOf("loss")]));
            assertEquals(saddles[8 * t + 5], Double.parseDouble(cells[columns.indexOf("saddleDistance.A+C")]));
        }
    }

    @Test
    void arraysReadBackWithNamesShapesAndWhatTheRunWas() {
        TrainingPlan plan = plan(Descent.plain(RATE), 40);
        Recording recording = record(plan, FlowTimes.linear(0, 1, 9), "all");
        Path file = folder.resolve("run.npz");
        recording.writeNpz(file, plan);
        assertEquals(recording, Recording.read(file, plan));
        NpzArrays arrays = NpzFile.read(file);
        int rows = recording.rows().size();
        assertEquals(List.of(rows), arrays.array("loss").shape());
        assertEquals(List.of(rows, 6), arrays.array("map").shape());
        assertEquals(List.of(rows, 4, 3), arrays.array("units.C.1").shape());
        assertEquals(List.of(rows, 4), arrays.array("outgoing.C.1").shape());
        assertEquals(
                List.of("mapNorm.A", "mapNorm.B", "mapNorm.C"),
                arrays.array("columns.mapNorm").texts());
        assertEquals(Networks.TREE, arrays.text("architecture"));
        assertEquals("gd", arrays.text("method"));
        InvalidInput other = assertThrows(InvalidInput.class, () -> Recording.read(file, plan.withSeed(9)));
        assertTrue(String.valueOf(other.getMessage()).startsWith(file.toString()), other.getMessage());
    }

    @Test
    void pythonOpensARecordingAndASavedRun() throws IOException, InterruptedException {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "no " + python);
        assumeTrue(python(python, "import numpy") == 0, "no NumPy");
        TrainingPlan plan = plan(Descent.plain(RATE), 40);
        WeightRecorder recorder =
                new WeightRecorder(FlowTimes.linear(0, 1, 9), Observables.parse("all", "record", plan));
        TrainedRun run = Simulator.train(plan, Networks.watching(recorder));
        recorder.recording().writeNpz(folder.resolve("run.npz"), plan);
        SavedRun.write(folder.resolve("end.npz"), plan, run);
        assertEquals(0, python(python, """
                        import numpy as np
                        r = np.load("run.npz")
                        w = np.load("end.npz")
                        assert r["map"].shape == (len(r["time"]), 6) and r["step"].dtype == np.int64
                        assert list(r["columns.mapNorm"]) == ["mapNorm.A", "mapNorm.B", "mapNorm.C"]
                        assert np.allclose(np.linalg.norm(r["map"][:, :2], axis=1), r["mapNorm"][:, 0])
                        for t in range(len(r["time"])):
                            s = np.linalg.svd(r["units.C.1"][t], compute_uv=False)
                            assert np.allclose(s, r["singular.C.1"][t], rtol=1e-12)
                        assert w["A+B+C.1"] @ w["A.2"] @ w["A.1"] is not None
                        assert str(w["architecture"]) == "(A:2,(B:1,C:2):1):1" and int(w["steps"]) == 40
                        """));
    }

    private int python(Path python, String program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(python.toString(), "-c", program)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(process.waitFor(60, java.util.concurrent.TimeUnit.SECONDS), "Python takes longer than a minute");
        return process.exitValue();
    }

    @Test
    void twoRunsWriteTheSameBytes() throws IOException {
        for (String ending : List.of("csv", "npz")) {
            List<byte[]> files = new ArrayList<>();
            for (int run = 0; run < 2; run++) {
                TrainingPlan plan = plan(Descent.adam(RATE), 40);
                Recording recording = record(plan, FlowTimes.linear(0, 1, 9), "all");
                Path file = folder.resolve(run + "." + ending);
                if (ending.equals("csv")) {
                    recording.writeCsv(file);
                } else {
                    recording.writeNpz(file, plan);
                }
                files.add(Files.readAllBytes(file));
            }
            assertArrayEquals(files.get(0), files.get(1), ending);
        }
    }

    @Test
    void aDivergedRunLeavesItsFiniteRows() throws IOException {
        TrainingPlan plan = plan(Descent.plain(40), 2000);
        WeightRecorder recorder =
                new WeightRecorder(FlowTimes.linear(0, 80_000, 2001), Observables.parse("all", "record", plan));
        TrainedRun run = Simulator.train(plan, Networks.watching(recorder));
        assertEquals(Outcome.NOT_FINITE, run.result().outcome());
        Recording recording = recorder.recording();
        assertFalse(recording.rows().isEmpty());
        for (Recording.Row row : recording.rows()) {
            assertTrue(Arrays.stream(row.values().toArray()).allMatch(Double::isFinite));
        }
        Path file = folder.resolve("diverged.csv");
        recording.writeCsv(file);
        assertFalse(Files.readString(file).matches("(?s).*(NaN|Infinity|,,|,\n).*"));
        recording.writeNpz(folder.resolve("diverged.npz"), plan);
        assertEquals(recording, Recording.read(folder.resolve("diverged.npz"), plan));
    }

    @Test
    void recordingEndsAtTheFirstStateThatIsNotFinite() {
        TrainingPlan plan = plan(Descent.plain(RATE), 9);
        NetworkState state = Networks.start(plan);
        double[] bad = state.weights().clone();
        bad[3] = Double.NaN;
        Observable overflows = new Observable() {
            @Override
            public List<RecordedQuantity> quantities() {
                return List.of(RecordedQuantity.number("overflows"));
            }

            @Override
            public void measure(NetworkState there, double[] row, int at) {
                row[at] = there.weights()[0] > 1e3 ? Double.POSITIVE_INFINITY : 1;
            }
        };
        for (boolean inWeights : new boolean[] {true, false}) {
            WeightRecorder recorder = new WeightRecorder(FlowTimes.parse("0,1,2"), List.of(new Loss(), overflows));
            double[] large = state.weights().clone();
            large[0] = 1e4;
            var objective = new org.fusionflow.network.model.LinearNetwork(
                    state.layout(),
                    new org.fusionflow.network.model.QuadraticLoss(plan.data().moments()));
            objective.respond(state.weights());
            recorder.look(0, 0, state.weights(), objective);
            recorder.look(1, 1, inWeights ? bad : large, objective);
            assertEquals(Double.POSITIVE_INFINITY, recorder.nextTime());
            assertEquals(1, recorder.recording().rows().size());
        }
    }

    @Test
    void anEmptyRecordingIsAFileToo() throws IOException {
        TrainingPlan plan = plan(Descent.plain(RATE), 2);
        Recording recording = record(plan, FlowTimes.parse("100"), "all");
        recording.writeCsv(folder.resolve("empty.csv"));
        assertEquals(1, Files.readAllLines(folder.resolve("empty.csv")).size());
        recording.writeNpz(folder.resolve("empty.npz"), plan);
        assertEquals(recording, Recording.read(folder.resolve("empty.npz"), plan));
    }

    @Test
    void filesThatCannotBeWrittenAreRefusedAndLeaveNothing() throws IOException {
        TrainingPlan plan = plan(Descent.plain(RATE), 2);
        Recording recording = record(plan, FlowTimes.parse("0"), "loss");
        assertThrows(InvalidInput.class, () -> recording.writeCsv(folder));
        assertThrows(InvalidInput.class, () -> recording.writeNpz(folder.resolve("no/such.npz"), plan));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void tooLargeARecordingIsRefusedBeforeTheRun() {
        TrainingPlan plan = plan(Descent.plain(RATE), 2);
        InvalidInput refused = assertThrows(
                InvalidInput.class,
                () -> new WeightRecorder(
                        FlowTimes.linear(0, 1, 1_000_000), Observables.parse("units", "record", plan)));
        assertTrue(String.valueOf(refused.getMessage()).contains("1000000 times"), refused.getMessage());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anInterruptedRunHasTheFirstRowsAndGoesOnToTheRest(TrainingMethod method) {
        // Times between steps and at steps, and for batches between epochs of 6 steps.
        FlowTimes times = FlowTimes.parse("0,0.04,0.0625,0.3,0.5,0.55,0.56,0.8,1.1,1.4");
        TrainingPlan plan = plan(method, 48);
        Recording whole = record(plan, times, "all");
        TrainedRun uninterrupted = Simulator.train(plan, Watching.NOBODY);
        for (long k : new long[] {0, 1, 5, 17, 18, 20}) {
            WeightRecorder first = new WeightRecorder(times, Observables.parse("all", "record", plan));
            long[] asked = {0};
            TrainedRun part = Simulator.train(plan, new Watching(ProgressListener.NONE, first, () -> asked[0]++ >= k));
            assertEquals(Outcome.INTERRUPTED, part.result().outcome());
            assertEquals(k, part.result().steps(), method.name());
            List<Recording.Row> rows = first.recording().rows();
            assertEquals(new Recording(whole.quantities(), whole.rows().subList(0, rows.size())), first.recording());
            assertEquals(whole.rows().stream().filter(row -> row.steps() <= k).count(), rows.size(), method.name() + k);
            Checkpoint there = part.end();
            WeightRecorder rest = WeightRecorder.after(
                    first.recording(), there.time(), times, Observables.parse("all", "record", plan));
            TrainedRun end = Simulator.resume(plan, there, Networks.watching(rest));
            assertArrayEquals(uninterrupted.end().weights(), end.end().weights());
            assertEquals(whole, rest.recording());
        }
    }

    @Test
    void anotherRecordingIsNotGoneOnWith() {
        TrainingPlan plan = plan(Descent.plain(RATE), 4);
        FlowTimes times = FlowTimes.parse("0,1");
        Recording losses = record(plan, times, "loss");
        assertThrows(
                InvalidInput.class,
                () -> WeightRecorder.after(losses, 0.1, times, Observables.parse("map", "record", plan)));
    }
}
