package org.fusionflow.reduced.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.moments.PrincipalAxes;
import org.fusionflow.ode.BelowPrecision;

/**
 * The balanced reduced flow {@code dv_m/dt = g_m e_m}, tag [FT-6], over the stacked rows v_m of any tree. Not
 * thread-safe: it reuses its buffers.
 */
public final class BalancedFlow implements ReducedFlow {
    /**
     * A row of several inputs that has shrunk below this fraction of its start has turned against its direction of
     * growth to 1e-10. It decays to 0, which the flow cannot cross, and is set to 0; otherwise round-off reverses it.
     */
    private static final double STUCK = 1e-10;

    /** A row of one input below it is set to 0: its square is no normal number. */
    private static final double SMALLEST = 1e-153;

    /** Largest part of its own residual that a decaying map may account for. */
    private static final double LITTLE = 1e-3;

    private final Regression regression;
    private final Gains gains;
    private final GradientNorm gradientNorm;
    private final NothingLeft finished;
    private final int[] starts;
    private final double[] floor;
    /** Sign of a row of one input that fell below {@link #SMALLEST}; 0 for all others. */
    private final double[] lost;

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
        this(tree, moments, moments, moments);
    }

    /**
     * The flow in the principal axes of each modality. What is 0 is decided in the axes of the inputs, where the rounding
     * of the data is known.
     */
    public static BalancedFlow in(PrincipalAxes axes, FusionTree tree, Moments moments) {
        return new BalancedFlow(tree, axes.moments(), moments, axes.moments());
    }

    /**
     * The flow of training that minimizes another loss than the one that is reported.
     *
     * @param moments whose loss is minimized, in any axes of each modality's inputs
     * @param given the same in the axes of the inputs
     * @param data whose loss is reported, in the axes of {@code moments}
     */
    public BalancedFlow(FusionTree tree, Moments moments, Moments given, Moments data) {
        regression = new Regression(moments, data);
        gains = CompiledGains.of(tree);
        gradientNorm = new GradientNorm(tree);
        finished = new NothingLeft(given, gradientNorm.longestPath());
        int count = moments.modalities().count();
        starts = new int[count + 1];
        for (int m = 0; m <= count; m++) {
            starts[m] = moments.modalities().start(m);
        }
        floor = new double[count];
        lost = new double[count];
        squares = new double[count];
        gain = new double[count];
        slopes = new double[count * count];
        growth = new double[count];
        map = new double[regression.inputs()];
        residual = new double[regression.inputs()];
    }

    /**
     * The aligned start {@code v_m = u0 Sigma_yxm/||Sigma_yxm||}, with 0 for a modality of correlation 0. Also sets
     * the lengths below which {@link #confine} sets rows to 0.
     *
     * @param u0 start length, &gt; 0
     */
    public double[] alignedStart(double u0) {
        double[] lengths = new double[gain.length];
        Arrays.fill(lengths, u0);
        return alignedStart(lengths);
    }

    /** The aligned start with one length per modality. */
    public double[] alignedStart(double[] lengths) {
        double[] v = new double[map.length];
        for (int m = 0; m < gain.length; m++) {
            double speed = 0;
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                speed = Math.hypot(speed, regression.correlation(0, i));
            }
            for (int i = starts[m]; i < starts[m + 1] && speed > regression.noCorrelation(m); i++) {
                v[i] = lengths[m] * regression.correlation(0, i) / speed;
            }
            floor[m] = STUCK * lengths[m];
            lost[m] = 0;
        }
        return v;
    }

    @Override
    public Regression regression() {
        return regression;
    }

    @Override
    public int layers() {
        return gradientNorm.longestPath();
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
        return starts[block + 1] == starts[block] + 1 && !passesZero(block);
    }

    /** True for a modality with one layer of its own: its gain is a product of shared layers, which need not vanish where its row crosses 0. */
    private boolean passesZero(int m) {
        return gradientNorm.ownLayers(m) == 1;
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

    /**
     * Writes {@code dg_m/du_n}; 0 where it does not exist, because nothing moves where all lengths of an edge are 0.
     */
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
     * {@code d(g_m e_m)/dv_p = e_m dg_m/du_p v_p'/u_p - g_m sum_q (v_q Sigma_qm) dg_q/du_p v_p'/u_p - g_m g_p
     * Sigma_pm}. The products of the rows with the covariance are shared by all columns, so the cost is proportional
     * to the number of entries.
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

    /** Empty: in these coordinates all conserved quantities of the balanced manifold are 0. */
    @Override
    public double[] conserved(double[] state) {
        return new double[0];
    }

    /**
     * True if every modality is learned, has nothing to learn, or is stuck. It is learned if its residual is within
     * rounding. It has nothing to learn if least squares on the learned ones leaves it no residual that can be told from
     * 0. It is stuck if its row is 0, or if it has a single input and decays to 0, which it cannot cross, while its own
     * map is too small to change the sign of its residual.
     */
    @Override
    public boolean isSettled(double[] v) {
        respond(v);
        Set<Integer> waiting = new HashSet<>();
        Set<Integer> learned = new HashSet<>();
        for (int m = 0; m < gain.length; m++) {
            if (regression.isAtRest(map, residual, m, gradientNorm.longestPath())) {
                learned.add(m);
            } else if (!isStuck(v, m)) {
                waiting.add(m);
            }
        }
        return waiting.isEmpty()
                || (!learned.isEmpty() && finished.of(learned, waiting, m -> regression.norm(residual, m)));
    }

    @Override
    public List<Integer> stuck(double[] v) {
        respond(v);
        List<Integer> stuck = new ArrayList<>();
        for (int m = 0; m < gain.length; m++) {
            if (!regression.isAtRest(map, residual, m, gradientNorm.longestPath()) && isStuck(v, m)) {
                stuck.add(m);
            }
        }
        return List.copyOf(stuck);
    }

    private boolean isStuck(double[] v, int m) {
        if (squares[m] == 0) {
            return !passesZero(m) || gain[m] == 0;
        }
        int i = starts[m];
        return keepsSign(m) && v[i] * residual[i] < 0 && hasLittleInfluence(m);
    }

    /** True if the modality's own map cannot change the sign of its residual. */
    private boolean hasLittleInfluence(int m) {
        double mapSquare = 0;
        double residualSquare = 0;
        double variance = 0;
        for (int i = starts[m]; i < starts[m + 1]; i++) {
            mapSquare += map[i] * map[i];
            residualSquare += residual[i] * residual[i];
            variance += regression.covariance(i, i);
        }
        return Math.sqrt(mapSquare) * variance < LITTLE * Math.sqrt(residualSquare);
    }

    @Override
    public boolean confine(double[] v) {
        boolean changed = false;
        for (int m = 0; m < gain.length; m++) {
            if (passesZero(m)) {
                continue;
            }
            if (keepsSign(m)) {
                changed |= forgetSmallest(v, m);
                continue;
            }
            double square = 0;
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                square += v[i] * v[i];
            }
            if (square > 0 && Math.sqrt(square) < floor[m]) {
                respond(v);
                // A start far above what there is to learn also shrinks, and comes to rest where it is learned.
                if (hasLittleInfluence(m)) {
                    Arrays.fill(v, starts[m], starts[m + 1], 0);
                    changed = true;
                }
            }
        }
        return changed;
    }

    /**
     * Sets a row of one input to 0 when its square is no longer a normal number.
     *
     * @throws BelowPrecision if such a row would grow again later: from where is not known
     */
    private boolean forgetSmallest(double[] v, int m) {
        int i = starts[m];
        if (v[i] != 0 && Math.abs(v[i]) < SMALLEST) {
            lost[m] = Math.signum(v[i]);
            v[i] = 0;
            return true;
        }
        if (lost[m] != 0) {
            respond(v);
            if (lost[m] * residual[i] > 0 && !regression.isAtRest(map, residual, m, gradientNorm.longestPath())) {
                throw new BelowPrecision();
            }
        }
        return false;
    }
}
