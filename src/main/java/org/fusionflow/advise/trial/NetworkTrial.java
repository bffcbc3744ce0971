package org.fusionflow.advise.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.advise.forecast.ErrorCurve;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.run.WeightWatcher;
import org.fusionflow.network.setup.NetworkSetupReader;

/** Trains a ReLU or a linear network with biases by Adam and follows its error on held-out samples. */
final class NetworkTrial {
    private static final int WIDTH = 32;
    private static final double RATE = 0.01;
    /** Looks at the error. */
    private static final int LOOKS = 60;
    /** Multiplications of one trial: about half a second, and more where samples are many. */
    private static final double WORK = 5e8;

    private static final int FEWEST_STEPS = 500;
    private static final int MOST_STEPS = 3000;

    /** Samples that are trained on; more do not change whether a network finds more than a linear one. */
    private static final int MOST_SAMPLES = 2000;

    private final TrainingData data;
    private final int steps;

    /**
     * @param data with samples and held-out samples; each column is divided by its root mean square in the training samples
     */
    NetworkTrial(TrainingData data) {
        Samples all = data.samples().orElseThrow();
        int count = Math.min(all.count(), MOST_SAMPLES);
        double[] scale = new double[all.modalities().inputs() + all.outputs()];
        for (int s = 0; s < count; s++) {
            for (int k = 0; k < scale.length; k++) {
                double entry = entry(all, s, k);
                scale[k] += entry * entry / count;
            }
        }
        for (int k = 0; k < scale.length; k++) {
            scale[k] = scale[k] > 0 ? Math.sqrt(scale[k]) : 1;
        }
        Samples training = scaled(all, count, scale);
        Samples held = data.heldOut().orElseThrow();
        this.data = new TrainingData(
                training.moments(),
                java.util.Optional.of(training),
                java.util.Optional.of(scaled(held, Math.min(held.count(), MOST_SAMPLES), scale)),
                java.util.Optional.empty());
        double step = 6.0 * count * WIDTH * (all.modalities().inputs() + WIDTH);
        steps = (int) Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, WORK / step));
    }

    private static double entry(Samples samples, int s, int k) {
        int d = samples.modalities().inputs();
        return k < d ? samples.input(s, k) : samples.output(s, k - d);
    }

    private static Samples scaled(Samples samples, int count, double[] scale) {
        return Samples.of(samples.modalities(), count, samples.outputs(), (s, x, y) -> {
            for (int i = 0; i < x.length; i++) {
                x[i] = samples.input(s, i) / scale[i];
            }
            for (int o = 0; o < y.length; o++) {
                y[o] = samples.output(s, o) / scale[x.length + o];
            }
        });
    }

    /**
     * The error on held-out samples, with outputs of unit mean square, against steps.
     *
     * @param activation of the hidden units
     */
    ErrorCurve train(FusionTree tree, String activation, long seed) {
        double every = steps * RATE / LOOKS;
        NetworkSetup setup = NetworkSetupReader.read(
                OptionValue.of(
                        "network",
                        "init=he,bias=true,method=adam,lr=" + RATE + ",width=" + WIDTH + ",activation=" + activation
                                + ",maxSteps=" + steps + ",stopLoss=0"),
                tree.names());
        TrainingPlan plan = new TrainingPlan(new Problem(tree, data, 1), setup, seed, Vector.of());
        Looks looks = new Looks(Simulator.heldOut(plan).orElseThrow(), every);
        Simulator.train(plan, new Watching(Watching.NOBODY.progress(), looks, Watching.NOBODY.interrupted()));
        // A network at rest is looked at no more, and its error stays.
        double[] times = new double[LOOKS + 1];
        double[] errors = new double[LOOKS + 1];
        for (int i = 0; i <= LOOKS; i++) {
            times[i] = i * every / RATE;
            errors[i] = looks.errors.get(Math.min(i, looks.errors.size() - 1));
        }
        return new ErrorCurve(Vector.of(times), Vector.of(errors));
    }

    /** The error of a network that always gives 0. */
    double withoutLearning() {
        Samples held = data.heldOut().orElseThrow();
        double[] map = new double[held.modalities().inputs()];
        Arrays.fill(map, 0);
        return held.loss(java.util.Collections.nCopies(held.outputs(), Vector.of(map)));
    }

    private static final class Looks implements WeightWatcher {
        private final Objective heldOut;
        private final double every;
        private final List<Double> errors = new ArrayList<>();

        Looks(Objective heldOut, double every) {
            this.heldOut = heldOut;
            this.every = every;
        }

        @Override
        public double nextTime() {
            return errors.size() * every;
        }

        @Override
        public void look(long steps, double time, double[] weights, Objective objective) {
            heldOut.respond(weights);
            errors.add(heldOut.loss());
        }
    }
}
