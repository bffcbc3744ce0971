package org.fusionflow.network.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.made.XorSamples;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.GaussianStd;
import org.junit.jupiter.api.Test;

/** The number of learned directions, on weights that are designed to have some. */
final class FeatureDirectionsTest {
    private static double[] inThePlane(double degrees, double length) {
        return new double[] {length * Math.cos(Math.toRadians(degrees)), length * Math.sin(Math.toRadians(degrees)), 0};
    }

    private static int count(List<double[]> vectors) {
        return FeatureDirections.count(vectors, false);
    }

    @Test
    void unitsAroundTheCornersOfACubeAreItsCornersInAnyOrder() {
        Random random = new Random(4);
        List<double[]> vectors = new ArrayList<>();
        for (int corner = 0; corner < 8; corner++) {
            for (int unit = 0; unit < 12; unit++) {
                double length = 0.2 + random.nextDouble();
                double[] vector = new double[3];
                for (int i = 0; i < 3; i++) {
                    vector[i] = length * (((corner >> i) & 1) * 2 - 1 + 0.03 * random.nextGaussian());
                }
                vectors.add(vector);
            }
        }
        for (int order = 0; order < 5; order++) {
            Collections.shuffle(vectors, random);
            assertEquals(8, count(vectors));
            assertEquals(4, FeatureDirections.count(vectors, true), "opposite corners of a linear network are one");
        }
    }

    @Test
    void onlyUnitsThatAreLongEnoughCount() {
        double edge = FeatureDirections.SHARE;
        List<double[]> vectors = List.of(inThePlane(0, 2), inThePlane(90, 2.001 * edge), inThePlane(180, 1.999 * edge));
        assertEquals(2, count(vectors));
        assertEquals(
                2,
                count(vectors.stream()
                        .map(v -> new double[] {1e-9 * v[0], 1e-9 * v[1], 0})
                        .toList()));
    }

    @Test
    void directionsAreJoinedUpToTheAngleAndByChains() {
        double angle = FeatureDirections.DEGREES;
        assertEquals(1, count(List.of(inThePlane(0, 1), inThePlane(0.999 * angle, 1))));
        assertEquals(2, count(List.of(inThePlane(0, 1), inThePlane(1.001 * angle, 1))));
        List<double[]> ends = new ArrayList<>(List.of(inThePlane(0, 1), inThePlane(2.7 * angle, 1)));
        assertEquals(2, count(ends));
        ends.add(inThePlane(0.9 * angle, 1));
        ends.add(inThePlane(1.8 * angle, 1));
        assertEquals(1, count(ends));
    }

    @Test
    void weightsOfZeroHaveNoDirection() {
        assertEquals(0, count(List.of(new double[3], new double[3])));
        assertEquals(0, count(List.of()));
    }

    private static TrainingPlan plan(String tree, int width, Activation activation) {
        FusionTree parsed = FusionTree.parse(tree);
        Problem problem =
                new Problem(parsed, XorSamples.parse("samples=16,balanced=true").trainingData(parsed), 0.1);
        NetworkSetup setup = NetworkSetup.linear(width, new GaussianStd(), Descent.plain(0.01), Networks.steps(1))
                .withDesign(NetworkDesign.linear(parsed, width).withActivation(activation));
        return new TrainingPlan(problem, setup, 1, Vector.of());
    }

    private static double directions(TrainingPlan plan, double[] weights) {
        Objective objective = Simulator.objective(plan);
        objective.respond(weights);
        return Networks.measure(new FeatureDirections(Simulator.layout(plan)), new NetworkState(weights, objective))[0];
    }

    private static void set(double[] weights, Layout layout, String name, int unit, double... row) {
        Layer layer = layout.layers().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        System.arraycopy(row, 0, weights, layer.offset() + unit * layer.columns(), row.length);
    }

    /** Early fusion: the same part on B with another part on A is another direction. */
    @Test
    void aSharedUnitIsOneDirectionOverAllInputs() {
        TrainingPlan plan = plan("(A:1,B:1):1", 5, Activation.RELU);
        Layout layout = Simulator.layout(plan);
        double[] weights = new double[layout.weights()];
        double[][] units = {{0, 1, 1}, {1, 1, 1}, {2, 2, 2}, {-1, 1, 1}, {0, 1e-3, 0}};
        for (int unit = 0; unit < units.length; unit++) {
            set(weights, layout, "A.1", unit, units[unit][0]);
            set(weights, layout, "B.1", unit, units[unit][1], units[unit][2]);
        }
        assertEquals(3, directions(plan, weights));
    }

    /** Late fusion: units of A and of B are in different inputs; what makes the output is no first layer. */
    @Test
    void branchesHaveDirectionsOfTheirOwn() {
        for (Activation activation : List.of(Activation.RELU, Activation.LINEAR)) {
            TrainingPlan plan = plan("(A:2,B:2):0", 3, activation);
            Layout layout = Simulator.layout(plan);
            double[] weights = new double[layout.weights()];
            set(weights, layout, "A.1", 0, 1);
            set(weights, layout, "A.1", 1, -3);
            set(weights, layout, "B.1", 0, 1, 1);
            set(weights, layout, "B.1", 1, 2, 2);
            set(weights, layout, "B.1", 2, -1, 1);
            set(weights, layout, "A.2", 0, 50, 0, 0);
            assertEquals(activation.isLinear() ? 3 : 4, directions(plan, weights));
        }
    }

    @Test
    void aNetworkWithoutHiddenUnitsHasNoneToCount() {
        TrainingPlan plan = plan("(A:1,B:1):0", 1, Activation.LINEAR);
        assertThrows(InvalidInput.class, () -> Observables.parse("directions", "--observe", plan));
        assertEquals(List.of(), new FeatureDirections(Simulator.layout(plan)).quantities());
    }
}
