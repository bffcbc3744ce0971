package org.fusionflow.network.model;

import java.util.Arrays;
import java.util.function.Supplier;
import org.fusionflow.linear.Semidefinite;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.jspecify.annotations.Nullable;

/**
 * The least-squares linear map of a network's outputs on its training inputs, {@code w = <y^ x'> pinv(<x x'>)}. For a linear network this is its
 * map, projected onto the span of the inputs. Equations are factored when a map is first asked for, which a loss on held-out samples never is.
 */
final class LinearAccount {
    /** From so many inputs on maps are solved for: an inverse takes as long as thousands of them, and is asked for after every step or once in an epoch. */
    private static final int LARGE = 512;

    private final Supplier<Symmetric> covariance;
    private final int inputs;
    private @Nullable Semidefinite equations;
    /** {@code pinv(<x x'>)}, D x D. */
    private double @Nullable [] inverse;

    /**
     * @param covariance D x D, asked for with the first map
     */
    LinearAccount(int inputs, Supplier<Symmetric> covariance) {
        this.inputs = inputs;
        this.covariance = covariance;
    }

    private Semidefinite equations() {
        Semidefinite known = equations;
        if (known == null) {
            known = covariance.get().semidefinite();
            equations = known;
        }
        return known;
    }

    private double[] inverse() {
        double @Nullable [] known = inverse;
        if (known == null) {
            known = new double[inputs * inputs];
            double[] unit = new double[inputs];
            for (int i = 0; i < inputs; i++) {
                unit[i] = 1;
                double[] row = equations().solve(Vector.of(unit)).toArray();
                System.arraycopy(row, 0, known, i * inputs, inputs);
                unit[i] = 0;
            }
            inverse = known;
        }
        return known;
    }

    /**
     * Computes the map.
     *
     * @param products {@code share^-1 <y^_o x_i>}, r rows of D
     * @param share factor of the products
     * @param map written, r rows of D
     */
    void map(double[] products, double share, double[] map) {
        if (inputs >= LARGE) {
            for (int at = 0; at < products.length; at += inputs) {
                Vector row =
                        Vector.of(Arrays.copyOfRange(products, at, at + inputs)).times(share);
                System.arraycopy(equations().solve(row).toArray(), 0, map, at, inputs);
            }
            return;
        }
        double[] columns = inverse();
        Arrays.fill(map, 0);
        for (int at = 0; at < products.length; at += inputs) {
            for (int i = 0; i < inputs; i++) {
                RowMajor.addMultiple(share * products[at + i], columns, i * inputs, map, at, inputs);
            }
        }
    }
}
