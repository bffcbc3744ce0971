package org.fusionflow.claims.proof;

import java.util.Random;
import org.fusionflow.expression.Rational;

/** Draws positive definite matrices {@code G G'} by their lower triangular factor G. */
final class CovarianceFactor {
    /** Up to so many modalities all covariances are drawn; of more, the products of dense matrices would take seconds a point. */
    private static final int MOST_DENSE = 12;

    private CovarianceFactor() {}

    /** A lower triangular matrix G with a positive diagonal; of many rows most entries are 0; tied ones are 0, 1 and -1. */
    static Rational[][] factor(int n, boolean tied, Random random) {
        Rational[][] g = new Rational[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                boolean zero = j > i || (n > MOST_DENSE && j > 2 && j < i - 2);
                if (zero) {
                    g[i][j] = Rational.ZERO;
                    if (n <= MOST_DENSE) {
                        // Drawn all the same, so that the numbers behind it stay the same.
                        drawn(tied, random);
                    }
                    continue;
                }
                Rational[] both = drawn(tied, random);
                g[i][j] = i == j ? both[0] : both[1];
            }
        }
        return g;
    }

    /** An entry of the diagonal and another one. */
    private static Rational[] drawn(boolean tied, Random random) {
        Rational own = tied ? Rational.ONE : RandomPoints.positive(random);
        Rational other = tied ? Rational.of(random.nextInt(3) - 1) : RandomPoints.signed(random);
        return new Rational[] {own, other};
    }

    /** The positive definite matrix {@code G G'}. */
    static Rational[][] square(Rational[][] g) {
        int n = g.length;
        Rational[][] covariance = new Rational[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                Rational sum = Rational.ZERO;
                for (int k = 0; k <= Math.min(i, j); k++) {
                    if (g[i][k].signum() != 0 && g[j][k].signum() != 0) {
                        sum = sum.plus(g[i][k].times(g[j][k]));
                    }
                }
                covariance[i][j] = sum;
            }
        }
        return covariance;
    }

    /** {@code s inverse(Sigma) s'} with {@code Sigma = G G'}: the part of the output variance that the best linear map explains. */
    static Rational explained(Rational[][] g, Rational[] correlation) {
        Rational explained = Rational.ZERO;
        Rational[] solved = new Rational[correlation.length];
        for (int i = 0; i < solved.length; i++) {
            Rational rest = correlation[i];
            for (int j = 0; j < i; j++) {
                if (g[i][j].signum() != 0) {
                    rest = rest.plus(g[i][j].times(solved[j]).negate());
                }
            }
            solved[i] = rest.times(g[i][i].inverse());
            explained = explained.plus(solved[i].times(solved[i]));
        }
        return explained;
    }
}
