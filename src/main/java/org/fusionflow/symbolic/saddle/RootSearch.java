package org.fusionflow.symbolic.saddle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;

/**
 * Searches zeros of the scalar field {@code F_m = g_m e_m} of a numeric tree by damped Newton steps from random
 * starts. It computes the gains from the tree itself, in double precision, independently of learned sets, derived
 * gains and the list of zeros. For one input per modality v_m is a number of either sign, and {@code w_m = g_m v_m}
 * has the same sign, so every map can be reached. The unknowns are {@code y_m = sign(v_m) |v_m|^p}: for p = d_m - 1
 * the leaf's own factor of the gain is linear in |y_m|, for p = 1 the norms of shared edges are smooth. Each start
 * uses one of several p, one of two kinds of damping, and weak or strong initial damping.
 */
final class RootSearch {
    private static final int STEPS = 60;

    private static final int[] LARGEST_POWERS = {1, 2};

    /**
     * Bound on the norm of all g_m e_m at a zero. At a zero of order p it leaves |v| = 1e-13^(1/p), so |w| is below
     * 1e-13 times |v|.
     */
    private static final double CONVERGED = 1e-13;

    private final int count;
    private final int[] leafDepths;

    /** Number of layers on the path of each leaf. */
    private final int[] layers;

    /** For each leaf, the inner edges above it. */
    private final int[][] edgesAbove;

    /** Depth of each inner edge with layers; below, the leaves under it. */
    private final int[] edgeDepths;

    private final boolean[][] below;
    private final double[][] covariance;
    private final double[] correlation;

    RootSearch(FusionTree tree, double[][] covariance, double[] correlation) {
        this.count = tree.names().size();
        this.covariance = covariance;
        this.correlation = correlation;
        this.leafDepths = tree.modalities().stream()
                .mapToInt(leaf -> leaf.depth().value())
                .toArray();
        LayerGraph graph = LayerGraph.of(tree);
        List<LayerGraph.Edge> edges = graph.edgesDownward().stream()
                .filter(edge -> !graph.signal(edge.from()).isInput())
                .toList();
        this.edgeDepths = edges.stream().mapToInt(LayerGraph.Edge::depth).toArray();
        this.below = new boolean[edges.size()][count];
        for (int e = 0; e < edges.size(); e++) {
            for (int m = 0; m < count; m++) {
                below[e][m] = edges.get(e).modalities().contains(m);
            }
        }
        this.edgesAbove = new int[count][];
        this.layers = leafDepths.clone();
        for (int m = 0; m < count; m++) {
            int leaf = m;
            edgesAbove[m] =
                    IntStream.range(0, edges.size()).filter(e -> below[e][leaf]).toArray();
        }
    }

    /**
     * Searches from one start. Damping relative to each column approaches zeros that are degenerate in one modality
     * only; equal damping of all columns is needed near the origin of early fusion, where the field is not smooth.
     * Each start uses one of the two.
     *
     * @return the map at the zero, if the search converged
     */
    Optional<double[]> from(Random random) {
        int largest = LARGEST_POWERS[random.nextInt(LARGEST_POWERS.length)];
        int[] powers = Arrays.stream(leafDepths)
                .map(d -> Math.max(1, Math.min(d - 1, largest)))
                .toArray();
        State state = new State(start(powers, random), powers);
        boolean even = random.nextBoolean();
        // Weakly damped first steps come from far; strongly damped ones end at the nearest zero.
        double damping = random.nextBoolean() ? 1e-2 : 1;
        double[] last = new double[count];
        for (int step = 0; step < STEPS && state.size > CONVERGED; step++) {
            double[] delta = state.step(damping, even);
            State next = new State(moved(state.y, delta), powers);
            if (next.size < state.size) {
                State further = new State(moved(next.y, extrapolation(delta, last)), powers);
                state = further.size < next.size ? further : next;
                last = delta;
                damping = Math.max(damping / 5, 1e-10);
            } else if (damping > 1e10) {
                break;
            } else {
                damping *= 4;
            }
        }
        return state.size <= CONVERGED ? Optional.of(state.map) : Optional.empty();
    }

    private static double[] moved(double[] y, double[] delta) {
        double[] trial = y.clone();
        for (int m = 0; m < y.length; m++) {
            trial[m] -= delta[m];
        }
        return trial;
    }

    /**
     * At a zero of order p, each step is 1 - 1/p times the last one. Returns the sum of all following steps, if the
     * last two fit this.
     */
    private static double[] extrapolation(double[] delta, double[] last) {
        double[] rest = new double[delta.length];
        for (int m = 0; m < rest.length; m++) {
            double ratio = delta[m] / last[m];
            // Ratios for orders 1.3 to 50; a step that grows or changes direction does not approach such a zero.
            rest[m] = ratio > 0.25 && ratio < 0.98 ? delta[m] * ratio / (1 - ratio) : 0;
        }
        return rest;
    }

    /**
     * A random start, often small in one direction or in all: saddles are reached from near the axes, the origin of
     * early fusion from near 0 only.
     */
    private double[] start(int[] powers, Random random) {
        double[] y = new double[count];
        double scale = random.nextInt(6) == 0 ? 0.01 : 1;
        boolean generic = random.nextInt(4) == 0;
        for (int m = 0; m < count; m++) {
            double map = 0.3 + random.nextDouble();
            double shrunk = scale * (!generic && random.nextBoolean() ? 0.03 : 1);
            // A modality learned alone with L layers has the map v^L. Sigma_yx is positive in the search's data, so
            // the maps at most zeros are positive.
            double sign = random.nextInt(4) == 0 ? -1 : 1;
            y[m] = sign * shrunk * StrictMath.pow(Math.abs(map), (double) powers[m] / layers[m]);
        }
        return y;
    }

    /** Integer powers by multiplication, which gives the same bits on every machine. */
    private static double power(double base, int exponent) {
        double result = 1;
        double square = base;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /** The field and its derivatives at one point. */
    private final class State {
        final double[] y;
        private final int[] powers;
        final double[] map = new double[count];
        final double size;
        private final double[] v = new double[count];
        private final double[] squares = new double[edgeDepths.length];
        private final double[] gains = new double[count];
        private final double[] residuals = new double[count];

        State(double[] y, int[] powers) {
            this.y = y;
            this.powers = powers;
            for (int m = 0; m < count; m++) {
                v[m] = powers[m] == 1 ? y[m] : Math.signum(y[m]) * StrictMath.pow(Math.abs(y[m]), 1.0 / powers[m]);
            }
            double[] edgeFactors = new double[edgeDepths.length];
            for (int e = 0; e < squares.length; e++) {
                for (int m = 0; m < count; m++) {
                    squares[e] += below[e][m] ? v[m] * v[m] : 0;
                }
                edgeFactors[e] = power(Math.sqrt(squares[e]), edgeDepths[e]);
            }
            for (int m = 0; m < count; m++) {
                gains[m] = power(Math.abs(v[m]), leafDepths[m] - 1);
                for (int e : edgesAbove[m]) {
                    gains[m] *= edgeFactors[e];
                }
                map[m] = gains[m] * v[m];
            }
            double sum = 0;
            for (int m = 0; m < count; m++) {
                residuals[m] = correlation[m];
                for (int n = 0; n < count; n++) {
                    residuals[m] -= map[n] * covariance[n][m];
                }
                sum += gains[m] * gains[m] * residuals[m] * residuals[m];
            }
            this.size = Math.sqrt(sum);
        }

        /** {@code d v_m / d y_m}. */
        private double stretch(int m) {
            return powers[m] == 1 ? 1 : v[m] / (powers[m] * y[m]);
        }

        /** {@code d g_m / d v_k}. */
        private double slope(int m, int k) {
            double logarithmic = m == k && leafDepths[m] > 1 ? (leafDepths[m] - 1) / v[m] : 0;
            for (int e : edgesAbove[m]) {
                logarithmic += below[e][k] ? edgeDepths[e] * v[k] / squares[e] : 0;
            }
            return gains[m] * logarithmic;
        }

        /**
         * {@code (J'J + damping D)^-1 J'F}; not finite where the field has no derivative, and then the step is
         * rejected.
         */
        double[] step(double damping, boolean even) {
            double[][] slopes = new double[count][count];
            double[][] jacobian = new double[count][count];
            for (int m = 0; m < count; m++) {
                for (int k = 0; k < count; k++) {
                    slopes[m][k] = slope(m, k);
                }
            }
            for (int m = 0; m < count; m++) {
                for (int k = 0; k < count; k++) {
                    double change = 0;
                    for (int n = 0; n < count; n++) {
                        change += (slopes[n][k] * v[n] + (n == k ? gains[n] : 0)) * covariance[n][m];
                    }
                    jacobian[m][k] = (slopes[m][k] * residuals[m] - gains[m] * change) * stretch(k);
                }
            }
            double[][] rows = new double[count][count + 1];
            double trace = 0;
            for (int i = 0; i < count; i++) {
                for (int m = 0; m < count; m++) {
                    for (int j = 0; j < count; j++) {
                        rows[i][j] += jacobian[m][i] * jacobian[m][j];
                    }
                    rows[i][count] += jacobian[m][i] * gains[m] * residuals[m];
                }
                trace += rows[i][i];
            }
            for (int i = 0; i < count; i++) {
                rows[i][i] += damping * (even ? trace / count : rows[i][i]);
            }
            return solved(rows);
        }
    }

    /** Solves the system by Gauss-Jordan elimination; the matrix is positive definite, so no pivoting is needed. */
    private static double[] solved(double[][] rows) {
        int n = rows.length;
        for (int i = 0; i < n; i++) {
            for (int r = 0; r < n; r++) {
                double factor = r == i || rows[i][i] == 0 ? 0 : rows[r][i] / rows[i][i];
                for (int c = i; c <= n; c++) {
                    rows[r][c] -= factor * rows[i][c];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = rows[i][i] == 0 ? 0 : rows[i][n] / rows[i][i];
        }
        return solution;
    }
}
