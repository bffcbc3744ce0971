package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerSizes;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainedNetwork;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.network.start.GivenWeights;
import org.fusionflow.network.start.Initialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights as they leave the network and come back to it. */
final class LayerWeightsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theMapIsTheNetworksOwn(long seed) {
        Random random = new Random(seed);
        FusionTree tree = NetworkSamples.tree(random);
        Moments moments = NetworkSamples.moments(tree, random);
        TrainingPlan plan = NetworkSamples.plan(
                tree,
                moments,
                4,
                new GaussianStd(),
                0.8,
                Descent.plain(1e-3),
                seed,
                Vector.of(),
                StopRule.afterSteps(3));
        TrainedNetwork trained = Simulator.trainToWeights(plan);
        Vector own = trained.result().finalMap();
        double[] map = trained.weights().map().toArray();
        assertArrayEquals(own.toArray(), map, 1e-14 * Math.max(1, own.norm()), tree.newick());
        assertEquals(Simulator.train(plan), trained.result());
    }

    @Test
    void aRunThatIsTakenUpAgainEndsWhereTheUninterruptedOneDoes() {
        Moments moments = new ToyData(2, 0.4, 1, 1).moments();
        FusionTree tree = FusionTree.parse("(A:2,B:2):1");
        TrainedNetwork half = Simulator.trainToWeights(plan(tree, moments, new GaussianNorm(), 3.0));
        TrainedNetwork rest = Simulator.trainToWeights(plan(tree, moments, new GivenWeights(half.weights()), 3.0));
        TrainedNetwork whole = Simulator.trainToWeights(plan(tree, moments, new GaussianNorm(), 6.0));
        assertArrayEquals(
                whole.weights().toArray(), rest.weights().toArray(), 1e-9 // two integrations, each good to 1e-10
                );
        assertTrue(half.result().finalLoss() - whole.result().finalLoss() > 1e-3, "the second half must matter");
    }

    private static TrainingPlan plan(FusionTree tree, Moments moments, Initialization start, double time) {
        return NetworkSamples.plan(
                tree,
                moments,
                6,
                start,
                0.3,
                new GradientFlow(),
                5,
                Vector.of(time),
                StopRule.afterTime(time, new GradientFlow()));
    }

    @Test
    void initialWeightsAreThoseThatTrainingStartsFrom() {
        TrainingPlan plan =
                plan(FusionTree.parse("(A:2,B:1):1"), new ToyData(2, 0.4, 1, 1).moments(), new GaussianStd(), 1);
        LayerWeights start = Simulator.initialWeights(plan);
        Vector map = Simulator.train(NetworkSamples.plan(
                        plan.tree(),
                        plan.moments(),
                        6,
                        new GaussianStd(),
                        0.3,
                        new GradientFlow(),
                        5,
                        Vector.of(0, 1),
                        plan.stop()))
                .trajectory()
                .get(0)
                .map();
        assertArrayEquals(map.toArray(), start.map().toArray(), 1e-15);
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        Moments moments = new ToyData(2, 0.4, 1, 1).moments();
        LayerWeights start =
                Simulator.initialWeights(plan(FusionTree.parse("(A:2,B:2):0"), moments, new GaussianStd(), 1));
        TrainingPlan other = plan(FusionTree.parse("(A:3,B:3):0"), moments, new GivenWeights(start), 1);
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> Simulator.train(other)).getMessage());
        assertTrue(message.contains("(A:2,B:2):0 at width 6"), message);
    }

    @Test
    void aWrongNumberOfWeightsIsRefused() {
        LayerSizes sizes = new LayerSizes(
                LayerGraph.of(FusionTree.parse("(A:2,B:2):0")),
                new ToyData(2, 0.4, 1, 1).moments().modalities(),
                3,
                1);
        assertThrows(IllegalArgumentException.class, () -> new LayerWeights(sizes, new double[11]));
        double[] broken = new double[12];
        broken[7] = Double.NaN;
        assertThrows(IllegalArgumentException.class, () -> new LayerWeights(sizes, broken));
        assertEquals(0, new LayerWeights(sizes, new double[12]).map().norm());
    }
}
