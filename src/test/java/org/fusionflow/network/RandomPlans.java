package org.fusionflow.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.start.GaussianNorm;

/** Plans on a small seeded training set of 13 samples, two modalities, one output of 1 or -1, or three classes where the loss is one of them. */
final class RandomPlans {
    static final int SAMPLES = 13;

    private RandomPlans() {}

    static Samples samples(long seed) {
        Random random = new Random(seed);
        List<Vector> inputs = new ArrayList<>();
        double[] outputs = new double[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            inputs.add(Vector.of(random.nextGaussian() + 0.4, random.nextGaussian(), 2 * random.nextGaussian()));
            outputs[s] = inputs.get(s).at(0) + inputs.get(s).at(2) + random.nextGaussian() > 0 ? 1 : -1;
        }
        return Samples.of(new Modalities(List.of("A", "B"), List.of(2, 1)), inputs, Vector.of(outputs));
    }

    /** The same inputs, with classes by the signs of two of them. */
    static Samples classes(long seed) {
        Samples signs = samples(seed);
        return Samples.of(signs.modalities(), SAMPLES, 3, (s, x, y) -> {
            for (int i = 0; i < x.length; i++) {
                x[i] = signs.input(s, i);
            }
            Arrays.fill(y, 0);
            y[signs.output(s) > 0 ? 0 : x[1] > 0 ? 1 : 2] = 1;
        });
    }

    /** Linear, without biases, on the mean squared error. */
    static TrainingPlan onMoments(TrainingMethod method, long seed) {
        return plan(method, OutputLoss.MSE, false, 0, seed);
    }

    /** With biases and weight decay. */
    static TrainingPlan onSamples(TrainingMethod method, long seed) {
        return plan(method, OutputLoss.MSE, true, 0.01, seed);
    }

    /** A single layer. */
    static TrainingPlan shallow(TrainingMethod method, long seed) {
        return plan("(A:1,B:1):0", method, OutputLoss.MSE, false, 0, seed);
    }

    static TrainingPlan plan(TrainingMethod method, OutputLoss loss, boolean biases, double decay, long seed) {
        return plan("(A:2,B:2):1", method, loss, biases, decay, seed);
    }

    private static TrainingPlan plan(
            String newick, TrainingMethod method, OutputLoss loss, boolean biases, double decay, long seed) {
        Samples samples = loss.targets() == OutputLoss.Targets.SHARES ? classes(seed) : samples(seed);
        FusionTree tree = FusionTree.parse(newick);
        return new TrainingPlan(
                new Problem(tree, TrainingData.of(samples), 0.7),
                NetworkSetup.linear(5, new GaussianNorm(), method, StopRule.afterSteps(100))
                        .withBiases(biases)
                        .withLoss(loss, decay),
                seed,
                Vector.of());
    }
}
