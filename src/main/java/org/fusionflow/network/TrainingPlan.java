package org.fusionflow.network;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.LearningOrder;
import org.fusionflow.data.LeastSquares;
import org.fusionflow.data.Modalities;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.TrainingData;
import org.fusionflow.data.Vector;
import org.fusionflow.data.VectorMoments;
import org.fusionflow.network.model.PointLoss;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.Initialization;

/**
 * One training run of the full network, all that its numbers depend on: the same plan gives the same bits.
 *
 * @param design the network but for its data and weights
 * @param data of the design's modalities; kept in the tree's leaf order
 * @param loss what is minimized, a mean over samples
 * @param weightDecay strength of the penalty {@code strength / 2 * (sum of squares of all weights and biases)}, &ge; 0
 * @param order what half times and the saddle are measured against, for these moments in the tree's leaf order; empty for
 *     trees that have none, whose runs then report neither
 * @param u0 scale of the start, &gt; 0
 * @param seed of the initial weights and of the batches
 * @param times flow times to report, ascending, &ge; 0
 * @param stop when the run ends
 */
public record TrainingPlan(
        NetworkDesign design,
        TrainingData data,
        PointLoss loss,
        double weightDecay,
        Optional<LearningOrder> order,
        Initialization initialization,
        double u0,
        TrainingMethod method,
        long seed,
        Vector times,
        StopRule stop) {
    public TrainingPlan {
        FusionTree tree = design.tree();
        Modalities given = data.moments().modalities();
        data = data.inOrderOf(tree);
        if (order.isPresent() && !tree.names().equals(given.names())) {
            // Its indices count modalities, so an order of the statistics as given would name the wrong ones.
            throw new InvalidInput("learning order: expected one of statistics in the order of " + tree.names());
        }
        if (order.isPresent()
                && order.get().halfNorms().size() != tree.modalities().size()) {
            throw new InvalidInput("learning order: expected one half norm for each of " + tree.names());
        }
        if (!(u0 > 0) || Double.isInfinite(u0)) {
            throw new InvalidInput("u0 " + u0 + ": expected a finite number above 0");
        }
        if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
            throw new InvalidInput("weight decay " + weightDecay + ": expected a finite number of at least 0");
        }
        if (data.samples().isEmpty()) {
            requireMoments(loss, method);
        }
        checkTimes(times);
        method.check(stop);
    }

    /** Plain gradient training of a linear network of one output without biases on the mean squared error. */
    public TrainingPlan(
            FusionTree tree,
            SecondMoments moments,
            Optional<LearningOrder> order,
            int width,
            Initialization initialization,
            double u0,
            TrainingMethod method,
            long seed,
            Vector times,
            StopRule stop) {
        this(
                NetworkDesign.linear(tree, width),
                TrainingData.of(moments),
                PointLoss.MSE,
                0,
                order,
                initialization,
                u0,
                method,
                seed,
                times,
                stop);
    }

    private static void requireMoments(PointLoss loss, TrainingMethod method) {
        if (loss != PointLoss.MSE) {
            throw new InvalidInput("loss " + loss.title()
                    + ": expected data with samples, second moments are enough for the mean squared error only");
        }
        if (method.needsSamples()) {
            throw new InvalidInput("method " + method.name() + ": expected data with samples to draw batches from");
        }
    }

    /** The same training in another way, which reports neither points nor half times. */
    public TrainingPlan inTheWayOf(TrainingMethod other, StopRule rule) {
        return new TrainingPlan(
                design, data, loss, weightDecay, Optional.empty(), initialization, u0, other, seed, Vector.of(), rule);
    }

    public TrainingPlan withSeed(long other) {
        return new TrainingPlan(design, data, loss, weightDecay, order, initialization, u0, method, other, times, stop);
    }

    public FusionTree tree() {
        return design.tree();
    }

    /** Second moments of data with one output. */
    public SecondMoments moments() {
        return data.single();
    }

    /** Length of the first hidden vector; of all of them unless the design gives each its own. */
    public int width() {
        return design.widths().get(0);
    }

    /** True if the loss has a minimum over linear maps that the run is to come to: linear, mean squared error, no penalty. */
    public boolean endsAtLeastSquares() {
        return design.activation().isLinear() && loss == PointLoss.MSE && weightDecay == 0;
    }

    /**
     * The loss of the best linear map without constants, which a run that {@linkplain #endsAtLeastSquares() ends there} comes to from above;
     * empty for others.
     */
    public OptionalDouble leastLoss() {
        if (!endsAtLeastSquares()) {
            return OptionalDouble.empty();
        }
        VectorMoments of = data.moments();
        if (of.outputs() == 1) {
            Set<Integer> all =
                    IntStream.range(0, of.modalities().count()).boxed().collect(Collectors.toSet());
            return OptionalDouble.of(LeastSquares.on(data.single(), all).loss());
        }
        double unexplained = of.outputVariance();
        for (Vector row : of.inputOutputCorrelation()) {
            unexplained -= of.inputCovariance()
                    .leftTimesPseudoInverse(row, LeastSquares.RELATIVE_CUT)
                    .dot(row);
        }
        return OptionalDouble.of(0.5 * Math.max(0, unexplained));
    }

    private static void checkTimes(Vector times) {
        for (int i = 0; i < times.size(); i++) {
            if (!(times.at(i) >= 0) || Double.isInfinite(times.at(i))) {
                throw new InvalidInput(
                        "times, entry " + (i + 1) + ", " + times.at(i) + ": expected a finite number of at least 0");
            }
            if (i > 0 && !(times.at(i) > times.at(i - 1))) {
                throw new InvalidInput("times, entry " + (i + 1) + ", " + times.at(i)
                        + ": expected more than the entry before, " + times.at(i - 1));
            }
        }
    }
}
