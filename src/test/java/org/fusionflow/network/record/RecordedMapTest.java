package org.fusionflow.network.record;

import static org.fusionflow.network.record.Matrices.norm;
import static org.fusionflow.network.record.Matrices.times;
import static org.fusionflow.network.record.Matrices.toyPlan;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Observables of what the network makes, against their formulas written out on the matrices. */
final class RecordedMapTest {
    /** Sums of some tens of products of numbers near 1. */
    private static final double ROUNDING = 1e-13;

    private final TrainingPlan plan = Networks.plan(Networks.design(), Descent.plain(0.05), Networks.steps(200));

    private final Layout layout = Simulator.layout(plan);

    private final NetworkState state = Networks.start(plan);

    private double[][] matrix(String name) {
        return Matrices.matrix(layout, name, state.weights());
    }

    /** {@code w = W_root [W_A2 W_A1, W_BC [W_B, W_C2 W_C1]]}. */
    private double[][] map() {
        double[][] root = matrix("A+B+C.1");
        double[][] inner = times(root, matrix("B+C.1"));
        double[][] a = times(times(root, matrix("A.2")), matrix("A.1"));
        double[][] b = times(inner, matrix("B.1"));
        double[][] c = times(times(inner, matrix("C.2")), matrix("C.1"));
        return new double[][] {a[0], b[0], c[0]};
    }

    private double[] joinedMap() {
        double[][] map = map();
        return new double[] {map[0][0], map[0][1], map[1][0], map[2][0], map[2][1], map[2][2]};
    }

    @Test
    void mapAndItsNormsAreProductsOfTheLayers() {
        MapEntries entries = new MapEntries(layout.modalities(), 1);
        assertEquals(
                List.of("map.A.1", "map.A.2", "map.B.1", "map.C.1", "map.C.2", "map.C.3"),
                entries.quantities().get(0).columns());
        assertArrayEquals(joinedMap(), Networks.measure(entries, state), ROUNDING);
        MapNorms norms = new MapNorms(layout.modalities());
        assertEquals(
                List.of("mapNorm.A", "mapNorm.B", "mapNorm.C"),
                norms.quantities().get(0).columns());
        double[][] map = map();
        assertArrayEquals(
                new double[] {norm(map[0]), norm(map[1]), norm(map[2])}, Networks.measure(norms, state), ROUNDING);
    }

    @Test
    void lossIsThatOfTheSamples() {
        Samples samples = plan.data().samples().orElseThrow();
        assertEquals(samples.loss(Vector.of(joinedMap())), Networks.measure(new Loss(), state)[0], ROUNDING);
    }

    @Test
    void generalizationIsThePopulationsFormulaOrTheHeldOutLoss() {
        Population population = Networks.population();
        double[] map = joinedMap();
        double expected = 0.5 * 0.2 * 0.2;
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                expected += 0.5
                        * (map[i] - population.teacher().at(i))
                        * population.inputCovariance().at(i, j)
                        * (map[j] - population.teacher().at(j));
            }
        }
        assertEquals(expected, Networks.measure(GeneralizationError.on(population, layout), state)[0], ROUNDING);
        Samples heldOut = plan.data().heldOut().orElseThrow();
        Observable onSamples = GeneralizationError.on(Simulator.heldOut(plan).orElseThrow());
        assertEquals(heldOut.loss(Vector.of(map)), Networks.measure(onSamples, state)[0], ROUNDING);
    }

    @Test
    void aBiasAddsTheSquareOfItsConstantToTheGeneralizationError() {
        TrainingPlan biased = Networks.plan(Networks.design().withBiases(true), Descent.plain(0.05), Networks.steps(9));
        Layout places = Simulator.layout(biased);
        double[] weights = Simulator.start(biased).weights();
        Observable error = GeneralizationError.on(Networks.population(), places);
        double without = Networks.measure(error, Networks.look(biased, weights))[0];
        Junction output = places.junctions().get(0);
        weights[output.bias()] = 0.3;
        assertEquals(without + 0.5 * 0.09, Networks.measure(error, Networks.look(biased, weights))[0], ROUNDING);
    }

    @Test
    void generalizationOfReluIsTheMeanOverHeldOutSamples() {
        TrainingPlan relu = Networks.plan(
                new NetworkDesign(
                        FusionTree.parse("(A:2,B:2,C:2):0"),
                        List.of(4),
                        List.of(),
                        org.fusionflow.network.shape.Activation.RELU,
                        false),
                Descent.plain(0.05),
                Networks.steps(9));
        NetworkState there = Networks.start(relu);
        Layout places = Simulator.layout(relu);
        Samples heldOut = relu.data().heldOut().orElseThrow();
        double sum = 0;
        for (int s = 0; s < heldOut.count(); s++) {
            double made = 0;
            for (int m = 0; m < 3; m++) {
                String name = places.modalities().names().get(m);
                double[][] first = Matrices.matrix(places, name + ".1", there.weights());
                double[][] second = Matrices.matrix(places, name + ".2", there.weights());
                for (int unit = 0; unit < 4; unit++) {
                    double z = 0;
                    for (int i = 0; i < first[unit].length; i++) {
                        z += first[unit][i]
                                * heldOut.input(s, places.modalities().start(m) + i);
                    }
                    made += second[0][unit] * Math.max(0, z);
                }
            }
            sum += 0.5 * Math.pow(heldOut.output(s, 0) - made, 2);
        }
        Observable error = Observables.parse("generalization", "record", relu).get(0);
        assertEquals(sum / heldOut.count(), Networks.measure(error, there)[0], ROUNDING);
    }

    @Test
    @Tag("closed-form")
    void saddleDistancesOfTwoScalarModalities() {
        Moments toy = new ToyData(2, 0.3, 1, 1).moments();
        TrainingPlan two = toyPlan("(A:2,B:2):1", toy);
        double aa = toy.inputCovariance().at(0, 0);
        double ab = toy.inputCovariance().at(0, 1);
        double bb = toy.inputCovariance().at(1, 1);
        double ya = toy.correlation().at(0);
        double yb = toy.correlation().at(1);
        double determinant = aa * bb - ab * ab;
        double[] all = {(ya * bb - yb * ab) / determinant, (yb * aa - ya * ab) / determinant};
        SaddleDistances distances = new SaddleDistances(toy);
        assertEquals(
                List.of("saddleDistance.none", "saddleDistance.A", "saddleDistance.B", "saddleDistance.A+B"),
                distances.quantities().get(0).columns());
        NetworkState there = Networks.start(two);
        Vector w = there.map().get(0);
        assertArrayEquals(
                new double[] {
                    w.norm() / norm(all),
                    Math.hypot(w.at(0) - ya / aa, w.at(1)) / norm(all),
                    Math.hypot(w.at(0), w.at(1) - yb / bb) / norm(all),
                    Math.hypot(w.at(0) - all[0], w.at(1) - all[1]) / norm(all)
                },
                Networks.measure(distances, there),
                ROUNDING);
    }
}
