package org.fusionflow.network.record;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.run.WeightWatcher;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.GaussianStd;

/** Small networks on samples of a known population, and what the tests here do with them. */
final class Networks {
    static final String TREE = "(A:2,(B:1,C:2):1):1";

    private static final Modalities MODALITIES = new Modalities(List.of("A", "B", "C"), List.of(2, 1, 3));

    private Networks() {}

    static Population population() {
        Random random = new Random(5);
        double[][] covariance = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = i == j ? 1 + 0.2 * i : 0.1 * random.nextGaussian();
                covariance[j][i] = covariance[i][j];
            }
        }
        return new Population(MODALITIES, new Symmetric(covariance), Vector.of(1, -0.5, 0.8, 0.3, -0.2, 0.6), 0.2);
    }

    static TrainingData data() {
        Population population = population();
        Samples samples = population.draw(40, 1);
        return new TrainingData(
                samples.moments(),
                Optional.of(samples),
                Optional.of(population.drawHeldOut(30, 1)),
                Optional.of(population));
    }

    /** Three modalities of which two meet first; width 4. */
    static NetworkDesign design() {
        return NetworkDesign.linear(FusionTree.parse(TREE), 4);
    }

    static NetworkDesign relu() {
        return design().withActivation(Activation.RELU);
    }

    static TrainingPlan plan(NetworkDesign design, TrainingMethod method, StopRule stop) {
        return plan(design, method, stop, Vector.of());
    }

    static TrainingPlan plan(NetworkDesign design, TrainingMethod method, StopRule stop, Vector times) {
        return new TrainingPlan(
                new Problem(design.tree(), data(), 0.4),
                NetworkSetup.linear(1, new GaussianStd(), method, stop).withDesign(design),
                3,
                times);
    }

    /** Runs on whatever it has learned. */
    static StopRule steps(long steps) {
        return new StopRule(steps, Double.POSITIVE_INFINITY, OptionalDouble.of(0));
    }

    static Watching watching(WeightWatcher watcher) {
        return new Watching(ProgressListener.NONE, watcher, () -> false);
    }

    /** The state at the plan's start. */
    static NetworkState start(TrainingPlan plan) {
        return look(plan, Simulator.start(plan).weights());
    }

    /** The state with these weights. */
    static NetworkState look(TrainingPlan plan, double[] weights) {
        NetworkState[] seen = new NetworkState[1];
        WeightWatcher once = new WeightWatcher() {
            @Override
            public double nextTime() {
                return seen[0] == null ? 0 : Double.POSITIVE_INFINITY;
            }

            @Override
            public void look(long steps, double time, double[] live, org.fusionflow.network.model.Objective objective) {
                objective.respond(weights);
                seen[0] = new NetworkState(weights, objective);
            }
        };
        Watching stopAtOnce = new Watching(ProgressListener.NONE, once, () -> true);
        Simulator.resume(plan, new Checkpoint(0, 0, weights, java.util.Map.of()), stopAtOnce);
        return seen[0];
    }

    static double[] measure(Observable observable, NetworkState state) {
        double[] row = new double[observable.size()];
        observable.measure(state, row, 0);
        return row;
    }
}
