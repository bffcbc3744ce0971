package org.fusionflow.reduced.saddle;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * The unlearned modalities beside learned ones that follow at once: at every moment the learned maps are the least squares for what
 * the others leave, so that
 *
 * <pre>e_m = e_m(S) - sum_n w_n (Sigma_nm - Sigma_nS pinv(Sigma_SS) Sigma_Sm)</pre>
 *
 * over the unlearned n; and the learned lengths go from their values at one fixed point to those at the next in proportion to the
 * square of the leading length. What it misses is the time that the learned maps take to follow, which is short against the stay at
 * the fixed point, and the way between the two ends. Where nothing is learned it misses nothing: it is the balanced flow itself.
 */
final class SlavedFlow extends UnlearnedFlow {
    private final Saddle from;
    private final Saddle to;
    private final int leader;
    private final double[] constant;
    /** What one unit of each unlearned map takes from each unlearned residual; by rows. */
    private final double[][] taken;

    /**
     * @param from the learned ones are learned there
     * @param to where the flow is expected to go
     * @param leader the modality that takes it there
     */
    SlavedFlow(SaddleGraph graph, Saddle from, Saddle to, int leader) {
        super(
                graph.edges(),
                graph.moments(),
                from.exits().stream().map(Exit::modality).toList());
        this.from = from;
        this.to = to;
        this.leader = leader;
        Moments moments = graph.moments();
        Modalities modalities = moments.modalities();
        int[] learned = modalities.indices(from.learned().members());
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
        if (learned.length > 0) {
            eliminate(covariance, learned, list);
        }
        for (int i = 0; i < members.size(); i++) {
            Exit exit = from.exits().get(i);
            boolean never = !exit.isOpen()
                    && to.exit(exit.modality()).filter(Exit::isOpen).isEmpty()
                    && !to.learned().contains(exit.modality());
            for (int j = blocks[i]; never && j < blocks[i + 1]; j++) {
                // Rounding in place of 0 would grow over long times.
                constant[j] = 0;
                for (double[] row : taken) {
                    row[j] = 0;
                }
            }
        }
    }

    private void eliminate(Symmetric covariance, int[] learned, List<Integer> list) {
        Symmetric block = covariance.block(learned);
        for (int i = 0; i < taken.length; i++) {
            double[] row = new double[learned.length];
            for (int k = 0; k < learned.length; k++) {
                row[k] = covariance.at(list.get(i), learned[k]);
            }
            Vector weights = block.leftTimesPseudoInverse(Vector.of(row), LeastSquares.RELATIVE_CUT);
            for (int j = 0; j < taken.length; j++) {
                for (int k = 0; k < learned.length; k++) {
                    taken[i][j] -= weights.at(k) * covariance.at(learned[k], list.get(j));
                }
            }
        }
    }

    @Override
    void squareEdges(double[] squares, double[] edgeSquares) {
        double end = to.lengths().at(leader);
        double share = end > 0 ? Math.min(1, squares[leader] / (end * end)) : 0;
        for (int m : from.learned().indices()) {
            double before = from.lengths().at(m);
            double after = to.lengths().at(m);
            squares[m] = (1 - share) * before * before + share * after * after;
        }
        for (int e = 0; e < edgeSquares.length; e++) {
            edgeSquares[e] = edges.squaredNorm(e, squares);
        }
    }

    @Override
    void residual(double[] state, double[] gains, double[] residual) {
        System.arraycopy(constant, 0, residual, 0, residual.length);
        for (int b = 0; b < gains.length; b++) {
            for (int i = blocks[b]; i < blocks[b + 1]; i++) {
                double map = gains[b] * state[i];
                for (int j = 0; j < residual.length; j++) {
                    residual[j] -= map * taken[i][j];
                }
            }
        }
    }
}
