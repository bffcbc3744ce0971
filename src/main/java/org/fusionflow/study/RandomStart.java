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
 * A network as it is drawn, whose half times the reduced system is to predict in absolute time.
 *
 * <p>Two layers are projected at time 0: exactly, onto the growing and decaying modes where every branch has one input, [EI-11], else onto
 * D + 1 hidden units, [EI-12]; and beside it by {@code u_eff} alone, [EI-4]. Deeper networks
 * are trained in full until their layers are aligned, then projected onto the rank-one manifold.
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
    /** How long a deep network is trained before it is projected. */
    public enum Wait {
        /** Until one modality is aligned; all times are predicted from there. */
        FIRST,
        /** Each modality is predicted from the time at which it is aligned itself. */
        EACH
    }

    /**
     * Cosine between what a layer makes of the signal and what the next one reads, above which a deep network counts as aligned. The
     * first modality's time is then right to 1 %, measured; it takes a third of that time to come so far.
     */
    public static final double ALIGNED = 0.9;

    public RandomStart {
        moments = moments.inOrderOf(tree);
        new LayerSizes(LayerGraph.of(tree), moments.modalities(), width, 1);
    }

    /**
     * With the half norms of an aligned start of the same length.
     *
     * @throws org.fusionflow.architecture.InvalidInput if the start does not exist for these statistics
     * @throws NumericalFailure if an integration could not be carried to its end
     */
    public RandomStartPrediction predict(Wait wait) {
        return predict(HalfTimeReference.of(tree, moments, u0).halfNorms().norms(), wait, ALIGNED);
    }

    /**
     * For any tree.
     *
     * @param halfNorms norm of each modality's map that counts as half learned; 0 for none
     * @param threshold of the alignment, between 0 and 1; two layers need none
     */
    public RandomStartPrediction predict(Vector halfNorms, Wait wait, double threshold) {
        return GrowingMode.hasTwoLayers(LayerGraph.of(tree))
                ? ofTwoLayers(halfNorms)
                : ofDeep(halfNorms, wait, threshold);
    }

    private TrainingPlan plan() {
        // Only the draw is used, or the network is trained in stretches with limits of their own.
        StopRule none = StopRule.afterTime(1, new GradientFlow());
        return new TrainingPlan(
                Problem.of(tree, moments, u0),
                NetworkSetup.linear(width, initialization, new GradientFlow(), none),
                seed,
                Vector.of());
    }

    private RandomStartPrediction ofTwoLayers(Vector halfNorms) {
        LayerWeights wide = Simulator.initialWeights(plan());
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
        // Two hidden units a branch means one input a branch, for which the two modes are all there is, unless an input
        // without correlation
        // with the output leaves them without a direction.
        boolean twoModes = HiddenBasis.sufficientWidth(wide.sizes()) <= 2
                && growingModes.stream().allMatch(mode -> mode.direction().norm() > 0);
        return twoModes ? RankOneStart.of(wide, moments) : HiddenBasis.reduce(wide);
    }

    /**
     * States of the reduced system: of two layers from time 0 on, of deeper networks from where the first modality is aligned, and anew from
     * where each next one is; before that there are none.
     *
     * @param halfNorms norm of each modality's map that counts as half learned; 0 for none
     * @param threshold of the alignment, between 0 and 1; two layers need none
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
