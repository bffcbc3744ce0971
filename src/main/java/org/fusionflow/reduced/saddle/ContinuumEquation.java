package org.fusionflow.reduced.saddle;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;

/**
 * One of the equations {@code coefficients . w = value} of a {@link Continuum}: a row of the reduced echelon form of
 * {@code w Sigma_SS = Sigma_yxS}. Entries that all points of the continuum share have no equation.
 *
 * @param coefficients over all inputs
 * @param value right side
 */
public record ContinuumEquation(Vector coefficients, double value) {
    /** Entries of the form, which are of order 1, below this are rounding. */
    private static final double ROUNDING = 1e-9;

    /** The equations of the continuum of a learned set, in the order of its inputs. */
    public static List<ContinuumEquation> of(Moments moments, LearnedSet learned) {
        Modalities modalities = moments.modalities();
        int[] inputs = modalities.indices(learned.members());
        int n = inputs.length;
        double[] scales = new double[n];
        double[][] rows = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            double variance = moments.inputCovariance().at(inputs[i], inputs[i]);
            scales[i] = variance > 0 ? Math.sqrt(variance) : 1;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rows[i][j] = moments.inputCovariance().at(inputs[i], inputs[j]) / scales[i] / scales[j];
            }
            rows[i][n] = moments.rows().get(0).at(inputs[i]) / scales[i];
        }
        int rank = moments.equations(inputs).rank();
        List<ContinuumEquation> equations = new ArrayList<>();
        int[] pivots = reduce(rows, n, rank);
        for (int k = 0; k < rank; k++) {
            double[] coefficients = new double[modalities.inputs()];
            int terms = 0;
            for (int j = 0; j < n; j++) {
                double entry = Math.abs(rows[k][j]) > ROUNDING ? rows[k][j] * scales[j] / scales[pivots[k]] : 0;
                coefficients[inputs[j]] = entry;
                terms += entry != 0 ? 1 : 0;
            }
            if (terms > 1) {
                equations.add(new ContinuumEquation(Vector.of(coefficients), rows[k][n] / scales[pivots[k]]));
            }
        }
        return List.copyOf(equations);
    }

    /** Gauss and Jordan's elimination; returns the column of each pivot, the first columns that give one. */
    private static int[] reduce(double[][] rows, int n, int rank) {
        int[] pivots = new int[rank];
        int found = 0;
        for (int j = 0; j < n && found < rank; j++) {
            int best = found;
            for (int i = found; i < n; i++) {
                best = Math.abs(rows[i][j]) > Math.abs(rows[best][j]) ? i : best;
            }
            if (!(Math.abs(rows[best][j]) > ROUNDING)) {
                continue;
            }
            double[] pivot = rows[best];
            rows[best] = rows[found];
            rows[found] = pivot;
            double lead = pivot[j];
            for (int k = 0; k <= n; k++) {
                pivot[k] /= lead;
            }
            for (int i = 0; i < n; i++) {
                double factor = rows[i][j];
                for (int k = 0; i != found && k <= n; k++) {
                    rows[i][k] -= factor * pivot[k];
                }
            }
            pivots[found++] = j;
        }
        return pivots;
    }
}
