package org.fusionflow.network.model;

import java.util.Arrays;
import org.fusionflow.linear.Semidefinite;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * The least-squares linear map of a network's outputs on its training inputs, {@code w = <y^ x'> pinv(<x x'>)}. For a linear network this is its
 * map, projected onto the span of the inputs.
 */
final class LinearAccount {
    private final int inputs;
    /** {@code pinv(<x x'>)}, D x D. */
    private final double[] inverse;

    LinearAccount(Symmetric covariance) {
        inputs = covariance.size();
        inverse = new double[inputs * inputs];
        double[] unit = new double[inputs];
        Semidefinite equations = covariance.semidefinite();
        for (int i = 0; i < inputs; i++) {
            unit[i] = 1;
            double[] row = equations.solve(Vector.of(unit)).toArray();
            System.arraycopy(row, 0, inverse, i * inputs, inputs);
            unit[i] = 0;
        }
    }

    /**
     * Computes the map.
     *
     * @param products {@code share^-1 <y^_o x_i>}, r rows of D
     * @param share factor of the products
     * @param map written, r rows of D
     */
    void map(double[] products, double share, double[] map) {
        Arrays.fill(map, 0);
        for (int at = 0; at < products.length; at += inputs) {
            for (int i = 0; i < inputs; i++) {
                RowMajor.addMultiple(share * products[at + i], inverse, i * inputs, map, at, inputs);
            }
        }
    }
}
