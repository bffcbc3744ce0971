package org.fusionflow.reduced;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.remedy.MinimizedMoments;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.fusionflow.reduced.saddle.path.MatchedPhases;

/**
 * The norms against which half times are measured. Each modality has a target: the fixed point to which its own
 * learning leads on the predicted path of a small aligned start. Its map there is the least-squares map on the
 * modalities learned at that point. Where modalities share inputs and the start is not small enough for that path, it is
 * the point at which the flow itself comes to rest. A modality that an aligned start never learns is measured against least squares
 * on all modalities, so that it has a half time if a random start learns it. The same holds for all modalities where
 * no path is predicted: for several outputs and for starts that are not small.
 *
 * <p>Prediction, simulation and studies use the same reference: {@code HalfTimeReference.of(problem).halfNorms()}.
 *
 * @param targets one per modality, in leaf order
 * @param whole norm of the least-squares map on all modalities
 */
public record HalfTimeReference(List<Target> targets, double whole) {
    public HalfTimeReference {
        targets = List.copyOf(targets);
    }

    /**
     * The target of one modality.
     *
     * @param learned names of the modalities that are learned there
     * @param norm of the modality's map there, over all outputs; 0 if it has none
     * @param signal {@code Sigma_yxm . w_m} there, over all outputs; 0 if it has none
     */
    public record Target(List<String> learned, double norm, double signal) {
        public Target {
            learned = List.copyOf(learned);
        }
    }

    /**
     * Without the targets of modalities that a run does not measure.
     *
     * @param measured half norms of the run, 0 for those
     */
    public HalfTimeReference measured(HalfNorms measured) {
        List<Target> kept = new ArrayList<>();
        for (int m = 0; m < targets.size(); m++) {
            kept.add(measured.norms().at(m) > 0 ? targets.get(m) : new Target(List.of(), 0, 0));
        }
        return new HalfTimeReference(kept, whole);
    }

    /** The reference of a problem. */
    public static HalfTimeReference of(Problem problem) {
        return hasPath(problem.tree(), problem.moments(), problem.u0())
                ? PredictedPath.of(problem).reference(problem)
                : ofLeastSquares(MinimizedMoments.of(problem.moments(), problem.remedies()));
    }

    /**
     * The reference of a linear network that is trained plainly.
     *
     * @param statistics of the tree's modalities, in any order
     * @param u0 start length, &gt; 0
     */
    public static HalfTimeReference of(FusionTree tree, Moments statistics, double u0) {
        return of(Problem.of(tree, statistics, u0));
    }

    /** True if a path is predicted: one output, a correlation to learn, a small start and not too many modalities. */
    static boolean hasPath(FusionTree tree, Moments moments, double u0) {
        return !tree.isInputAlone()
                && moments.outputs() == 1
                && u0 < 1
                && u0 >= Numbers.SMALLEST_START
                && tree.names().size() <= SaddleGraph.MOST_MODALITIES
                && moments.correlation().norm() > 0;
    }

    /** The targets of a path, as maps of the problem's own inputs. */
    static HalfTimeReference of(MatchedPhases path, PredictedPath found, Moments data) {
        List<Target> targets = new ArrayList<>();
        for (int m = 0; m < path.graph().tree().names().size(); m++) {
            Saddle target = path.target(m);
            boolean has = path.halfNorm(m) > 0;
            Vector map = found.scaled().unscaled(target.map());
            double norm = has ? data.modalities().block(map, m).norm() : 0;
            targets.add(new Target(target.learned().names(), norm, has ? data.signal(map, m) : 0));
        }
        return new HalfTimeReference(targets, found.graph().end().map().norm());
    }

    /** The reference with least squares on all modalities as the target of each. */
    public static HalfTimeReference ofLeastSquares(Moments moments) {
        int count = moments.modalities().count();
        LeastSquares best = LeastSquares.onAll(moments);
        List<Target> targets = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            boolean without = best.isWithout(m);
            targets.add(new Target(
                    moments.modalities().names(),
                    without ? 0 : moments.modalities().block(best.map(), m).norm(),
                    without ? 0 : moments.signal(best.map(), m)));
        }
        return new HalfTimeReference(targets, best.map().norm());
    }

    /** Half of the norms and signals; 0 for a modality without a map at its target. */
    public HalfNorms halfNorms() {
        return new HalfNorms(
                Vector.of(targets.stream()
                        .mapToDouble(target -> 0.5 * target.norm())
                        .toArray()),
                Vector.of(targets.stream()
                        .mapToDouble(target -> 0.5 * target.signal())
                        .toArray()));
    }
}
