package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.LinearNetwork;
import org.fusionflow.network.shape.Layout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The velocity that the network computes by passes of vectors, against two evaluations that share nothing with it. */
final class NetworkGradientTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void velocityIsMinusTheCentralDifferenceOfTheLoss(long seed) {
        Case sample = new Case(seed);
        double step = 1e-5;
        for (int i = 0; i < sample.weights.length; i++) {
            double weight = sample.weights[i];
            sample.weights[i] = weight + step;
            double above = sample.loss();
            sample.weights[i] = weight - step;
            double below = sample.loss();
            sample.weights[i] = weight;
            assertEquals((below - above) / (2 * step), sample.velocity[i], 1e-6 * sample.scale, sample.name);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void velocityIsTheProductOfDenseMatrices(long seed) {
        Case sample = new Case(seed);
        double[] dense = new Dense(sample).velocity();
        for (int i = 0; i < dense.length; i++) {
            assertEquals(dense[i], sample.velocity[i], 1e-12 * sample.scale, sample.name + ", weight " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void descentAddsTheVelocity(long seed) {
        Case sample = new Case(seed);
        double[] moved = sample.weights.clone();
        sample.network.respond(moved);
        sample.network.descend(moved, 0.25);
        for (int i = 0; i < moved.length; i++) {
            assertEquals(
                    sample.weights[i] + 0.25 * sample.velocity[i], moved[i], 1e-14 * (1 + sample.scale), sample.name);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void mapRateIsTheMapsDerivativeAlongTheVelocity(long seed) {
        Case sample = new Case(seed);
        int d = sample.moments.modalities().inputs();
        double[] rate = new double[d];
        sample.network.respond(sample.weights);
        sample.network.mapRate(sample.weights, rate);
        double step = 1e-6 / sample.scale;
        Vector above = sample.mapAt(step);
        Vector below = sample.mapAt(-step);
        Vector difference = above.minus(below).times(0.5 / step);
        assertEquals(0, difference.minus(Vector.of(rate)).norm(), 1e-7 * difference.norm(), sample.name);
    }

    /** A random network with weights of order one. */
    private static final class Case {
        final FusionTree tree;
        final Moments moments;
        final Layout layout;
        final LinearNetwork network;
        final double[] weights;
        final double[] velocity;
        final double scale;
        final String name;

        Case(long seed) {
            Random random = new Random(seed);
            tree = NetworkSamples.tree(random);
            moments = NetworkSamples.moments(tree, random);
            int width = 1 + random.nextInt(9);
            layout = new Layout(tree, moments.modalities(), width);
            network = new LinearNetwork(layout, moments);
            weights = random.doubles(layout.weights(), -1, 1).toArray();
            velocity = new double[weights.length];
            network.respond(weights);
            network.velocity(weights, velocity);
            scale = 1 + Vector.of(velocity).norm();
            name = "seed " + seed + ", " + tree.newick() + ", width " + width;
        }

        double loss() {
            network.respond(weights);
            return moments.loss(network.map(0));
        }

        Vector mapAt(double time) {
            double[] moved = weights.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += time * velocity[i];
            }
            network.respond(moved);
            return network.map(0);
        }
    }

    /** {@code dW = b' e F'} with whole matrices: every layer of a path is multiplied out, from the tree alone. */
    private static final class Dense {
        private final Case sample;
        private final double[] residual;
        private final double[] velocity;
        private int nextLayer;
        private int nextInput;
        /** For each leaf below, the product of all layers from its input up; in leaf order. */
        private record Below(List<DenseMatrix> maps, List<Integer> inputs) {}

        /** What each layer reads. */
        private final List<Below> paths = new ArrayList<>();

        Dense(Case sample) {
            this.sample = sample;
            velocity = new double[sample.weights.length];
            sample.network.respond(sample.weights);
            residual = sample.moments.residual(map()).toArray();
        }

        private Vector map() {
            Below all = forward(sample.tree);
            return Vector.of(all.maps().stream()
                    .flatMapToDouble(map -> Arrays.stream(map.entries().getData()))
                    .toArray());
        }

        private DenseMatrix layer(int index) {
            return DenseMatrix.of(sample.layout.layers().get(index), sample.weights);
        }

        private Below forward(FusionTree tree) {
            List<DenseMatrix> maps = new ArrayList<>();
            List<Integer> inputs = new ArrayList<>();
            if (tree instanceof Modality) {
                int d = sample.moments
                        .modalities()
                        .dimensions()
                        .get(sample.moments
                                .modalities()
                                .names()
                                .indexOf(tree.names().get(0)));
                maps.add(DenseMatrix.identity(d));
                inputs.add(nextInput);
                nextInput += d;
            }
            for (FusionTree child : tree.children()) {
                Below below = forward(child);
                maps.addAll(below.maps());
                inputs.addAll(below.inputs());
            }
            for (int j = 0; j < tree.depth().value(); j++) {
                int index = nextLayer++;
                paths.add(new Below(List.copyOf(maps), List.copyOf(inputs)));
                maps.replaceAll(map -> layer(index).times(map));
            }
            return new Below(maps, inputs);
        }

        double[] velocity() {
            backward(
                    sample.tree, DenseMatrix.identity(1), sample.layout.layers().size());
            return velocity;
        }

        /** Visits layers from the last down; returns the index of the first layer of this subtree. */
        private int backward(FusionTree tree, DenseMatrix above, int end) {
            DenseMatrix left = above;
            int index = end;
            for (int j = 0; j < tree.depth().value(); j++) {
                index--;
                Below below = paths.get(index);
                DenseMatrix gradient =
                        DenseMatrix.zero(left.columns(), layer(index).columns());
                for (int m = 0; m < below.maps().size(); m++) {
                    DenseMatrix map = below.maps().get(m);
                    int from = below.inputs().get(m);
                    DenseMatrix part = DenseMatrix.row(Arrays.copyOfRange(residual, from, from + map.columns()));
                    gradient = gradient.plus(left.transposed().times(part).times(map.transposed()));
                }
                System.arraycopy(
                        gradient.entries().getData(),
                        0,
                        velocity,
                        sample.layout.layers().get(index).offset(),
                        gradient.entries().getNumElements());
                left = left.times(layer(index));
            }
            for (int c = tree.children().size() - 1; c >= 0; c--) {
                index = backward(tree.children().get(c), left, index);
            }
            return index;
        }
    }
}
