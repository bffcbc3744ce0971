package org.fusionflow.study.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.ToyData;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.Predictor;
import org.junit.jupiter.api.Test;

/** The rows of a map against predictions made one at a time. */
class PredictionMapTest {
    private static List<String> row(Sweep sweep, int point) {
        return List.of(sweep.table().rows(point).csv().strip().split(",", -1));
    }

    @Test
    void everyCellIsTheOneOfAPredictionForThisPoint() {
        Sweep sweep = SweepFile.parse("""
                name: map
                layers: 4
                data: {toy: {wB: 1.5}}
                u0: 0.1
                axes: {fusion: [2, 4], ratio: [1.2, 2], rho: [-0.2, 0.5]}
                """, Path.of("s.yaml"));
        int point = 0;
        for (int fusion : new int[] {2, 4}) {
            for (double ratio : new double[] {1.2, 2}) {
                for (double rho : new double[] {-0.2, 0.5}) {
                    Prediction p = Predictor.predict(
                            FusionTree.parse("(A:" + fusion + ",B:" + fusion + "):" + (4 - fusion)),
                            new ToyData(ratio, rho, 1, 1.5).moments(),
                            0.1,
                            new double[0]);
                    int a = p.order().first();
                    List<String> expected = new ArrayList<>();
                    expected.add(Integer.toString(fusion));
                    expected.add(Double.toString(ratio));
                    expected.add(Double.toString(rho));
                    expected.add(a == 0 ? "A" : "B");
                    expected.add(time(p, a));
                    expected.add(time(p, 1 - a));
                    expected.add(Double.toString(p.reducedRatio().orElseThrow()));
                    expected.add(Double.toString(p.formulaRatio().orElseThrow()));
                    expected.add(Double.toString(p.asymptoticRatio().orElseThrow()));
                    expected.add(Double.toString(p.correctedRatio().orElseThrow()));
                    expected.add(Double.toString(p.refinedRatio().orElseThrow()));
                    expected.add(
                            Double.toString(p.misattribution().orElseThrow().at(0)));
                    expected.add(Boolean.toString(p.superficialPreference()));
                    expected.add(Boolean.toString(p.permanentBias()));
                    expected.add(Double.toString(p.plateauLoss().orElseThrow()));
                    expected.add(Integer.toString(p.warnings().size()));
                    expected.add(p.trajectory().outcome().name());
                    assertEquals(expected, row(sweep, point));
                    point++;
                }
            }
        }
        assertEquals(sweep.grid().size(), point);
    }

    private static String time(Prediction p, int modality) {
        return Double.toString(
                p.trajectory().halfTimes().get(modality).orElseThrow().time());
    }

    @Test
    void whatDoesNotExistIsAnEmptyCell() {
        Sweep reversal = SweepFile.parse("""
                name: reversal
                architecture: (A:2,B:2):0
                data: {toy: {ratio: 3}}
                u0: 1e-4
                axes: {rho: [-0.6, 0]}
                quantities: [secondHalfTime, timeRatio, refinedRatio, warnings]
                """, Path.of("s.yaml"));
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
        Sweep early = SweepFile.parse("""
                name: early
                layers: 3
                data: {toy: {ratio: 2, rho: 0}}
                u0: 0.1
                axes: {fusion: {from: 1, to: 4}}
                quantities: [misattribution, plateauLoss, outcome]
                """, Path.of("s.yaml"));
        assertEquals(List.of("1", "", "", "STOPPED_BY_EVENT"), row(early, 0));
        assertEquals(List.of("2", "0.0", "0.5", "STOPPED_BY_EVENT"), row(early, 1));
        assertEquals(List.of("4", "", "", "NO_SUCH_NETWORK"), row(early, 3));
    }

    @Test
    void anOutputWithoutCorrelationsHasNothingToLearn() {
        Sweep cancelled = SweepFile.parse("""
                name: cancelled
                architecture: (A:2,B:2):0
                data: {toy: {ratio: 1, wB: 1}}
                u0: 0.1
                axes: {rho: [-1, 0]}
                quantities: [first, outcome]
                """, Path.of("s.yaml"));
        assertEquals(List.of("-1.0", "", "NOTHING_TO_LEARN"), row(cancelled, 0));
        assertEquals("A", row(cancelled, 1).get(1));
    }
}
