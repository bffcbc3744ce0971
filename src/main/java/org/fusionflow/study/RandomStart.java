package org.fusionflow.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerSizes;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.start.Initialization;
import org.fusionflow.reduced.HalfTimeReference;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.start.GrowingMode;
import org.fusionflow.reduced.start.HiddenBasis;
import org.fusionflow.reduced.start.NarrowFlow;
import org.fusionflow.reduced.start.RankOneProjection;
import org.fusionflow.reduced.start.RankOneStart;

/**
 * A network with random weights whose half times the reduced system predicts in absolute time.
 *
 * <p>A network of two layers is projected at time 0. If every branch has one input the projection uses the growing and decaying modes, [EI-11],
 * else D + 1 hidden units, [EI-12]; both are exact. A second prediction uses {@code u_eff} alone, [EI-4]. A deeper network is trained in full
 * until its layers are aligned, then projected onto the rank-one manifold.
 *
 * @param tree numeric
 * @param moments kept in the tree's leaf order
 * @param initialization of the weights
 * @param width of every hidden vector, &ge; 1
 * @param u0 scale of the start, &gt; 0
 * @param seed of the draw
 */
public record RandomStart(
        FusionTree tree, Moments moments, Initialization initialization, int width, double u0, long seed) {
    /** When a deep network is projected. */
    public enum Wait {
        /** Once, when the first modality is aligned; all times are predicted from there. */
        FIRST,
        /** For each modality when that modality is aligned. */
        EACH
    }

    /**
     * A deep network counts as aligned above this cosine between a layer's output direction and the input direction of the next layer. Measured:
     * the first modality's half time is then predicted to 1 %, and reaching it takes a third of that time.
     */
    public static final double ALIGNED = 0.9;

    /** Squares of weights of this size, and what is summed of them, are far within double precision. */
    private static final double LARGEST = 1e100;

    public RandomStart {
        if (!(u0 <= LARGEST)) {
            throw new InvalidInput(
                    "u0 " + u0 + ": expected at most 1e100 for random weights, products of which are formed");
        }
        moments = moments.inOrderOf(tree);
        new LayerSizes(LayerGraph.of(tree), moments.modalities(), width, 1);
    }

    /**
     * Predicts the half times with the half norms of an aligned start of the same scale.
     *
     * @throws org.fusionflow.architecture.InvalidInput if the initialization is not defined for these statistics
     * @throws NumericalFailure if an integration did not come to its end
     */
    public RandomStartPrediction predict(Wait wait) {
        return predict(HalfTimeReference.of(tree, moments, u0).halfNorms().norms(), wait, ALIGNED);
    }

    /**
     * Predicts the half times with given half norms, for any tree.
     *
     * @param halfNorms norm of each modality's map at which it counts as half learned; 0 for none
     * @param threshold of the alignment, between 0 and 1; not used for two layers
     */
    public RandomStartPrediction predict(Vector halfNorms, Wait wait, double threshold) {
        return GrowingMode.hasTwoLayers(LayerGraph.of(tree))
                ? ofTwoLayers(halfNorms)
                : ofDeep(halfNorms, wait, threshold);
    }

    /** The initial weights. */
    public LayerWeights initialWeights() {
        return Simulator.initialWeights(plan());
    }

    private TrainingPlan plan() {
        // Only the draw is used, or the network is trained in intervals with limits of their own.
        StopRule none = StopRule.afterTime(1, new GradientFlow());
        return new TrainingPlan(
                Problem.of(tree, moments, u0),
                NetworkSetup.linear(width, initialization, new GradientFlow(), none),
                seed,
                Vector.of());
    }

    private RandomStartPrediction ofTwoLayers(Vector halfNorms) {
        LayerWeights wide = initialWeights();
        List<GrowingMode> growingModes = GrowingMode.of(wide, moments);
        LayerWeights narrow = narrow(wide, growingModes);
        ReducedTrajectory exact = run(narrow, halfNorms);
        ReducedTrajectory growing = NarrowFlow.ofGrowingModes(tree, wide, moments, halfNorms);
        Map<Integer, GrowingMode> modes = new HashMap<>();
        growingModes.forEach(mode -> mode.modalities().forEach(m -> modes.put(m, mode)));
        List<ModalityStart> starts = new ArrayList<>();
        for (int m = 0; m < moments.modalities().count(); m++) {
            Optional<GrowingMode> mode = Optional.ofNullable(modes.get(m));
            starts.add(new ModalityStart(
                    tree.names().get(m),
                    mode.map(one -> OptionalDouble.of(one.growing())).orElse(OptionalDouble.empty()),
                    mode.isPresent() && initialization.name().equals("gaussian-std")
                            ? OptionalDouble.of(GrowingMode.expected(width, u0))
                            : OptionalDouble.empty(),
                    0,
                    1,
                    1,
                    exact.halfTimes().get(m),
                    growing.halfTimes().get(m)));
        }
        return new RandomStartPrediction(
                this, narrow.sizes().width(), starts, RandomStartWarnings.ofTwoLayers(starts, halfNorms));
    }

    private LayerWeights narrow(LayerWeights wide, List<GrowingMode> growingModes) {
        // Two hidden units in each branch mean one input in each branch. The two modes then suffice, unless an input
        // without correlation with the output leaves them without a direction.
        boolean twoModes = HiddenBasis.sufficientWidth(wide.sizes()) <= 2
                && growingModes.stream().allMatch(mode -> mode.direction().norm() > 0);
        return twoModes ? RankOneStart.of(wide, moments) : HiddenBasis.reduce(wide);
    }

    /**
     * States of the reduced system at given times. For two layers they begin at time 0. For deeper networks they begin where the first modality
     * is aligned, and are computed anew from where each further one is; there are none before.
     *
     * @param halfNorms norm of each modality's map at which it counts as half learned; 0 for none
     * @param threshold of the alignment, between 0 and 1
     * @param times ascending
     */
    public List<TrajectoryPoint> course(Vector halfNorms, Wait wait, double threshold, Vector times) {
        TreeMap<Double, LayerWeights> starts = new TreeMap<>();
        if (GrowingMode.hasTwoLayers(LayerGraph.of(tree))) {
            LayerWeights wide = Simulator.initialWeights(plan());
            starts.put(0.0, narrow(wide, GrowingMode.of(wide, moments)));
        } else {
            new AlignmentPhase(plan(), halfNorms, wait, threshold)
                    .looks()
                    .forEach(look -> starts.put(look.time(), look.projection().narrow()));
        }
        List<TrajectoryPoint> points = new ArrayList<>();
        starts.forEach((from, narrow) -> {
            double next = Optional.ofNullable(starts.higherKey(from)).orElse(Double.POSITIVE_INFINITY);
            double[] later = Arrays.stream(times.toArray())
                    .filter(time -> time >= from && time < next)
                    .toArray();
            if (later.length > 0) {
                ReducedTrajectory run = NarrowFlow.at(narrow, moments, from, Vector.of(later));
                NumericalFailure.check("reduced system from a random start", run.outcome());
                points.addAll(run.points());
            }
        });
        return points;
    }

    private ReducedTrajectory run(LayerWeights narrow, Vector halfNorms) {
        ReducedTrajectory trajectory = NarrowFlow.of(narrow, moments, halfNorms);
        NumericalFailure.check("reduced system from a random start", trajectory.outcome());
        return trajectory;
    }

    private RandomStartPrediction ofDeep(Vector halfNorms, Wait wait, double threshold) {
        List<AlignmentPhase.Look> looks = new AlignmentPhase(plan(), halfNorms, wait, threshold).looks();
        Map<Double, ReducedTrajectory> runs = new HashMap<>();
        List<ModalityStart> starts = new ArrayList<>();
        for (int m = 0; m < looks.size(); m++) {
            AlignmentPhase.Look look = looks.get(m);
            RankOneProjection projection = look.projection();
            ReducedTrajectory run = runs.computeIfAbsent(look.time(), t -> run(projection.narrow(), halfNorms));
            Optional<LocatedTime> half = NarrowFlow.later(run.halfTimes().get(m), look.time());
            starts.add(new ModalityStart(
                    tree.names().get(m),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    look.time(),
                    projection.alignment(m),
                    projection.keptEnergy(m),
                    half,
                    Optional.empty()));
        }
        return new RandomStartPrediction(
                this, 1, starts, RandomStartWarnings.ofDeep(starts, halfNorms, threshold, wait));
    }
}
