package org.fusionflow.advise.remedy;

import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Rates;

/**
 * A learning rate up to which gradient descent is stable where all is learned: {@code eta lambda < 2}, lambda being a bound of the largest eigenvalue of
 * the Hessian there. For a map {@code w_m = a_S^(L-Lf) u_m^Lf} with layers of length {@code u_m} in the branches and {@code a_S} above the fusion, and rates
 * {@code kappa_m},
 *
 * <pre>
 *   lambda &lt;= lambda_max(Sigma) ( max_m kappa_m Lf (|w_m|/u_m)^2  +  (L - Lf) sum_m (|w_m|/a_S)^2 )
 * </pre>
 *
 * <p>because the changes of the map by a step of unit length are at most that large. From a small start lengths are balanced, {@code a_S^2 = sum_m
 * u_m^2/kappa_m}.
 */
public final class StepLimit {
    /** Halvings of the bracket of a length. */
    private static final int HALVINGS = 200;

    private StepLimit() {}

    /**
     * The limit; empty for several outputs, whose maps have several lengths.
     *
     * @param problem of modalities of equal depth that are fused once
     */
    public static OptionalDouble of(Problem problem) {
        FusionTree tree = problem.tree();
        if (problem.moments().outputs() > 1) {
            return OptionalDouble.empty();
        }
        LeastSquares best = LeastSquares.onAll(problem.moments());
        int own = tree.children().get(0).depth().value();
        int shared = tree.depth().value();
        int count = tree.names().size();
        double[] norms = new double[count];
        double[] rates = new double[count];
        Rates.Stage stage = problem.remedies().rates().at(0);
        for (int m = 0; m < count; m++) {
            norms[m] = problem.moments().modalities().block(best.map(), m).norm();
            rates[m] = stage.of(tree.names().get(m));
        }
        double square = shared == 0 ? 1 : sharedSquare(norms, rates, own, shared);
        double largest = 0;
        double above = 0;
        for (int m = 0; m < count; m++) {
            double length = length(norms[m], square, own, shared);
            if (length > 0) {
                largest = Math.max(largest, rates[m] * own * Math.pow(norms[m] / length, 2));
                above += shared * norms[m] * norms[m] / square;
            }
        }
        double bound = problem.moments().inputCovariance().largestEigenvalue() * (largest + above);
        return bound > 0 ? OptionalDouble.of(2 / bound) : OptionalDouble.empty();
    }

    /** {@code u_m} from {@code |w_m| = a_S^(L-Lf) u_m^Lf}. */
    private static double length(double norm, double square, int own, int shared) {
        return Math.pow(norm / Math.pow(square, shared / 2.0), 1.0 / own);
    }

    /** {@code a_S^2}, at which the falling right side of {@code a_S^2 = sum_m u_m^2/kappa_m} meets the left. */
    private static double sharedSquare(double[] norms, double[] rates, int own, int shared) {
        double low = -300;
        double high = 300;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (low + high);
            double square = Math.exp(middle);
            double sum = 0;
            for (int m = 0; m < norms.length; m++) {
                double length = length(norms[m], square, own, shared);
                sum += rates[m] > 0 ? length * length / rates[m] : 0;
            }
            if (sum > square) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(0.5 * (low + high));
    }
}
