package org.fusionflow.data.made;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.samples.Gaussians;

/**
 * The inverse-Wishart distribution whose mean is the identity: {@code (dof - D - 1) W^-1} with W the sum of {@code dof} outer
 * products of standard normal vectors. A random covariance whose distribution is invariant under rotations.
 *
 * @param size D
 * @param dof degrees of freedom, &ge; D + 2: with fewer there is no mean. Up to D + 3 entries have no variance; with many the
 *     covariance tends to the identity
 */
record InverseWishart(int size, int dof) {
    InverseWishart {
        if (dof < size + 2) {
            throw new InvalidInput("dof " + dof + ": expected at least " + (size + 2)
                    + ", the number of inputs and 2, for the covariance to have a mean");
        }
    }

    /**
     * A covariance by Bartlett's decomposition, {@code W = T T'} with independent entries in the lower triangle T: below the
     * diagonal standard normal, the square of the i-th on it (from 0) chi-squared with {@code dof - i} degrees of freedom.
     */
    double[][] draw(long seed) {
        double[][] inverse = inverted(triangle(new Gaussians(seed, Gaussians.COVARIANCE)));
        // W^-1 = T^-T T^-1; T^-1 is lower triangular.
        double[][] covariance = new double[size][size];
        for (int k = 0; k < size; k++) {
            double[] row = inverse[k];
            for (int i = 0; i <= k; i++) {
                double factor = (dof - size - 1) * row[i];
                for (int j = 0; j <= k; j++) {
                    covariance[i][j] += factor * row[j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                covariance[i][j] = covariance[j][i];
            }
        }
        return covariance;
    }

    private double[][] triangle(Gaussians gaussians) {
        double[][] lower = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                lower[i][j] = gaussians.next();
            }
            double squares = 0;
            for (int k = i; k < dof; k++) {
                double z = gaussians.next();
                squares += z * z;
            }
            lower[i][i] = Math.sqrt(squares);
        }
        return lower;
    }

    /** Row by row: {@code sum over k <= i of lower[i][k] inverse[k] = unit row i}. */
    private double[][] inverted(double[][] lower) {
        double[][] inverse = new double[size][size];
        for (int i = 0; i < size; i++) {
            double[] row = inverse[i];
            row[i] = 1;
            for (int k = 0; k < i; k++) {
                double factor = lower[i][k];
                for (int j = 0; j <= k; j++) {
                    row[j] -= factor * inverse[k][j];
                }
            }
            for (int j = 0; j <= i; j++) {
                row[j] /= lower[i][i];
            }
        }
        return inverse;
    }
}
