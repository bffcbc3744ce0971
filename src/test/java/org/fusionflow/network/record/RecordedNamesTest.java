package org.fusionflow.network.record;

import static org.fusionflow.network.record.Matrices.toyPlan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Head;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.GaussianStd;
import org.junit.jupiter.api.Test;

/** Which observables a run has, and what their columns are called. */
final class RecordedNamesTest {
    /** Sums of some tens of products of numbers near 1. */
    private static final double ROUNDING = 1e-13;

    private final TrainingPlan plan = Networks.plan(Networks.design(), Descent.plain(0.05), Networks.steps(200));

    private final Layout layout = Simulator.layout(plan);

    @Test
    void severalOutputsAndHeadsHaveTheirOwnColumns() {
        Samples one = plan.data().samples().orElseThrow();
        Samples two = Samples.of(one.modalities(), one.count(), 2, (p, x, y) -> {
            for (int i = 0; i < x.length; i++) {
                x[i] = one.input(p, i);
            }
            y[0] = one.output(p, 0);
            y[1] = x[0] - x[3];
        });
        NetworkDesign fission = new NetworkDesign(
                FusionTree.parse(Networks.TREE),
                List.of(4),
                List.of(new Head("P", 1, 1), new Head("Q", 2, 1)),
                org.fusionflow.network.shape.Activation.LINEAR,
                true);
        TrainingPlan split = new TrainingPlan(
                new Problem(fission.tree(), TrainingData.of(two), 0.4),
                NetworkSetup.linear(1, new GaussianStd(), Descent.plain(0.01), Networks.steps(5))
                        .withDesign(fission),
                1,
                Vector.of());
        NetworkState there = Networks.start(split);
        MapEntries entries = new MapEntries(split.data().moments().modalities(), 2);
        assertEquals("map.2.A.1", entries.quantities().get(0).columns().get(6));
        double[] map = Networks.measure(entries, there);
        assertEquals(there.map().get(1).at(0), map[6]);
        double squares = 0;
        for (int i : new int[] {0, 1, 6, 7}) {
            squares += map[i] * map[i];
        }
        assertEquals(
                Math.sqrt(squares),
                Networks.measure(new MapNorms(split.data().moments().modalities()), there)[0],
                ROUNDING);
        List<String> pairs =
                new Alignment(Simulator.layout(split)).quantities().get(0).columns();
        assertTrue(pairs.contains("alignment.A+B+C.1-P.1") && pairs.contains("alignment.A+B+C.1-Q.1"), "" + pairs);
        for (Observable observable : Observables.parse("all", "record", split)) {
            assertTrue(Double.isFinite(
                    Vector.of(Networks.measure(observable, there)).norm()));
        }
    }

    @Test
    void namesChooseObservables() {
        List<Observable> chosen = Observables.parse("loss, singular:2,units", "--record", plan);
        assertEquals(3, chosen.size());
        assertEquals(new LayerSingularValues(layout, 2), new LayerSingularValues(layout, 2));
        assertEquals(2, chosen.get(1).quantities().get(0).size());
        // Only accuracy is missing: the loss is not one of classes.
        assertEquals(
                Observables.names().size() - 1,
                Observables.parse("all", "--record", plan).size());
        for (String wrong : List.of("", "losses", "loss:3", "singular:0", "singular:x", "loss,loss", "loss,,map")) {
            InvalidInput refused =
                    assertThrows(InvalidInput.class, () -> Observables.parse(wrong, "--record", plan), wrong);
            assertTrue(String.valueOf(refused.getMessage()).startsWith("--record"), wrong);
        }
    }

    @Test
    void whatARunDoesNotHaveIsRefusedByNameAndLeftOutOfAll() {
        TrainingPlan shallow = toyPlan("(A:1,B:1):0", new ToyData(2, 0.3, 1, 1).moments());
        assertEquals(
                List.of(
                        "loss",
                        "mapNorm",
                        "map",
                        "contribution",
                        "layerNorm",
                        "singular.A.1",
                        "singular.B.1",
                        "saddleDistance"),
                Observables.parse("all", "--record", shallow).stream()
                        .flatMap(one -> one.quantities().stream())
                        .map(RecordedQuantity::name)
                        .toList());
        for (String missing : List.of("generalization", "lossWithout", "accuracy", "alignment", "conserved", "units")) {
            assertThrows(InvalidInput.class, () -> Observables.parse(missing, "--record", shallow), missing);
        }
        TrainingPlan biased = Networks.plan(Networks.design().withBiases(true), Descent.plain(0.05), Networks.steps(9));
        assertThrows(InvalidInput.class, () -> Observables.parse("saddleDistance", "--record", biased));
    }
}
