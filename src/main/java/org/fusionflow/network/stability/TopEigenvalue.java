package org.fusionflow.network.stability;

import java.util.Arrays;
import java.util.Optional;
import org.fusionflow.linear.Lanczos;
import org.fusionflow.network.model.Objective;
import org.hipparchus.random.MersenneTwister;
import org.hipparchus.random.RandomGenerator;

/**
 * The largest (most positive) eigenvalue of a symmetric matrix, such as the largest curvature of a loss.
 *
 * @param value Rayleigh quotient of the vector that was found, at most the largest eigenvalue
 * @param residual {@code |A y - value y|} for that unit vector y: an eigenvalue is at most this far from the value. It is the largest one with
 *     probability 1, because the random start vector has a component along its eigenvector
 * @param converged true if the residual is at most {@link #TOLERANCE} of the largest absolute eigenvalue that was seen
 * @param products number of products of the matrix with a vector
 */
public record TopEigenvalue(double value, double residual, boolean converged, int products) {
    /**
     * Relative tolerance of the residual. The error of the eigenvalue is the squared residual over the gap to the next eigenvalue, so the value
     * has many more digits than a learning rate needs; products by differences are accurate to 1e-10.
     */
    public static final double TOLERANCE = 1e-6;

    /**
     * The largest eigenvalue of an objective's Hessian, penalties included. Afterwards the objective has been evaluated at other weights.
     *
     * @param weights as many as the layout's
     * @param seed of the start vector of the search
     * @return empty if a gradient near the weights is not finite
     */
    public static Optional<TopEigenvalue> ofHessian(Objective objective, double[] weights, long seed) {
        double[] equal = new double[weights.length];
        Arrays.fill(equal, 1);
        return ofHessian(objective, weights, equal, seed);
    }

    /**
     * The largest eigenvalue where weights move at rates of their own: of the Hessian of {@code W / root}, which moves at the rate 1.
     *
     * @param roots square root of the rate of each weight
     */
    static Optional<TopEigenvalue> ofHessian(Objective objective, double[] weights, double[] roots, long seed) {
        RandomGenerator random = new MersenneTwister(seed);
        double[] start = new double[weights.length];
        for (int i = 0; i < start.length; i++) {
            start[i] = random.nextGaussian();
        }
        return Lanczos.largest(new HessianProduct(objective, weights.clone(), roots), start, TOLERANCE)
                .map(top -> new TopEigenvalue(top.value(), top.residual(), top.converged(), top.products()));
    }
}
