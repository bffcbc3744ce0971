package org.fusionflow.network.record;

import static org.fusionflow.network.record.Matrices.add;
import static org.fusionflow.network.record.Matrices.norm;
import static org.fusionflow.network.record.Matrices.times;
import static org.fusionflow.network.record.Matrices.toyPlan;
import static org.fusionflow.network.record.Matrices.transposed;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.SingularValues;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Observables of the layers, against their formulas written out on the matrices. */
final class RecordedLayersTest {
    /** Sums of some tens of products of numbers near 1. */
    private static final double ROUNDING = 1e-13;

    private final TrainingPlan plan = Networks.plan(Networks.design(), Descent.plain(0.05), Networks.steps(200));

    private final Layout layout = Simulator.layout(plan);

    private final NetworkState state = Networks.start(plan);

    private double[][] matrix(String name) {
        return Matrices.matrix(layout, name, state.weights());
    }

    @Test
    void layerNormsAreFrobeniusNorms() {
        LayerNorms norms = new LayerNorms(layout);
        double[] measured = Networks.measure(norms, state);
        for (int l = 0; l < layout.layers().size(); l++) {
            String name = layout.layers().get(l).name();
            assertEquals(
                    "layerNorm." + name, norms.quantities().get(0).columns().get(l));
            assertEquals(norm(matrix(name)), measured[l], ROUNDING);
        }
    }

    @Test
    void singularValuesAreRootsOfTheEigenvaluesOfTheGramMatrix() {
        LayerSingularValues observable = new LayerSingularValues(layout, 3);
        double[] measured = Networks.measure(observable, state);
        int at = 0;
        for (RecordedQuantity quantity : observable.quantities()) {
            double[][] w = matrix(quantity.name().substring("singular.".length()));
            assertEquals(Math.min(3, Math.min(w.length, w[0].length)), quantity.size());
            Symmetric gram = new Symmetric(times(transposed(w), w));
            for (int k = 0; k < quantity.size(); k++) {
                double eigenvalue = gram.eigenvalue(gram.size() - 1 - k);
                assertEquals(eigenvalue, measured[at] * measured[at], ROUNDING, quantity.name());
                at++;
            }
        }
        assertEquals(measured.length, at);
    }

    @Test
    void singularVectorsBelongToTheirValueAtEveryScale() {
        for (double scale : new double[] {1e-200, 1, 1e200}) {
            double[] entries = {0, 0, 3 * scale, 0, -2 * scale, 0, 1 * scale, 1 * scale}; // offset 2, 2 x 3
            SingularValues found = SingularValues.largest(entries, 2, 2, 3, 2);
            for (int r = 0; r < 2; r++) {
                double image = 0;
                for (int c = 0; c < 3; c++) {
                    image += entries[2 + 3 * r + c] * found.right().at(c);
                }
                assertEquals(found.values().at(0) / scale * found.left().at(r), image / scale, ROUNDING);
            }
            assertEquals(1, found.left().norm(), ROUNDING);
            assertEquals(1, found.right().norm(), ROUNDING);
            assertTrue(found.values().at(0) > found.values().at(1));
        }
    }

    @Test
    void aLayerOfZerosHasNoDirection() {
        SingularValues none = SingularValues.largest(new double[6], 0, 2, 3, 2);
        assertEquals(Vector.of(0, 0), none.values());
        assertEquals(0, none.left().norm());
    }

    @Test
    @Tag("closed-form")
    void alignmentIsTheCosineOfTheTopSingularVectors() {
        Moments toy = new ToyData(2, 0.3, 1, 1).moments();
        TrainingPlan two = toyPlan("(A:1,B:1):1", toy);
        Layout places = Simulator.layout(two);
        double[] weights = new double[places.weights()];
        double angle = 0.7;
        double[] r = {Math.cos(angle), Math.sin(angle), 0};
        // Columns of first layers are their left singular vectors, the row of the last is its right one.
        Layer a = places.layers().get(0);
        Layer b = places.layers().get(1);
        Layer last = places.layers().get(2);
        weights[a.offset()] = -2;
        weights[b.offset() + 2] = 5;
        System.arraycopy(r, 0, weights, last.offset(), 3);
        Alignment alignment = new Alignment(places);
        assertEquals(
                List.of("alignment.A.1-A+B.1", "alignment.B.1-A+B.1"),
                alignment.quantities().get(0).columns());
        assertArrayEquals(
                new double[] {Math.cos(angle), 0}, Networks.measure(alignment, Networks.look(two, weights)), 1e-15);
    }

    @Test
    void layersOfAnAlignedStartAreAligned() {
        TrainingPlan aligned = toyPlan("(A:3,B:2):2", new ToyData(2, 0.3, 1, 1).moments());
        for (double cosine : Networks.measure(new Alignment(Simulator.layout(aligned)), Networks.start(aligned))) {
            assertEquals(1, cosine, 1e-14);
        }
    }

    @Test
    void conservedChangeIsThatOfTheBalanceAtEachHiddenVector() {
        double[] before = Simulator.start(plan).weights();
        TrainedRun run = Simulator.train(plan, Watching.NOBODY);
        double[] after = run.end().weights();
        double largest = layout.layers().stream()
                .mapToDouble(layer -> norm(Matrices.matrix(layout, layer.name(), after)))
                .map(one -> one * one)
                .max()
                .orElseThrow();
        double[][] fusion = new double[4][4];
        for (double[] weights : List.of(after, before)) {
            double sign = weights == after ? 1 : -1;
            double[][] root = Matrices.matrix(layout, "A+B+C.1", weights);
            double[][] a = Matrices.matrix(layout, "A.2", weights);
            double[][] inner = Matrices.matrix(layout, "B+C.1", weights);
            add(sign, times(transposed(root), root), fusion);
            add(-sign, times(a, transposed(a)), fusion);
            add(-sign, times(inner, transposed(inner)), fusion);
        }
        ConservedChange observable = new ConservedChange(layout, before);
        double[] measured = Networks.measure(observable, Networks.look(plan, after));
        List<String> columns = observable.quantities().get(0).columns();
        assertEquals(norm(fusion) / largest, measured[columns.indexOf("conserved.A.2")], ROUNDING);
        assertTrue(norm(fusion) / largest > 1e-6, "this run must move");
        assertEquals(
                run.result().conservedDrift(),
                java.util.Arrays.stream(measured).max().orElseThrow(),
                ROUNDING);
        assertArrayEquals(new double[measured.length], Networks.measure(observable, state));
    }

    @Test
    void unitsOfReluAreBalancedOneByOne() {
        // What the flow conserves drifts at first order of the rate over the same time.
        double coarse = reluChange(2e-3, 200);
        double fine = reluChange(1e-3, 400);
        assertEquals(2, coarse / fine, 0.05, coarse + " " + fine);
        assertTrue(fine < 1e-3, "change " + fine);
    }

    private static double reluChange(double rate, long steps) {
        TrainingPlan relu = Networks.plan(Networks.relu(), Descent.plain(rate), Networks.steps(steps));
        double[] before = Simulator.start(relu).weights();
        TrainedRun run = Simulator.train(relu, Watching.NOBODY);
        Observable change = new ConservedChange(Simulator.layout(relu), before);
        return Vector.of(Networks.measure(change, Networks.look(relu, run.end().weights())))
                .norm();
    }

    @Test
    void cloudsHoldFirstLayersAndOutgoingNorms() {
        WeightClouds clouds = new WeightClouds(layout);
        assertEquals(
                List.of("units.B.1", "units.A.1", "units.C.1", "outgoing.B.1", "outgoing.A.1", "outgoing.C.1").stream()
                        .sorted()
                        .toList(),
                clouds.quantities().stream()
                        .map(RecordedQuantity::name)
                        .sorted()
                        .toList());
        Recording recorded = new Recording(
                clouds.quantities(), List.of(new Recording.Row(0, 0, Vector.of(Networks.measure(clouds, state)))));
        double[][] first = matrix("A.1");
        double[] units = recorded.values("units.A.1");
        double[] outgoing = recorded.values("outgoing.A.1");
        double[][] second = transposed(matrix("A.2"));
        for (int unit = 0; unit < 4; unit++) {
            assertEquals(first[unit][1], units[2 * unit + 1]);
            assertEquals(norm(second[unit]), outgoing[unit], ROUNDING);
        }
        // The unit of B is read by the layer above the inner fusion, together with C's.
        assertEquals(norm(transposed(matrix("B+C.1"))[2]), recorded.values("outgoing.B.1")[2], ROUNDING);
    }
}
