package org.fusionflow.cli;

import static org.fusionflow.cli.RecordedLoop.halfTime;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.data.npz.NpyArray;
import org.fusionflow.data.npz.NpzFile;
import org.hipparchus.random.MersenneTwister;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report --run}: a training loop that a user recorded beside theory. */
class RecordedReportTest {
    private static final String TREE = "(A:2,B:2):0";
    private static final String[] TRAINING = {
        "--u0", "0.001", "--init", "gaussian-std", "--method", "gd", "--lr", "0.01", "--width", "40"
    };

    /** The same network as one of a report. */
    private static final String OURS = "name=ours,init=gaussian-std,method=gd,lr=0.01,width=40";

    @TempDir
    private static Path folder;

    private static Path samples;
    private static RecordedLoop loop;

    /** Samples of y = x_A + x_B, with twice the deviation in A and some correlation. */
    private static Path samples(String name, int outputs) {
        MersenneTwister random = new MersenneTwister(3);
        int count = 60;
        double[] a = new double[2 * count];
        double[] b = new double[count];
        double[] y = new double[outputs * count];
        for (int p = 0; p < count; p++) {
            b[p] = random.nextGaussian();
            a[2 * p] = b[p] * 0.6 + 1.8 * random.nextGaussian();
            a[2 * p + 1] = random.nextGaussian();
            for (int o = 0; o < outputs; o++) {
                y[p * outputs + o] = o == 0 ? a[2 * p] - 0.5 * a[2 * p + 1] + b[p] : 0.3 * a[2 * p] - b[p];
            }
        }
        Path file = folder.resolve(name);
        NpzFile.write(
                file,
                java.util.Map.of(
                        "A", NpyArray.of(a, count, 2),
                        "B", NpyArray.of(b, count),
                        "y", NpyArray.of(y, count, outputs)));
        return file;
    }

    @BeforeAll
    static void record() {
        samples = samples("samples.npz", 1);
        loop = RecordedLoop.of(folder, TREE, samples, with(TRAINING, "--record-times", "linear:0:12:1201"));
    }

    private static String[] with(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static String warnings(JsonNode report) {
        return report.get("warnings").toString();
    }

    /** Every step is recorded, so that the half times are the same numbers but for rounding of the times. */
    @Test
    void aRecordingIsMeasuredAsTheNetworkThatItRecords() throws IOException {
        Path file = loop.written("mine.npz");
        JsonNode found = RecordedLoop.report(folder, List.of(file), "--network", OURS);
        assertTrue(found.get("networks").get(0).get("recorded").asBoolean());
        assertFalse(found.get("networks").get(1).get("recorded").asBoolean());
        for (String modality : List.of("A", "B")) {
            double ours = halfTime(found, 1, modality);
            assertTrue(ours > 0, found::toString);
            assertEquals(ours, halfTime(found, 0, modality), 1e-12 * ours);
        }
        JsonNode recorded = found.get("networks").get(0).get("runs").get(0);
        JsonNode ours = found.get("networks").get(1).get("runs").get(0);
        assertEquals("mine", recorded.get("run").asText());
        assertEquals(
                ours.get("plateauLoss").asDouble(), recorded.get("plateauLoss").asDouble(), 1e-9);
        assertEquals(ours.get("timeRatio").asDouble(), recorded.get("timeRatio").asDouble(), 1e-9);
        assertTrue(found.get("holds").asBoolean());
        assertEquals("[]", warnings(found));
        String page = Files.readString(folder.resolve("report.html"));
        assertTrue(page.contains("mine.npz") && page.contains("recorded elsewhere"));
    }

    /** The prediction knows no weights, only a state at which A has 1 % of its map; steps of 0.01 lengthen times by 2 %. */
    @Test
    void theHalfTimesArePredictedFromAnEarlyRecordedState() throws IOException {
        JsonNode found = RecordedLoop.report(folder, List.of(loop.written("mine.npz")));
        JsonNode run = found.get("networks").get(0).get("runs").get(0);
        double nominal = found.get("theory").get(0).get("halfTimes").get("A").asDouble();
        for (String modality : List.of("A", "B")) {
            double error = run.get("relativeErrors").get(modality).asDouble();
            assertTrue(Math.abs(error) < 0.03, found::toString);
            assertEquals(
                    run.get("halfTimes").get(modality).asDouble(),
                    run.get("predictedHalfTimes").get(modality).asDouble() * (1 + error),
                    1e-12);
        }
        // The nominal start is off by more, so that the recorded state tells something.
        assertTrue(Math.abs(halfTime(found, 0, "A") / nominal - 1) > 0.1, found::toString);
        assertEquals(4, found.get("checks").size());
        found.get("checks").forEach(check -> assertTrue(check.get("holds").asBoolean(), check::toString));
    }

    /** When A has 1 % of its map, B, which is slow, has hardly grown from a start of 0.02, and half of what grows in it is hidden by what dies out. */
    @Test
    void theHalfTimeOfASlowModalityIsPredictedFromWhatGrowsInItsMap() throws IOException {
        RecordedLoop large = RecordedLoop.of(
                folder,
                TREE,
                samples,
                "--u0",
                "0.02",
                "--init",
                "gaussian-std",
                "--method",
                "gd",
                "--lr",
                "0.01",
                "--width",
                "40",
                "--record-times",
                "linear:0:12:1201");
        JsonNode found = RecordedLoop.report(folder, List.of(large.written("large.npz")));
        JsonNode errors = found.get("networks").get(0).get("runs").get(0).get("relativeErrors");
        assertTrue(Math.abs(errors.get("A").asDouble()) < 0.03, found::toString);
        assertTrue(Math.abs(errors.get("B").asDouble()) < 0.03, found::toString);
    }

    @Test
    void theStudyThatIsSavedNamesTheRecording() throws IOException {
        Path file = loop.written("mine.npz");
        Path study = Files.createDirectories(folder.resolve("studies")).resolve("mine.yaml");
        JsonNode straight = RecordedLoop.report(folder, List.of(file), "--save-study", study.toString());
        String text = Files.readString(study);
        assertTrue(text.contains("recorded: {recorded: [\"../mine.npz\"]}"), text);
        JsonNode again = RecordedLoop.json(
                "report",
                study.toString(),
                "--json",
                "-o",
                folder.resolve("again.html").toString());
        assertEquals(straight.get("networks"), again.get("networks"));
        assertEquals(straight.get("checks"), again.get("checks"));
        JsonNode validated = RecordedLoop.json("validate", study.toString(), "--json");
        assertTrue(validated.get("studies").get(0).get("holds").asBoolean());
    }

    @Test
    void severalRecordingsAreSeedsOfOneNetwork() throws IOException {
        Path second = RecordedLoop.of(
                        folder, TREE, samples, with(TRAINING, "--seed", "2", "--record-times", "linear:0:12:1201"))
                .written("second.npz");
        JsonNode found = RecordedLoop.report(folder, List.of(loop.written("first.npz"), second));
        JsonNode runs = found.get("networks").get(0).get("runs");
        assertEquals(2, runs.size());
        assertEquals("first", runs.get(0).get("run").asText());
        assertEquals("second", runs.get(1).get("run").asText());
        assertTrue(runs.get(0).get("halfTimes").get("A").asDouble()
                != runs.get(1).get("halfTimes").get("A").asDouble());
    }

    @Test
    void modalitiesMayStandInAnyOrder() throws IOException {
        JsonNode straight = RecordedLoop.report(folder, List.of(loop.written("mine.npz")));
        JsonNode turned = RecordedLoop.report(
                folder, List.of(loop.reordered(List.of("B", "A")).written("turned.npz")));
        assertEquals(
                straight.get("networks").get(0).get("runs").get(0).get("halfTimes"),
                turned.get("networks").get(0).get("runs").get(0).get("halfTimes"));
        assertEquals("[]", warnings(turned));
    }

    @Test
    void threeModalitiesAndSeveralOutputsAreMeasured() throws IOException {
        RecordedLoop two = RecordedLoop.of(
                folder, TREE, samples("two.npz", 2), with(TRAINING, "--record-times", "linear:0:12:1201"));
        JsonNode found = RecordedLoop.report(folder, List.of(two.written("outputs.npz")), "--network", OURS);
        assertEquals(halfTime(found, 1, "A"), halfTime(found, 0, "A"), 1e-9);
        assertEquals(
                "[\"null in theory[].plateauLoss, networks[].runs[].plateauLoss: there is no plateau: with several outputs, with one"
                        + " modality, or where all that is learned is learned together\"]",
                warnings(found));
        Path three = folder.resolve("three.npz");
        Run made = Run.of(
                "simulate",
                "-a",
                "((A:1,B:1):1,C:2):0",
                "--random",
                "A=2,B=1,C=1,samples=50,noise=0.1,seed=4",
                "--u0",
                "0.01",
                "--lr",
                "0.01",
                "--width",
                "10",
                "--record",
                three.toString(),
                "--record-times",
                "linear:0:10:500");
        assertEquals(0, made.code(), made.err());
        JsonNode tree = RecordedLoop.report(
                folder,
                List.of(three),
                "--random",
                "A=2,B=1,C=1,samples=50,noise=0.1,seed=4",
                "--network",
                "name=ours,init=aligned,method=gd,lr=0.01,width=10");
        for (String modality : List.of("A", "B", "C")) {
            assertEquals(halfTime(tree, 1, modality), halfTime(tree, 0, modality), 1e-3, modality);
        }
    }

    @Test
    void aNetworkOfRectifiedUnitsIsMeasuredByItsContributions() throws IOException {
        String[] xor = {
            "--xor",
            "var=4,samples=256",
            "--activation",
            "relu",
            "--init",
            "gaussian-std",
            "--u0",
            "0.01",
            "--lr",
            "0.04",
            "--width",
            "24",
            "--record-times",
            "linear:0:16:401",
            "--max-time",
            "16",
            "--stop-loss",
            "0"
        };
        Path file = folder.resolve("xor.npz");
        JsonNode ours = RecordedLoop.json(
                with(new String[] {"simulate", "-a", TREE, "--json", "--record", file.toString()}, xor));
        JsonNode found = RecordedLoop.report(folder, List.of(file), "--xor", "var=4,samples=256");
        for (String modality : List.of("A", "B")) {
            double expected = ours.get("contributionHalfTimes").get(modality).asDouble();
            // Recorded at each step; the run itself was looked at every few steps only.
            assertEquals(expected, halfTime(found, 0, modality), 0.01 * expected, found::toString);
        }
    }

    @Test
    void aSparseRecordingSaysHowRoughlyItsTimesAreKnown() throws IOException {
        JsonNode found = RecordedLoop.report(
                folder, List.of(loop.part(0, loop.times(), 60).written("sparse.npz")));
        assertTrue(
                warnings(found).contains("the half time of A lies between the recorded times 1.200 and 1.800"),
                found::toString);
    }

    @Test
    void aHalfTimeThatWasNotRecordedIsAbsentWithItsReason() throws IOException {
        JsonNode early =
                RecordedLoop.report(folder, List.of(loop.part(0, 250, 1).written("early.npz")));
        assertTrue(Double.isNaN(halfTime(early, 0, "B")) && halfTime(early, 0, "A") > 0, early::toString);
        assertTrue(warnings(early).contains("no half time of B: its map has the norm"), early::toString);
        JsonNode late = RecordedLoop.report(
                folder, List.of(loop.part(250, loop.times(), 1).written("late.npz")));
        assertTrue(Double.isNaN(halfTime(late, 0, "A")) && halfTime(late, 0, "B") > 0, late::toString);
        assertTrue(
                warnings(late)
                        .contains(
                                "no half time of A: its map had more than half of its final norm at the first recorded"
                                        + " time, 2.500"),
                late::toString);
    }

    @Test
    void aLossWithoutTheHalfAndAClockOfTwiceTheSpeedAreTold() throws IOException {
        JsonNode doubled =
                RecordedLoop.report(folder, List.of(loop.scaled("loss", 2).written("double.npz")));
        assertTrue(
                warnings(doubled).contains("the recorded loss is 2.00 times half the mean squared error"),
                doubled::toString);
        JsonNode other =
                RecordedLoop.report(folder, List.of(loop.scaled("map", 0.7).written("other.npz")));
        assertTrue(warnings(other).contains("differs from that of the recorded maps"), other::toString);
        Run fast = Run.of(
                "report",
                "--json",
                "-o",
                folder.resolve("fast.html").toString(),
                "--run",
                loop.scaled("time", 0.5).written("fast.npz").toString());
        // The check of the half times fails as well, which is what it is for.
        assertEquals(1, fast.code(), fast.err());
        assertTrue(fast.out().contains("is the flow time of a step right?"), fast.out());
        assertTrue(fast.out().contains("times as long"), fast.out());
    }

    @Test
    void aRunThatDivergedEndsThere() throws IOException {
        double[] loss = loop.numbers("loss");
        Arrays.fill(loss, 400, loss.length, Double.NaN);
        JsonNode found =
                RecordedLoop.report(folder, List.of(loop.changed("loss", loss).written("diverged.npz")));
        assertTrue(
                warnings(found)
                        .contains("the training diverged: loss or map is not finite from time 4.000 on, entry 400"),
                found::toString);
        assertTrue(halfTime(found, 0, "A") > 0);
    }
}
