package org.fusionflow.reduced.subspace;

import java.util.stream.IntStream;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.dense.Cholesky;

/**
 * The equations {@code (s + G Sigma G) x = r} with gains G and a shift s, of several places. Few inputs are solved by factors; of many, all right sides are
 * solved together by conjugate gradients, so that one pass over the covariance serves them all.
 */
final class ShiftedEquations {
    /** Each place has a factor up to so many inputs. */
    static final int MOST_FACTORED = 2500;

    /** Residual of conjugate gradients, relative to the right side: an error of the errors that are looked for. */
    private static final double RESIDUAL = 0.03;

    private static final int MOST_PASSES = 300;

    private final Symmetric covariance;
    private final double[][] gains;
    private final double[] shifts;
    private final Cholesky[] factors;

    /**
     * @param gains of every input, one row a place
     * @param shifts above 0, one a place
     */
    ShiftedEquations(Symmetric covariance, double[][] gains, double[] shifts) {
        this.covariance = covariance;
        this.gains = gains;
        this.shifts = shifts;
        factors = new Cholesky[covariance.size() <= MOST_FACTORED ? gains.length : 0];
        IntStream.range(0, factors.length).parallel().forEach(p -> factors[p] = factor(gains[p], shifts[p]));
    }

    private Cholesky factor(double[] gain, double shift) {
        int n = gain.length;
        return Cholesky.of(n, (i, into) -> {
                    for (int j = i; j < n; j++) {
                        into[j] = gain[i] * gain[j] * covariance.at(i, j);
                    }
                    into[i] += shift;
                })
                .orElseThrow(() -> new ArithmeticException("a covariance that is not positive definite"));
    }

    int places() {
        return gains.length;
    }

    double[] gains(int place) {
        return gains[place];
    }

    /**
     * Solutions for some right sides.
     *
     * @param at place of each right side
     */
    double[][] solve(double[][] rightSides, int[] at) {
        if (factors.length == 0) {
            return new GradientPasses(rightSides, at).solve();
        }
        double[][] solutions = new double[rightSides.length][];
        // One thread a factor, which is read from the memory once.
        IntStream.range(0, factors.length).parallel().forEach(f -> {
            for (int p = 0; p < rightSides.length; p++) {
                if (at[p] == f) {
                    solutions[p] = rightSides[p].clone();
                    factors[f].solve(solutions[p]);
                }
            }
        });
        return solutions;
    }

    /** Conjugate gradients (Golub and Van Loan, Matrix Computations, section 11.3) for all right sides at once, one column each. */
    private final class GradientPasses {
        private final int[] at;
        private final int n;
        private final int sides;
        private final double[][] solution;
        private final double[][] left;
        private final double[][] direction;
        private final double[] squares;
        private final double[] goal;

        GradientPasses(double[][] rightSides, int[] at) {
            this.at = at;
            n = covariance.size();
            sides = rightSides.length;
            solution = new double[n][sides];
            left = new double[n][sides];
            direction = new double[n][sides];
            squares = new double[sides];
            goal = new double[sides];
            for (int p = 0; p < sides; p++) {
                for (int i = 0; i < n; i++) {
                    left[i][p] = rightSides[p][i];
                    direction[i][p] = rightSides[p][i];
                    squares[p] += rightSides[p][i] * rightSides[p][i];
                }
                goal[p] = RESIDUAL * RESIDUAL * squares[p];
            }
        }

        double[][] solve() {
            for (int pass = 0; pass < MOST_PASSES && isOpen(); pass++) {
                pass();
            }
            double[][] rows = new double[sides][n];
            for (int i = 0; i < n; i++) {
                for (int p = 0; p < sides; p++) {
                    rows[p][i] = solution[i][p];
                }
            }
            return rows;
        }

        private boolean isOpen() {
            for (int p = 0; p < sides; p++) {
                if (squares[p] > goal[p]) {
                    return true;
                }
            }
            return false;
        }

        private void pass() {
            double[][] scaled = new double[n][sides];
            for (int i = 0; i < n; i++) {
                for (int p = 0; p < sides; p++) {
                    scaled[i][p] = gains[at[p]][i] * direction[i][p];
                }
            }
            double[][] image = covariance.times(scaled);
            double[] along = new double[sides];
            for (int i = 0; i < n; i++) {
                for (int p = 0; p < sides; p++) {
                    image[i][p] = gains[at[p]][i] * image[i][p] + shifts[at[p]] * direction[i][p];
                    along[p] += image[i][p] * direction[i][p];
                }
            }
            double[] length = new double[sides];
            for (int p = 0; p < sides; p++) {
                length[p] = squares[p] > goal[p] ? squares[p] / along[p] : 0;
            }
            double[] after = new double[sides];
            for (int i = 0; i < n; i++) {
                for (int p = 0; p < sides; p++) {
                    solution[i][p] += length[p] * direction[i][p];
                    left[i][p] -= length[p] * image[i][p];
                    after[p] += left[i][p] * left[i][p];
                }
            }
            for (int i = 0; i < n; i++) {
                for (int p = 0; p < sides; p++) {
                    double factor = length[p] > 0 ? after[p] / squares[p] : 0;
                    direction[i][p] = left[i][p] + factor * direction[i][p];
                }
            }
            for (int p = 0; p < sides; p++) {
                squares[p] = after[p];
            }
        }
    }
}
