package org.fusionflow.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.StatisticsFile;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.Predictions;
import org.fusionflow.study.Studies;
import org.fusionflow.study.design.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of a map against predictions made one at a time. */
class PredictionTableTest {
    @TempDir
    Path folder = Path.of(".");

    private static List<String> row(Study study, int point) {
        return Studies.rows(study).get(point);
    }

    @Test
    void everyCellIsTheOneOfAPredictionForThisPoint() {
        Study study = Studies.parse("""
                name: map
                layers: 4
                data: {toy: {wB: 1.5}}
                u0: 0.1
                axes: {fusion: [2, 4], ratio: [1.2, 2], rho: [-0.2, 0.5]}
                """);
        List<List<String>> rows = Studies.rows(study);
        int point = 0;
        for (int fusion : new int[] {2, 4}) {
            for (double ratio : new double[] {1.2, 2}) {
                for (double rho : new double[] {-0.2, 0.5}) {
                    Prediction p = Predictions.of(
                            FusionTree.parse("(A:" + fusion + ",B:" + fusion + "):" + (4 - fusion)),
                            new ToyData(ratio, rho, 1, 1.5).moments(),
                            0.1,
                            Vector.of());
                    int a = p.first();
                    List<String> expected = List.of(
                            Integer.toString(fusion),
                            Double.toString(ratio),
                            Double.toString(rho),
                            a == 0 ? "A" : "B",
                            Double.toString(p.halfTime(a).orElseThrow()),
                            Double.toString(p.halfTime(1 - a).orElseThrow()),
                            Double.toString(p.halfTime(0).orElseThrow()),
                            Double.toString(p.halfTime(1).orElseThrow()),
                            Double.toString(p.timeRatio().orElseThrow()),
                            Double.toString(p.laws().formulaRatio().orElseThrow()),
                            Double.toString(p.laws().asymptoticRatio().orElseThrow()),
                            Double.toString(p.laws().correctedRatio().orElseThrow()),
                            Double.toString(p.laws().refinedRatio().orElseThrow()),
                            Double.toString(p.misattribution().orElseThrow().at(0)),
                            Boolean.toString(p.superficialPreference()),
                            Boolean.toString(p.permanentBias()),
                            Double.toString(p.plateauLoss().orElseThrow()),
                            Integer.toString(p.warnings().size()),
                            p.outcome().name());
                    assertEquals(expected, rows.get(point));
                    point++;
                }
            }
        }
        assertEquals(study.grid().size(), point);
    }

    @Test
    void cellsDoNotDependOnWhichOthersAreAsked() {
        String text = """
                name: map
                layers: 3
                data: {toy: {wB: 1.5, ratio: 2}}
                u0: 0.05
                axes: {fusion: [1, 2, 3], rho: [-0.8, -0.2, 0.5]}
                quantities: [first, firstHalfTime, secondHalfTime, halfTimes, timeRatio, formulaRatio, asymptoticRatio, correctedRatio,
                  misattribution, superficialPreference, permanentBias, plateauLoss, outcome]
                """;
        Study quick = Studies.parse(text);
        Study full = Studies.parse(text.replace("outcome]", "outcome, refinedRatio]"));
        for (int point = 0; point < quick.grid().size(); point++) {
            List<String> row = row(full, point);
            assertEquals(row.subList(0, row.size() - 1), row(quick, point));
        }
    }

    @Test
    void anyTreeHasItsHalfTimes() throws IOException {
        Files.writeString(folder.resolve("three.yaml"), """
                modalities: {A: 1, B: 2, C: 1}
                inputCovariance: [[4, 0, 0, 0], [0, 1, 0.2, 0], [0, 0.2, 1, 0], [0, 0, 0, 2]]
                inputOutputCorrelation: [4, 0.8, 0.8, 1.5]
                outputVariance: 8
                """);
        Study study = Studies.parse("""
                name: three
                architecture: ((A:Lf,B:2):1,C:3):1
                data: {stats: three.yaml}
                axes: {fusion: [1, 3], u0: [0.1, 0.2]}
                quantities: [halfTimes, timeRatio, first]
                """, folder.resolve("s.yaml"));
        assertEquals(
                List.of("fusion", "u0", "halfTime_A", "halfTime_B", "halfTime_C", "timeRatio", "first"),
                Studies.run(study).points().columns());
        Prediction p = Predictions.of(
                FusionTree.parse("((A:3,B:2):1,C:3):1"),
                StatisticsFile.read(folder.resolve("three.yaml")),
                0.1,
                Vector.of());
        assertEquals(
                List.of(
                        "3",
                        "0.1",
                        Double.toString(p.halfTime(0).orElseThrow()),
                        Double.toString(p.halfTime(1).orElseThrow()),
                        Double.toString(p.halfTime(2).orElseThrow()),
                        Double.toString(p.timeRatio().orElseThrow()),
                        // The earliest half time is C's.
                        "C"),
                row(study, 2));
    }

    @Test
    void whatDoesNotExistIsAnEmptyCell() {
        Study reversal = Studies.parse("""
                name: reversal
                architecture: (A:2,B:2):0
                data: {toy: {ratio: 3}}
                u0: 1e-4
                axes: {rho: [-0.6, 0]}
                quantities: [secondHalfTime, timeRatio, refinedRatio, warnings]
                """);
        List<String> turned = row(reversal, 0);
        assertEquals("", turned.get(1));
        assertEquals("", turned.get(2));
        assertTrue(Double.parseDouble(turned.get(3)) > 1);
        assertTrue(Integer.parseInt(turned.get(4)) > 0);
        List<String> straight = row(reversal, 1);
        // Late fusion, rho = 0: 1 + (ratio^2 - 1) = 9 up to 1/ln(1/u0).
        assertEquals(9, Double.parseDouble(straight.get(2)), 0.9);
        assertEquals("0", straight.get(4));
    }

    @Test
    void earlyFusionHasNoPlateau() {
        Study early = Studies.parse("""
                name: early
                layers: 3
                data: {toy: {ratio: 2, rho: 0}}
                u0: 0.1
                axes: {fusion: {from: 1, to: 4}}
                quantities: [misattribution, plateauLoss, outcome]
                """);
        assertEquals(List.of("1", "", "", "STOPPED_BY_EVENT"), row(early, 0));
        assertEquals(List.of("2", "0.0", "0.5", "STOPPED_BY_EVENT"), row(early, 1));
        assertEquals(List.of("4", "", "", "NO_SUCH_NETWORK"), row(early, 3));
    }

    @Test
    void anOutputWithoutCorrelationsHasNothingToLearn() {
        Study cancelled = Studies.parse("""
                name: cancelled
                architecture: (A:2,B:2):0
                data: {toy: {ratio: 1, wB: 1}}
                u0: 0.1
                axes: {rho: [-1, 0]}
                quantities: [first, outcome]
                """);
        assertEquals(List.of("-1.0", "", "NOTHING_TO_LEARN"), row(cancelled, 0));
        assertEquals("A", row(cancelled, 1).get(1));
    }
}
