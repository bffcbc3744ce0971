package org.fusionflow.network.run;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
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
 * @param order what the saddle is and who is learned first, for the {@linkplain #mapMoments moments of the map} in the tree's leaf order;
 *     empty for trees that have none
 * @param halfNorms what half times are measured against, in the tree's leaf order
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
        HalfNorms halfNorms,
        Initialization initialization,
        double u0,
        TrainingMethod method,
        long seed,
        Vector times,
        StopRule stop) {
    public TrainingPlan {
        FusionTree tree = design.tree();
        requireSame(tree, data, order);
        data = data.inOrderOf(tree);
        if (halfNorms.norms().size() != tree.modalities().size()) {
            throw new InvalidInput("half norms: expected one for each of " + tree.names());
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

    /** With half norms of the order, or, where there is none, of the least-squares map. */
    public TrainingPlan(
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
        this(
                design,
                data,
                loss,
                weightDecay,
                order,
                halfNorms(design, data, order),
                initialization,
                u0,
                method,
                seed,
                times,
                stop);
    }

    /** Plain gradient training of a linear network of one output without biases on the mean squared error. */
    public TrainingPlan(
            FusionTree tree,
            Moments moments,
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

    private static HalfNorms halfNorms(NetworkDesign design, TrainingData data, Optional<LearningOrder> order) {
        requireSame(design.tree(), data, order);
        Moments moments = mapMoments(design, data.inOrderOf(design.tree()));
        return order.map(o -> HalfNorms.of(o, moments.modalities())).orElseGet(() -> HalfNorms.of(moments));
    }

    private static void requireSame(FusionTree tree, TrainingData data, Optional<LearningOrder> order) {
        if (order.isEmpty()) {
            return;
        }
        if (!tree.names().equals(data.moments().modalities().names())) {
            // Its indices count modalities, so an order of the statistics as given would name the wrong ones.
            throw new InvalidInput("learning order: expected one of statistics in the order of " + tree.names());
        }
        if (tree.modalities().size() != 2) {
            throw new InvalidInput("learning order: expected two modalities, got " + tree.names());
        }
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
                design,
                data,
                loss,
                weightDecay,
                Optional.empty(),
                HalfNorms.none(halfNorms.norms().size()),
                initialization,
                u0,
                other,
                seed,
                Vector.of(),
                rule);
    }

    public TrainingPlan withSeed(long other) {
        return new TrainingPlan(
                design, data, loss, weightDecay, order, halfNorms, initialization, u0, method, other, times, stop);
    }

    public FusionTree tree() {
        return design.tree();
    }

    /** Second moments of data with one output. */
    public Moments moments() {
        return data.moments().requireOneOutput();
    }

    /** Length of the first hidden vector; of all of them unless the design gives each its own. */
    public int width() {
        return design.widths().get(0);
    }

    /**
     * The moments that the map of a network is to explain: about the means where a linear network has biases, whose constants explain
     * the means whatever the map. The account of a network that is not linear has no constants, so it is measured without.
     *
     * @param data in any order of modalities, which stays
     */
    public static Moments mapMoments(NetworkDesign design, TrainingData data) {
        return design.activation().isLinear() && design.biases() ? data.momentsAboutMeans() : data.moments();
    }

    /** True if the loss has a minimum over linear maps that the run is to come to: linear, mean squared error, no penalty. */
    public boolean endsAtLeastSquares() {
        return design.activation().isLinear() && loss == PointLoss.MSE && weightDecay == 0;
    }

    /**
     * The loss of the best linear map, with constants if there are biases, which a run that {@linkplain #endsAtLeastSquares() ends there} comes
     * to from above; empty for others.
     */
    public OptionalDouble leastLoss() {
        if (!endsAtLeastSquares()) {
            return OptionalDouble.empty();
        }
        Moments of = mapMoments(design, data);
        if (of.outputs() == 1) {
            Set<Integer> all =
                    IntStream.range(0, of.modalities().count()).boxed().collect(Collectors.toSet());
            return OptionalDouble.of(LeastSquares.on(of.requireOneOutput(), all).loss());
        }
        double unexplained = of.outputVariance();
        for (Vector row : of.rows()) {
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
