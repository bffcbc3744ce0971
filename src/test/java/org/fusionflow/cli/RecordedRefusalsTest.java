package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.data.npz.NpyArray;
import org.fusionflow.data.npz.NpzFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a recorded training loop is said in one line, with the file, the array, the value and what was expected. */
class RecordedRefusalsTest {
    private static final String TREE = "(A:2,B:2):0";

    @TempDir
    private static Path folder;

    private static RecordedLoop loop;

    @BeforeAll
    static void record() {
        Path samples = folder.resolve("samples.npz");
        NpzFile.write(
                samples,
                Map.of(
                        "A", NpyArray.of(new double[] {2, -1, 0.5, 1.5}, 4),
                        "B", NpyArray.of(new double[] {1, 1, -1, 0.2}, 4),
                        "y", NpyArray.of(new double[] {3, 0, -0.5, 1.7}, 4)));
        loop = RecordedLoop.of(
                folder, TREE, samples, "--u0", "0.1", "--width", "2", "--lr", "0.05", "--record-times", "0:6:61");
    }

    /** Refused with exit code 2 and a line that has all these parts. */
    private static void refused(RecordedLoop changed, List<String> options, String... parts) {
        Path file = changed.written("changed.npz");
        List<String> arguments = new ArrayList<>(List.of("validate", "--run", file.toString()));
        arguments.addAll(options);
        refused(arguments, parts);
    }

    private static void refused(List<String> arguments, String... parts) {
        Run run = Run.of(arguments.toArray(String[]::new));
        assertEquals(2, run.code(), run.err() + run.out());
        assertEquals(1, run.err().strip().lines().count(), run.err());
        for (String part : parts) {
            assertTrue(run.err().contains(part), () -> "expected '" + part + "' in: " + run.err());
        }
        assertFalse(run.err().contains("Exception"), run.err());
    }

    private static void refused(RecordedLoop changed, String... parts) {
        refused(changed, List.of(), parts);
    }

    private static double[] with(double[] values, int place, double value) {
        double[] changed = values.clone();
        changed[place] = value;
        return changed;
    }

    @Test
    void theRecordingItselfIsTaken() {
        Run run = Run.of("validate", "--run", loop.written("whole.npz").toString());
        assertTrue(run.code() < 2, run.err() + run.out());
    }

    @Test
    void missingArrays() {
        refused(loop.without("map"), "changed.npz", "expected the arrays time, loss and map", "found no map");
        refused(loop.without("time"), "found no time");
        refused(loop.without("loss"), "found no loss");
        refused(
                loop.without("data.y"),
                "expected the training samples as arrays data.A, ..., data.y, or data beside --run");
        refused(loop.without("architecture"), "expected an array architecture, or -a TREE");
        refused(loop.without("u0"), "expected an array u0", "or --u0 beside --run");
        refused(loop.without("data.B"), "modalities");
    }

    @Test
    void wrongShapes() {
        refused(
                loop.with("map", NpyArray.of(new double[3 * 61], 61, 3)),
                "array 'map': expected the shape [" + loop.times() + ", 2]",
                "2 inputs, found [61, 3]");
        refused(
                loop.with("loss", NpyArray.of(new double[7], 7)),
                "array 'loss': expected the shape [" + loop.times() + "], found [7]");
        refused(loop.with("contribution", NpyArray.of(new double[5], 5)), "array 'contribution': expected the shape");
        refused(
                loop.with("modalities", NpyArray.of(List.of("A", "C"))),
                "array 'modalities': expected those of the problem, [A, B], found [A, C]");
        refused(
                loop.with("dimensions", NpyArray.of(new long[] {1, 4}, 2)),
                "array 'dimensions': modality B: expected 1 inputs as in the problem's data, found 4");
        refused(loop.with("outputs", NpyArray.of(3L)), "array 'outputs': expected 1 as in the problem's data, found 3");
        refused(loop.part(0, 1, 1), "array 'time': expected at least 2 recorded times, found 1");
    }

    @Test
    void wrongValues() {
        double[] times = loop.numbers("time");
        refused(
                loop.changed("time", with(times, 5, times[4])),
                "array 'time': entry 5",
                "expected more than the entry before");
        refused(
                loop.changed("time", with(times, 0, -1)),
                "array 'time': entry 0, -1.0: expected a flow time, finite and at least 0");
        refused(loop.changed("time", with(times, 3, Double.NaN)), "array 'time': entry 3, NaN");
        double[] losses = loop.numbers("loss");
        refused(loop.changed("loss", with(losses, 2, Double.NaN)), "array 'loss': entry 2: expected finite numbers");
        double[] maps = loop.numbers("map");
        refused(
                loop.changed("map", with(maps, 9, Double.POSITIVE_INFINITY)),
                "array 'map': entry 4: expected finite numbers");
        double[] contributions = loop.numbers("contribution");
        refused(
                loop.changed("contribution", with(contributions, 3, Double.NaN)),
                "array 'contribution': entry 1, modality B: expected a finite number, found NaN");
        refused(loop.with("u0", NpyArray.of(-0.1)), "array 'u0': expected a finite number above 0, found -0.1");
        refused(loop.with("architecture", NpyArray.of("(A:2")), "array 'architecture': ", "expected");
        refused(
                loop.with("activationSlope", NpyArray.of(7.0)),
                "array 'activationSlope': expected a number from 0 (relu) to 1 (linear), found 7.0");
        refused(loop.with("method", NpyArray.of("lion")), "array 'method'", "lion", "expected");
        refused(
                loop.with("activationSlope", NpyArray.of(0.0)).without("contribution"),
                "expected an array contribution");
        refused(loop.with("loss", NpyArray.of(List.of("a", "b"))), "array 'loss'");
    }

    @Test
    void whatDisagreesWithTheOptions() {
        refused(
                loop,
                List.of("-a", "(A:3,B:3):0"),
                "array 'architecture': expected that of the problem, (A:3,B:3):0, found (A:2,B:2):0");
        refused(loop, List.of("-a", "(A:2,C:2):0", "--toy", "ratio=2,rho=0"), "array 'architecture'", "(A:2,C:2):0");
        refused(
                loop,
                List.of("--random", "A=3,B=1,samples=9"),
                "array 'dimensions': modality A: expected 3 inputs as in the problem's data, found 1");
        refused(loop, List.of("--network", "name=recorded,width=3"), "expected a name that no other network has");
        refused(loop, List.of("--network", "name=mine,recorded=changed.npz,width=3"), "changed.npz: no such file");
        refused(
                loop,
                List.of("--network", "name=mine,recorded=(" + loop.written("again.npz") + "),width=3"),
                "width: expected none beside recorded");
        refused(List.of("validate", "--run", folder.resolve("none.npz").toString()), "none.npz: no such file");
        refused(
                List.of(
                        "report",
                        "validation/main.yaml",
                        "--run",
                        loop.written("mine.npz").toString()),
                "expected no problem options beside a study file");
        // The order of the branches does not change the network.
        Run turned = Run.of("validate", "--run", loop.written("mine.npz").toString(), "-a", "(B:2,A:2):0");
        assertTrue(turned.code() < 2, turned.err());
    }

    @Test
    void recordingsOfOtherProblemsAreNoSeeds() {
        Path first = loop.written("first.npz");
        Path data =
                loop.with("data.A", NpyArray.of(new double[] {1, 2, 3, 4}, 4)).written("data.npz");
        refused(
                List.of("validate", "--run", first.toString(), "--run", data.toString()),
                "data.npz, array 'data.A': expected that of",
                "first.npz");
        double[] times = loop.numbers("time");
        double[] later = times.clone();
        for (int t = 0; t < later.length; t++) {
            later[t] += 100;
        }
        Path late = loop.changed("time", later).written("late.npz");
        refused(
                List.of("validate", "--run", first.toString(), "--run", late.toString()),
                "late.npz, array 'time': expected times that overlap those of");
    }

    private static Path study(String network, String more) throws IOException {
        loop.written("mine.npz");
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                "name: study\narchitecture: (A:2,B:2):0\ndata: {data: mine.npz}\nu0: 0.1\nnetworks:\n  mine: " + network
                        + "\n" + more);
        return file;
    }

    @Test
    void studiesSayWhatARecordedNetworkCannotHave() throws IOException {
        refused(
                List.of("validate", study("{recorded: mine.npz, init: he}", "").toString()),
                "study.yaml:6:",
                "init: expected none beside recorded");
        refused(List.of("validate", study("{recorded: none.npz}", "").toString()), "none.npz: no such file");
        refused(List.of("validate", study("{recorded: []}", "").toString()), "recorded", "expected the name of a file");
        refused(
                List.of(
                        "validate",
                        study(
                                        "{recorded: mine.npz, activation: relu}",
                                        "theory: {law: {plugin: alignment, network: mine}}\n")
                                .toString()),
                "expected a network that is trained here; mine is recorded, and its weights are not known");
        // Seeds of the study are those of the networks that are trained.
        Run seeds = Run.of(
                "validate",
                study("{recorded: mine.npz}\n  ours: {width: 2}", "seeds: 2\n").toString());
        assertEquals(0, seeds.code(), seeds.err() + seeds.out());
    }
}
