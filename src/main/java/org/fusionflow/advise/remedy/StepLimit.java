package org.fusionflow.advise.remedy;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerNames;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Rates;
import org.fusionflow.reduced.remedy.MinimizedMoments;

/**
 * A learning rate up to which gradient descent is stable where all is learned: {@code eta lambda < 2}, lambda being a bound of the largest eigenvalue of
 * the Hessian there. An edge e has {@code d_e} layers of length {@code a_e} and rates {@code kappa_e}; the map of modality m is the product of the lengths
 * of all layers above it. By a step of unit length in the layers of e the maps of the modalities below change by at most {@code |w_m|/a_e} each, those of
 * different branches independently of each other, so that
 *
 * <pre>
 *   lambda &lt;= lambda_max(Sigma) H(root),
 *   H(e) = kappa_e d_e sum_{m below e} (|w_m|/a_e)^2 + max_{children c} H(c)
 * </pre>
 *
 * <p>with Sigma and w of the loss that is minimized. From a small start lengths are balanced, {@code a_e^2/kappa_e = sum_{children c} a_c^2/kappa_c}.
 */
public final class StepLimit {
    /** Halvings of the bracket of a length. */
    private static final int HALVINGS = 100;

    /** Logarithms of lengths are within this. */
    private static final double LONGEST = 300;

    private final Map<String, Double> norms = new HashMap<>();
    private final Rates.Stage rates;

    private StepLimit(Problem problem, Moments moments) {
        LeastSquares best = LeastSquares.onAll(moments);
        for (int m = 0; m < problem.names().size(); m++) {
            norms.put(
                    problem.names().get(m),
                    moments.modalities().block(best.map(), m).norm());
        }
        rates = problem.remedies().rates().at(0);
    }

    /** The limit; empty for several outputs, whose maps have several lengths. */
    public static OptionalDouble of(Problem problem) {
        if (problem.moments().outputs() > 1) {
            return OptionalDouble.empty();
        }
        Moments minimized = MinimizedMoments.of(problem.moments(), problem.remedies());
        StepLimit limit = new StepLimit(problem, minimized);
        double bound = minimized.inputCovariance().largestEigenvalue() * limit.curvature(problem.tree(), 1);
        return bound > 0 ? OptionalDouble.of(2 / bound) : OptionalDouble.empty();
    }

    private double norm(FusionTree leaf) {
        return norms.getOrDefault(leaf.names().get(0), 0.0);
    }

    /** Rate of the layers of an edge; 1 if it has none. */
    private double rate(FusionTree node) {
        return node.depth().value() == 0 ? 1 : rates.of(LayerNames.edge(node));
    }

    /**
     * H of a node.
     *
     * @param gain product of the lengths of the layers above its edge
     */
    private double curvature(FusionTree node, double gain) {
        double length = length(node, gain);
        double squares = 0;
        for (String name : node.names()) {
            double norm = norms.getOrDefault(name, 0.0);
            squares += norm * norm;
        }
        int depth = node.depth().value();
        double own = depth == 0 || squares == 0 ? 0 : rate(node) * depth * squares / (length * length);
        double below = 0;
        for (FusionTree child : node.children()) {
            below = Math.max(below, curvature(child, gain * Math.pow(length, depth)));
        }
        return own + below;
    }

    /** {@code a_e}, at which the falling side of the balance meets the rising one; 1 without layers. */
    private double length(FusionTree node, double gain) {
        int depth = node.depth().value();
        if (depth == 0) {
            return 1;
        }
        if (node.children().isEmpty()) {
            return Math.pow(norm(node) / gain, 1.0 / depth);
        }
        double low = -LONGEST;
        double high = LONGEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (low + high);
            double length = Math.exp(middle);
            if (below(node, gain * Math.pow(length, depth)) > length * length / rate(node)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(0.5 * (low + high));
    }

    /** {@code sum a_c^2/kappa_c} over the children. */
    private double below(FusionTree node, double gain) {
        double sum = 0;
        for (FusionTree child : node.children()) {
            double length = length(child, gain);
            double rate = rate(child);
            sum += child.depth().value() == 0 ? below(child, gain) : rate > 0 ? length * length / rate : 0;
        }
        return sum;
    }
}
