package org.fusionflow.network.run;

import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.network.mask.MaskedLoss;
import org.fusionflow.network.model.Batched;
import org.fusionflow.network.model.DirectionNetwork;
import org.fusionflow.network.model.LinearNetwork;
import org.fusionflow.network.model.LinearSamples;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.model.QuadraticLoss;
import org.fusionflow.network.model.SampleNetwork;
import org.fusionflow.network.model.WeightDecay;
import org.fusionflow.network.shape.Layout;
import org.jspecify.annotations.Nullable;

/** Chooses the fastest implementation of the loss and gradient of a plan. */
public final class Objectives {
    private final Objective all;
    private final @Nullable Batched batched;

    public Objectives(TrainingPlan plan, Layout layout) {
        MaskedLoss masked = plan.minimized();
        Objective full = full(plan, layout, masked);
        @Nullable Batched some = null;
        if (plan.method().needsSamples()) {
            some = full instanceof Batched same ? same : new LinearSamples(layout, samples(plan), plan.loss(), masked);
        }
        if (plan.weightDecay() == 0) {
            all = full;
            batched = some;
        } else if (some == full) {
            WeightDecay both = new WeightDecay(full, plan.weightDecay());
            all = both;
            batched = both;
        } else {
            all = new WeightDecay(full, plan.weightDecay());
            batched = some == null ? null : new WeightDecay(some, plan.weightDecay());
        }
    }

    private static Samples samples(TrainingPlan plan) {
        return plan.data()
                .samples()
                .orElseThrow(() -> new InvalidInput("method " + plan.method().name() + ": expected data with samples"));
    }

    private static Objective full(TrainingPlan plan, Layout layout, MaskedLoss masked) {
        boolean squares = plan.loss() == OutputLoss.MSE;
        if (plan.design().activation().isLinear()) {
            return squares
                    ? new LinearNetwork(layout, quadratic(plan).minimizing(plan.expected(), layout.modalityOf()))
                    : new LinearSamples(layout, samples(plan), plan.loss(), masked);
        }
        if (plan.data().samples().isEmpty()) {
            return DirectionNetwork.ofGaussian(layout, plan.data().moments().requireOneOutput(), masked)
                    .orElseThrow(() -> new InvalidInput("activation "
                            + plan.design().activation().name()
                            + ": expected data with samples; second moments alone describe Gaussian data to it only where"
                            + " modalities are scalar, meet at the output and there are no biases"));
        }
        Optional<DirectionNetwork> few = squares && !plan.method().needsSamples()
                ? DirectionNetwork.of(layout, samples(plan), masked)
                : Optional.empty();
        return few.isPresent() ? few.get() : new SampleNetwork(layout, samples(plan), plan.loss(), masked);
    }

    /** The loss on samples other than the training samples. */
    public static Objective on(TrainingPlan plan, Layout layout, Samples samples) {
        return plan.design().activation().isLinear()
                ? new LinearSamples(layout, samples, plan.loss())
                : new SampleNetwork(layout, samples, plan.loss());
    }

    /** The mean squared error on second moments. Means matter only for networks with biases. */
    private static QuadraticLoss quadratic(TrainingPlan plan) {
        TrainingData data = plan.data();
        if (!plan.design().biases() || data.samples().isEmpty()) {
            return new QuadraticLoss(data.moments());
        }
        Samples samples = data.samples().get();
        double[] inputMean = new double[data.moments().modalities().inputs()];
        double[] outputMean = new double[data.moments().outputs()];
        for (int s = 0; s < samples.count(); s++) {
            for (int i = 0; i < inputMean.length; i++) {
                inputMean[i] += samples.input(s, i) / samples.count();
            }
            for (int o = 0; o < outputMean.length; o++) {
                outputMean[o] += samples.output(s, o) / samples.count();
            }
        }
        return new QuadraticLoss(data.moments(), inputMean, outputMean);
    }

    public Objective all() {
        return all;
    }

    Batched batched() {
        if (batched == null) {
            throw new IllegalStateException("this plan has no batches");
        }
        return batched;
    }
}
