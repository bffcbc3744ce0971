package org.fusionflow.reduced.saddle.path;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Semidefinite;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.linear.dense.RowSums;
import org.fusionflow.reduced.flow.SmallStart;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;

/**
 * The flow of the unlearned modalities when the learned ones relax instantly (they are slaved: at every moment the
 * learned maps are the least-squares fit to what the unlearned maps leave), so that
 *
 * <pre>e_m = e_m(S) - sum_n w_n (Sigma_nm - Sigma_nS pinv(Sigma_SS) Sigma_Sm)</pre>
 *
 * <p>with n over the unlearned modalities. The squared learned lengths are interpolated between their values at two
 * fixed points, in proportion to the square of the leading length. Two errors remain: the relaxation time of the
 * learned maps, which is short against the stay at the fixed point, and the interpolation. If no modality is learned,
 * the flow is exactly the balanced flow.
 */
final class SlavedFlow extends UnlearnedFlow {
    private final int leader;
    private final SmallStart start;
    /** The learned modalities, and the lengths of all modalities at the two fixed points. */
    private final int[] learned;

    private final double[] before;
    private final double[] after;
    private final double[] constant;
    /** Decrease of each unlearned residual per unit of each unlearned map; one row per entry of the map. */
    private final double[][] taken;

    /**
     * @param from fixed point at which the learned modalities are learned
     * @param to fixed point to which the flow is expected to go
     * @param leader the modality that leads there
     * @param start of the whole path, whose offsets are conserved
     */
    SlavedFlow(SaddleGraph graph, Saddle from, Saddle to, int leader, SmallStart start) {
        super(
                graph.edges(),
                graph.moments(),
                from.exits().stream().map(Exit::modality).toList());
        this.leader = leader;
        this.start = start;
        learned = from.learned().indices().stream().mapToInt(Integer::intValue).toArray();
        before = from.lengths().toArray();
        after = to.lengths().toArray();
        Moments moments = graph.moments();
        Modalities modalities = moments.modalities();
        int[] known = modalities.indices(from.learned().members());
        List<Integer> list = new ArrayList<>();
        for (int m : members) {
            for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
                list.add(i);
            }
        }
        int n = list.size();
        taken = new double[n][n];
        constant = new double[n];
        Symmetric covariance = moments.inputCovariance();
        for (int i = 0; i < n; i++) {
            constant[i] = from.point().residual().at(list.get(i));
            for (int j = 0; j < n; j++) {
                taken[i][j] = covariance.at(list.get(i), list.get(j));
            }
        }
        if (known.length > 0) {
            eliminate(moments, known, list);
        }
        for (int i = 0; i < members.size(); i++) {
            Exit exit = from.exits().get(i);
            boolean never = !exit.isOpen()
                    && to.exit(exit.modality()).filter(Exit::isOpen).isEmpty()
                    && !to.learned().contains(exit.modality());
            for (int j = blocks[i]; never && j < blocks[i + 1]; j++) {
                // Round-off in place of 0 would grow over long times.
                constant[j] = 0;
                for (double[] row : taken) {
                    row[j] = 0;
                }
            }
        }
    }

    private void eliminate(Moments moments, int[] known, List<Integer> list) {
        Symmetric covariance = moments.inputCovariance();
        Semidefinite equations = moments.equations(known);
        for (int i = 0; i < taken.length; i++) {
            double[] row = new double[known.length];
            for (int k = 0; k < known.length; k++) {
                row[k] = covariance.at(list.get(i), known[k]);
            }
            Vector weights = equations.particular(Vector.of(row));
            for (int j = 0; j < taken.length; j++) {
                for (int k = 0; k < known.length; k++) {
                    taken[i][j] -= weights.at(k) * covariance.at(known[k], list.get(j));
                }
            }
        }
    }

    @Override
    void squareEdges(double[] squares, double[] edgeSquares) {
        double end = after[leader];
        double share = end > 0 ? Math.min(1, squares[leader] / (end * end)) : 0;
        for (int m : learned) {
            squares[m] = (1 - share) * before[m] * before[m] + share * after[m] * after[m];
        }
        for (int e = 0; e < edgeSquares.length; e++) {
            edgeSquares[e] = start.square(e, edges.squaredNorm(e, squares));
        }
    }

    @Override
    void residual(double[] state, double[] gains, double[] residual) {
        System.arraycopy(constant, 0, residual, 0, residual.length);
        double[] maps = new double[residual.length];
        for (int b = 0; b < gains.length; b++) {
            for (int i = blocks[b]; i < blocks[b + 1]; i++) {
                maps[i] = -gains[b] * state[i];
            }
        }
        RowSums.add(residual, 0, residual.length, taken, 0, residual.length, maps, 0);
    }
}
