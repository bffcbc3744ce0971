package org.fusionflow.reduced.flow;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.data.moments.Moments;

/**
 * The balanced reduced flow {@code dv_m/dt = g_m e_m}, tag [FT-6], over the stacked rows v_m of any tree. Not for several threads at
 * once: it works in its own buffers.
 */
public final class BalancedFlow implements ReducedFlow {
    /**
     * A row of several inputs shorter than this fraction of its start has turned against its direction of growth to 1e-10: it is
     * on its way to 0, which the flow cannot cross, and put there before rounding turns it round.
     */
    private static final double STUCK = 1e-10;

    /** Residual relative to the correlations that counts as 0: double rounding of exact statistics stays below. */
    static final double NO_RESIDUAL = 1e-9;

    /** Part of its own residual that a decaying map may still account for. */
    private static final double LITTLE = 1e-3;

    private final Regression regression;
    private final Gains gains;
    private final GradientNorm gradientNorm;
    private final int[] starts;
    private final double[] floor;
    private final double[] squares;
    private final double[] gain;
    private final double[] slopes;
    private final double[] growth;
    private final double[] map;
    private final double[] residual;

    /**
     * @param tree numeric
     * @param moments in the tree's leaf order
     */
    public BalancedFlow(FusionTree tree, Moments moments) {
        regression = new Regression(moments);
        gains = CompiledGains.of(tree);
        gradientNorm = new GradientNorm(tree);
        int count = moments.modalities().count();
        starts = new int[count + 1];
        for (int m = 0; m <= count; m++) {
            starts[m] = moments.modalities().start(m);
        }
        floor = new double[count];
        squares = new double[count];
        gain = new double[count];
        slopes = new double[count * count];
        growth = new double[count];
        map = new double[regression.inputs()];
        residual = new double[regression.inputs()];
    }

    /**
     * {@code v_m = u0 Sigma_yxm/||Sigma_yxm||}; 0 where the correlation is 0 and there is no direction. Lengths far below these count as 0
     * from now on.
     */
    public double[] alignedStart(double u0) {
        double[] lengths = new double[gain.length];
        Arrays.fill(lengths, u0);
        return alignedStart(lengths);
    }

    /** The same with a length for each modality. */
    public double[] alignedStart(double[] lengths) {
        double[] v = new double[map.length];
        for (int m = 0; m < gain.length; m++) {
            double speed = 0;
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                speed = Math.hypot(speed, regression.correlation(0, i));
            }
            for (int i = starts[m]; i < starts[m + 1] && speed > 0; i++) {
                v[i] = lengths[m] * regression.correlation(0, i) / speed;
            }
            floor[m] = STUCK * lengths[m];
        }
        return v;
    }

    @Override
    public Regression regression() {
        return regression;
    }

    @Override
    public int size() {
        return map.length;
    }

    @Override
    public int[] blocks() {
        return starts.clone();
    }

    @Override
    public boolean keepsSign(int block) {
        return starts[block + 1] == starts[block] + 1;
    }

    @Override
    public void rate(double[] v, double[] rate) {
        respond(v);
        for (int m = 0; m < gain.length; m++) {
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                rate[i] = gain[m] * residual[i];
            }
        }
    }

    private void respond(double[] v) {
        writeMap(v, map);
        regression.residual(map, residual);
    }

    private void writeMap(double[] v, double[] into) {
        writeSquares(v);
        gains.evaluate(squares, gain);
        for (int m = 0; m < gain.length; m++) {
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                into[i] = gain[m] * v[i];
            }
        }
    }

    private void writeSquares(double[] v) {
        for (int m = 0; m < gain.length; m++) {
            double square = 0;
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                square += v[i] * v[i];
            }
            squares[m] = square;
        }
    }

    @Override
    public void map(double[] state, double[] into) {
        writeMap(state, into);
    }

    /** {@code dg_m/du_n}, with 0 for what does not exist: where an edge has no length at all nothing moves. */
    private void writeSlopes() {
        gains.slopes(squares, slopes);
        for (int i = 0; i < slopes.length; i++) {
            if (!Double.isFinite(slopes[i])) {
                slopes[i] = 0;
            }
        }
    }

    /** {@code dw_m = v_m sum_n dg_m/du_n du_n + g_m dv_m} with {@code du_n = v_n.dv_n/u_n}. */
    @Override
    public void mapRate(double[] v, double[] mapRate) {
        respond(v);
        writeSlopes();
        for (int n = 0; n < gain.length; n++) {
            growth[n] = squares[n] > 0 ? gain[n] * along(v, n) / Math.sqrt(squares[n]) : 0;
        }
        for (int m = 0; m < gain.length; m++) {
            double gainRate = 0;
            for (int n = 0; n < gain.length; n++) {
                gainRate += slopes[m * gain.length + n] * growth[n];
            }
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                mapRate[i] = gainRate * v[i] + gain[m] * gain[m] * residual[i];
            }
        }
    }

    /** {@code v_m.e_m}. */
    private double along(double[] v, int m) {
        double sum = 0;
        for (int i = starts[m]; i < starts[m + 1]; i++) {
            sum += v[i] * residual[i];
        }
        return sum;
    }

    /**
     * {@code d(g_m e_m)/dv_p = e_m dg_m/du_p v_p'/u_p - g_m sum_q (v_q Sigma_qm) dg_q/du_p v_p'/u_p - g_m g_p Sigma_pm}: the products of the rows
     * with the covariance serve all columns, so that the work grows with the number of entries only.
     */
    @Override
    public void jacobian(double[] v, double[] jacobian) {
        respond(v);
        writeSlopes();
        int n = size();
        double[][] images = new double[gain.length][n];
        for (int q = 0; q < gain.length; q++) {
            for (int k = starts[q]; k < starts[q + 1]; k++) {
                regression.addImage(v[k], k, images[q]);
            }
        }
        double[] alongUnit = new double[n];
        for (int p = 0; p < gain.length; p++) {
            double length = Math.sqrt(squares[p]);
            for (int m = 0; m < gain.length; m++) {
                for (int i = starts[m]; i < starts[m + 1]; i++) {
                    double sum = 0;
                    for (int q = 0; q < gain.length; q++) {
                        sum += slopes[q * gain.length + p] * images[q][i];
                    }
                    alongUnit[i] = slopes[m * gain.length + p] * residual[i] - gain[m] * sum;
                }
            }
            for (int m = 0; m < gain.length; m++) {
                double product = gain[m] * gain[p];
                for (int i = starts[m]; i < starts[m + 1]; i++) {
                    for (int j = starts[p]; j < starts[p + 1]; j++) {
                        double unit = length > 0 ? v[j] / length : 0;
                        jacobian[i * n + j] = alongUnit[i] * unit - product * regression.covariance(j, i);
                    }
                }
            }
        }
    }

    @Override
    public double dissipation(double[] v) {
        writeMap(v, map);
        regression.significantResidual(map, residual, gradientNorm.longestPath());
        double[] inner = new double[gain.length];
        double[] norms = new double[gain.length];
        for (int m = 0; m < gain.length; m++) {
            inner[m] = gain[m] * along(v, m);
            double square = 0;
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                square += residual[i] * residual[i];
            }
            norms[m] = gain[m] * gain[m] * square;
        }
        return gradientNorm.of(squares, inner, norms);
    }

    /** None: that all of them are 0 is what the coordinates are made of. */
    @Override
    public double[] conserved(double[] state) {
        return new double[0];
    }

    /**
     * Learned: the residual has vanished to {@link #NO_RESIDUAL}; so has that of a modality which is biased for ever. Stuck: the row is 0,
     * or a single input that grows towards 0 which it never crosses, while its own map is too small to turn its residual round.
     */
    @Override
    public boolean isSettled(double[] v) {
        respond(v);
        double scale = 0;
        for (int i = 0; i < residual.length; i++) {
            scale = Math.max(scale, Math.abs(regression.correlation(0, i)));
        }
        for (int m = 0; m < gain.length; m++) {
            int i = starts[m];
            boolean stuck = squares[m] == 0;
            if (keepsSign(m)) {
                double influence = Math.abs(map[i]) * regression.covariance(i, i);
                stuck |= v[i] * residual[i] < 0 && influence < LITTLE * Math.abs(residual[i]);
            }
            if (!stuck && regression.norm(residual, m) > NO_RESIDUAL * scale) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean confine(double[] v) {
        boolean changed = false;
        for (int m = 0; m < gain.length; m++) {
            if (starts[m + 1] == starts[m] + 1) {
                continue;
            }
            double square = 0;
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                square += v[i] * v[i];
            }
            if (square > 0 && Math.sqrt(square) < floor[m]) {
                Arrays.fill(v, starts[m], starts[m + 1], 0);
                changed = true;
            }
        }
        return changed;
    }

    /** What each layer of a tree contributes to the squared norm of the gradient, tag [FT-8]. */
    private static final class GradientNorm {
        /** Edges above the fusion nodes, from the output down. */
        private final List<LayerGraph.Edge> inner;

        private final int[] leafDepths;
        private final int longest;

        GradientNorm(FusionTree tree) {
            LayerGraph graph = LayerGraph.of(tree);
            inner = graph.edgesDownward().stream()
                    .filter(edge -> !graph.signal(edge.from()).isInput())
                    .toList();
            leafDepths = graph.inputs().stream()
                    .mapToInt(input -> graph.edges()
                            .get(graph.reader(input.index()).edge())
                            .depth())
                    .toArray();
            longest = graph.longestPath();
        }

        /** Layers from the input of a modality to the output, the most of all. */
        int longestPath() {
            return longest;
        }

        /**
         * First layers {@code ||g_m e_m||^2}; later layers of a leaf {@code (g_m v_m.e_m/u_m)^2} each; layers of an internal edge
         * {@code (sum of g_m v_m.e_m over its leaves)^2/N_e^2} each.
         */
        double of(double[] squares, double[] along, double[] norms) {
            double sum = 0;
            for (int m = 0; m < norms.length; m++) {
                sum += norms[m];
                if (squares[m] > 0) {
                    sum += (leafDepths[m] - 1) * along[m] * along[m] / squares[m];
                }
            }
            for (LayerGraph.Edge edge : inner) {
                double square = 0;
                double total = 0;
                for (int m : edge.modalities()) {
                    square += squares[m];
                    total += along[m];
                }
                if (square > 0) {
                    sum += edge.depth() * total * total / square;
                }
            }
            return sum;
        }
    }
}
