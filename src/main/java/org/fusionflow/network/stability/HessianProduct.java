package org.fusionflow.network.stability;

import org.fusionflow.linear.SymmetricOperator;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.Objective;

/**
 * Multiplies the Hessian of an objective, penalties included, with unit vectors by central differences of its exact gradient,
 * {@code (g(W + h v) - g(W - h v)) / 2h}: two gradients for each product. Where a network is not smooth, at the kinks of (leaky) ReLU, the
 * result is the mean curvature over a distance of 2h.
 */
final class HessianProduct implements SymmetricOperator {
    /**
     * Step relative to the scale on which the gradient changes. The rounding error of the gradient contributes {@code 1e-16 / h}, the third
     * derivative {@code h^2}; their sum is smallest near the cube root of the rounding error, where products are accurate to about 1e-10.
     */
    private static final double STEP = Math.cbrt(Math.ulp(1.0));

    private final Objective objective;
    private final double[] weights;
    private final double[] moved;
    private final double[] behind;
    private final double[] roots;
    private final double step;

    /**
     * @param roots by which rows and columns of the Hessian are multiplied
     */
    HessianProduct(Objective objective, double[] weights, double[] roots) {
        this.roots = roots;
        this.objective = objective;
        this.weights = weights;
        moved = new double[weights.length];
        behind = new double[weights.length];
        // A gradient is a product of the other layers, so it changes on the scale of the norm of one layer.
        double scale = Vector.of(weights).norm()
                / Math.sqrt(objective.layout().layers().size());
        step = STEP * (scale > 0 ? scale : 1);
    }

    @Override
    public int size() {
        return weights.length;
    }

    @Override
    public boolean multiply(double[] vector, double[] product) {
        fallAt(step, vector, product);
        fallAt(-step, vector, behind);
        boolean finite = true;
        for (int i = 0; i < product.length; i++) {
            // Velocities are minus gradients.
            product[i] = roots[i] * (behind[i] - product[i]) / (2 * step);
            finite &= Double.isFinite(product[i]);
        }
        return finite;
    }

    private void fallAt(double distance, double[] direction, double[] fall) {
        for (int i = 0; i < moved.length; i++) {
            moved[i] = weights[i] + distance * roots[i] * direction[i];
        }
        objective.respond(moved);
        objective.velocity(moved, fall);
    }
}
