package org.fusionflow.study.continuation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.Predictions;
import org.fusionflow.study.Studies;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.continuation.SpecialPoint.Kind;
import org.fusionflow.study.continuation.SpecialPoint.Status;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.StudyOutput;
import org.fusionflow.study.run.StudyResult;
import org.fusionflow.study.run.StudyRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fixed points and special points of toy data against their closed forms. */
@Tag("closed-form")
class SaddleContinuationTest {
    private static final String TEXT = """
            name: along
            layers: 3
            fusion: 2
            data: {toy: {%s}}
            u0: 0.1
            follow: saddles
            axes: {%s}
            """;

    @TempDir
    Path folder = Path.of(".");

    private static Study study(String toy, String axes) {
        return Studies.parse(String.format(TEXT, toy, axes));
    }

    private static List<NamedCsvRecord> rows(Study study, int point) {
        SaddleContinuation continuation = new SaddleContinuation(study);
        StudyGrid.Point at = study.grid().points().get(point);
        String csv = CsvText.lines(List.of(continuation.header()))
                + CsvText.lines(
                        continuation.rows(at, continuation.prediction(at).orElseThrow()));
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    private static List<SpecialPoint> special(Study study, Kind kind, String modality) {
        return new SaddleContinuation(study)
                .specialPoints().orElseThrow().points().stream()
                        .filter(p -> p.kind() == kind && p.modality().equals(modality))
                        .toList();
    }

    private static void assertAt(double expected, List<SpecialPoint> points) {
        assertEquals(1, points.size(), points.toString());
        SpecialPoint point = points.get(0);
        assertEquals(Status.CROSSING, point.status());
        assertEquals(expected, point.value(), 1e-13);
        assertTrue(point.lower() <= expected && expected <= point.upper(), point.toString());
        assertTrue(point.upper() - point.lower() < 1e-12, point.toString());
    }

    @Test
    void fixedPointsHaveTheirClosedForms() {
        double r = 2;
        double rho = 0.5;
        List<NamedCsvRecord> rows = rows(study("ratio: 2", "rho: [0, 0.5]"), 1);
        assertEquals(
                List.of("{}", "{A}", "{B}", "{A,B}"),
                rows.stream().map(row -> row.getField("learned")).toList());
        assertEquals(
                List.of("higher-order saddle", "strict saddle", "strict saddle", "minimum"),
                rows.stream().map(row -> row.getField("kind")).toList());
        // y = x_A + x_B: sigma_yy = r^2 + 2 rho r + 1; what A alone leaves is (1 - rho^2)/2, what B alone leaves r^2
        // times that.
        assertEquals((r * r + 2 * rho * r + 1) / 2, number(rows.get(0), "loss"), 1e-14);
        assertEquals((1 - rho * rho) / 2, number(rows.get(1), "loss"), 1e-14);
        assertEquals(r * r * (1 - rho * rho) / 2, number(rows.get(2), "loss"), 1e-14);
        assertEquals(0, number(rows.get(3), "loss"), 1e-14);
        assertEquals(1 + rho / r, number(rows.get(1), "norm_A"), 1e-14);
        assertEquals(1 + rho * r, number(rows.get(2), "norm_B"), 1e-14);
        assertEquals(r * r + rho * r, number(rows.get(0), "residual_A"), 1e-14);
        assertEquals(1 - rho * rho, number(rows.get(1), "residual_B"), 1e-14);
        assertEquals("", rows.get(1).getField("residual_A"));
        assertEquals(1, number(rows.get(1), "cosine_B"), 1e-14);
        // Lambda_B = |e_B| N^(L - L_f), and N^L is the norm of A's map.
        assertEquals((1 - rho * rho) * Math.pow(1 + rho / r, 1.0 / 3), number(rows.get(1), "rate_B"), 1e-13);
    }

    @Test
    void halfTimesAreThoseOfThePrediction() {
        Study study = study("ratio: 2", "rho: [0, 0.5]");
        Prediction p = Predictions.of(
                FusionTree.parse("(A:2,B:2):1"), new ToyData(2, 0.5, 1, 1).moments(), 0.1, new double[0]);
        for (NamedCsvRecord row : rows(study, 1)) {
            for (int m = 0; m < 2; m++) {
                LocatedTime time = p.trajectory().halfTimes().get(m).orElseThrow();
                assertEquals(time.time(), number(row, m == 0 ? "halfTime_A" : "halfTime_B"));
            }
        }
    }

    @Test
    void earlyFusionHasOnlyTwoFixedPoints() {
        Study early = Studies.parse(String.format(TEXT, "ratio: 2, rho: 0", "fusion: {from: 1, to: 2}")
                .replace("fusion: 2\n", ""));
        assertEquals(2, rows(early, 0).size());
        assertEquals(4, rows(early, 1).size());
        assertTrue(new SaddleContinuation(early).specialPoints().isEmpty());
    }

    @Test
    void theOrderSwapsWhereTheCorrelationsAreEqual() {
        // wA = wB = 1: r^2 + rho r = rho r + 1.
        assertAt(1, special(study("rho: 0.3", "ratio: {from: 0.5, to: 2, points: 8}"), Kind.ORDER_SWAP, ""));
        // rho = 0: r^2 = wB.
        assertAt(
                Math.sqrt(1.7),
                special(study("rho: 0, wB: 1.7", "ratio: {from: 0.5, to: 2, points: 8}"), Kind.ORDER_SWAP, ""));
    }

    @Test
    void superficialPreferenceBeginsWhereTheLossesAreEqual() {
        // (r + wB rho)^2 = (rho r + wB)^2, so r = wB whatever rho is.
        assertAt(
                1.7, special(study("rho: -0.4, wB: 1.7", "ratio: {from: 0.5, to: 2, points: 8}"), Kind.EQUAL_LOSS, ""));
        assertAt(1.3, special(study("rho: 0.2, ratio: 1.3", "wB: {from: 0.5, to: 2, points: 8}"), Kind.EQUAL_LOSS, ""));
    }

    @Test
    void biasIsPermanentWhereTheSecondWeightVanishes() {
        // e_B = wB (1 - rho^2) where A is learned.
        List<SpecialPoint> points =
                special(study("rho: 0.5, ratio: 2", "wB: {from: -1, to: 2, points: 7}"), Kind.PERMANENT_BIAS, "B");
        assertAt(0, points);
        assertEquals("{A}", points.get(0).saddle());
        assertEquals(
                List.of(),
                special(study("ratio: 2", "rho: {from: -0.9, to: 0.9, points: 7}"), Kind.PERMANENT_BIAS, "B"));
        // rho = 1: the inputs are the same up to scale.
        SpecialPoint same = special(study("ratio: 2", "rho: [0, 0.5, 1]"), Kind.PERMANENT_BIAS, "B")
                .get(0);
        assertEquals(Status.TOUCHING, same.status());
        assertEquals(1, same.value());
    }

    @Test
    void theSignReversesWhereTheSecondCorrelationVanishes() {
        // Sigma_yxB = rho r + 1, e_B = 1 - rho^2.
        Study study = study("ratio: 2", "rho: {from: -0.9, to: 0.9, points: 10}");
        assertAt(-0.5, special(study, Kind.SIGN_REVERSAL, "B"));
        assertEquals(List.of(), special(study, Kind.SIGN_REVERSAL, "A"));
        // On the side below, the exit turns against the start, and B is never learned from it.
        NamedCsvRecord below = rows(study, 0).get(1);
        assertEquals(-1, number(below, "cosine_B"), 1e-14);
        assertEquals("", below.getField("halfTime_B"));
        assertEquals(1, number(rows(study, 3).get(1), "cosine_B"), 1e-14);
        assertTrue(number(rows(study, 3).get(1), "halfTime_B") > 0);
    }

    @Test
    void equalModalitiesSwapNowhereInParticular() {
        List<SpecialPoint> points = special(study("ratio: 1", "rho: [0, 0.25, 0.5]"), Kind.ORDER_SWAP, "");
        assertEquals(List.of(new SpecialPoint(Kind.ORDER_SWAP, "", "", Status.VANISHING, 0, 0, 0.5)), points);
    }

    /** Two values of the axis suffice: the same points as along fine axes, whatever the parameter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ratio: 2, rho: 0.25; wB; -10; 10.5; 7",
                "ratio: 2, rho: 0.25; wA; -9; 8; 7",
                "ratio: 3, wB: -2; rho; -0.95; 0.99; 1",
                "ratio: 1.5, wB: 1.5, wA: -1; rho; -0.95; 0.9; 1",
                "rho: 0.7, wB: -4; ratio; 0.001; 1000; 4",
                "rho: -0.6, wB: 2.5; ratio; 0.00001; 100000; 4",
                "rho: 0.9, wA: -1.25; ratio; 0.2; 7; 4",
                "ratio: $(2*x), rho: 0.25; x; 0.01; 3; 2",
                "ratio: 2, rho: $(x^2 - 0.5), wB: -3; x; -1.1; 1.2; 5",
                "ratio: 2, rho: 0.25, wB: sqrt(x) - 3; x; 0.5; 110; 5",
                "ratio: 2, rho: 0.25, wB: 4*x^3 - 12*x; x; -2.2; 2.2; 20",
            })
    void coarseAndFineAxesHaveTheSameSpecialPoints(String toy, String axis, double from, double to, int count) {
        List<SpecialPoint> coarse = allSpecial(toy, axis + ": [" + from + ", " + to + "]");
        assertEquals(count, coarse.size(), coarse.toString());
        for (int points : List.of(3, 40)) {
            List<SpecialPoint> fine =
                    allSpecial(toy, axis + ": {from: " + from + ", to: " + to + ", points: " + points + "}");
            assertEquals(coarse.size(), fine.size(), fine.toString());
            for (int i = 0; i < coarse.size(); i++) {
                assertEquals(coarse.get(i).kind(), fine.get(i).kind());
                assertEquals(coarse.get(i).status(), fine.get(i).status());
                assertEquals(
                        coarse.get(i).value(),
                        fine.get(i).value(),
                        1e-12 * Math.abs(coarse.get(i).value()));
            }
        }
    }

    private static List<SpecialPoint> allSpecial(String toy, String axis) {
        SpecialPoints found =
                new SaddleContinuation(study(toy, axis)).specialPoints().orElseThrow();
        assertEquals(List.of(), found.warnings());
        return found.points();
    }

    @Test
    void twoValuesShowAllSevenPointsAlongAWeight() {
        // c_A = 4 + wB/2, c_B = 1/2 + wB: equal at 7, opposite at -3; V_A = 4: 2 + wB/4 = +-(1/2 + wB) at 2 and -2.
        Study study = study("ratio: 2, rho: 0.25", "wB: [-10, 10.5]");
        assertEquals(
                List.of(-3.0, 7.0, -2.0, 2.0, -8.0, 0.0, -0.5),
                new SaddleContinuation(study)
                        .specialPoints().orElseThrow().points().stream()
                                .map(SpecialPoint::value)
                                .toList());
    }

    @Test
    void doubleZerosAndZerosAtTheEndsAreFound() {
        // c_A - c_B = r^2 - 4 r + 4 with rho = 0.8, wB = -4.
        for (String axis : List.of("ratio: [0.001, 1000]", "ratio: [1, 2, 3]", "ratio: [1.9, 2.2, 2.5]")) {
            SpecialPoint twice = special(study("rho: 0.8, wB: -4", axis), Kind.ORDER_SWAP, "")
                    .get(0);
            assertEquals(Status.TOUCHING, twice.status());
            assertEquals(2, twice.value());
            assertTrue(twice.lower() < 2 && twice.upper() > 2 && twice.upper() - twice.lower() < 1e-6);
        }
        List<SpecialPoint> ends = special(study("ratio: 2, rho: 0.25", "wB: [-3, 7]"), Kind.ORDER_SWAP, "");
        assertEquals(
                List.of(
                        new SpecialPoint(Kind.ORDER_SWAP, "", "", Status.TOUCHING, -3, -3, -3),
                        new SpecialPoint(Kind.ORDER_SWAP, "", "", Status.TOUCHING, 7, 7, 7)),
                ends);
    }

    @Test
    void aJumpOfTheDataIsAPointAndAWarning() {
        Study study = study("rho: 0.25, ratio: 2, wB: \"if(x > 1, 8, 1)\"", "x: [0, 3]");
        SpecialPoints found = new SaddleContinuation(study).specialPoints().orElseThrow();
        assertEquals(
                1,
                found.points().stream().filter(p -> p.kind() == Kind.ORDER_SWAP).count());
        assertEquals(1, found.warnings().size());
        assertTrue(
                found.warnings().get(0).contains("may be missing (orderSwap"),
                found.warnings().get(0));
    }

    @Test
    void specialPointsAreASecondTable() throws IOException {
        Path csv = folder.resolve("out.csv");
        try (StudyRun run = StudyRun.open(
                study("ratio: 2", "rho: [-0.75, 0.25]"), Plugins.CATALOGUE, new StudyOutput(csv), "1", false)) {
            StudyResult result =
                    StudyRun.all(List.of(run), 2, StudyProgress.NONE).get(0);
            assertEquals(8, result.points().size());
            assertEquals(List.of(csv, folder.resolve("out-special.csv")), run.files());
            run.done();
        }
        Path special = folder.resolve("out-special.csv");
        List<String> lines = Files.readAllLines(special);
        assertEquals("kind,saddle,modality,status,rho,lower,upper", lines.get(0));
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).startsWith("signReversal,{A},B,CROSSING,-0.5,"), lines.get(1));
        assertEquals(9, Files.readAllLines(csv).size());
    }
}
