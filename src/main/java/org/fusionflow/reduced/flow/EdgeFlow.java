package org.fusionflow.reduced.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.remedy.Remedies;
import org.hipparchus.util.FastMath;

/**
 * The rank-one flow of a tree for one output in which the layers of each edge have one length and one rate. The state holds the rows v_m of all
 * modalities, then the lengths a_e of the inner edges:
 *
 * <pre>
 *   dv_m/dt = kappa_m (g_m e_m - mu v_m)          g_m = |v_m|^(d_m - 1) prod of a_e^(d_e) over the edges above m
 *   da_e/dt = kappa_e (sum over m below e of (dg_m/da_e)/d_e v_m.e_m - mu a_e)
 * </pre>
 *
 * <p>It is the {@link BalancedFlow} where all rates are 1, mu is 0 and the start is balanced, in more coordinates. Rates kappa, weight decay mu and any
 * start take nothing else. Not thread-safe.
 */
public final class EdgeFlow implements ReducedFlow {
    /** A row below this part of its start has turned against its direction of growth, as in {@link BalancedFlow}. */
    private static final double STUCK = 1e-10;

    /** Lengths below it decay to 0 in what follows. */
    private static final double SMALLEST = 1e-150;

    private final EdgeState at;
    private final EdgeRest rest;
    private final EdgeJacobian derivatives;
    private final LayerMotion rates;
    private final double[] floor;
    /** Factors of the rates by leaf, with the modulation at the state. */
    private final double[] factor;
    /** Factors of the rates by inner edge. */
    private final double[] innerFactor;

    /**
     * @param tree numeric
     * @param moments whose loss is minimized, in the tree's leaf order, in any axes of each modality's inputs; one output
     * @param data whose loss is reported, in the same axes
     * @param remedies rates, decay, and freezes that have times
     */
    public EdgeFlow(FusionTree tree, Moments moments, Moments data, Remedies remedies) {
        at = new EdgeState(tree, new Regression(moments.requireOneOutput(), data));
        rest = new EdgeRest(at);
        derivatives = new EdgeJacobian(at);
        rates = new LayerMotion(at.graph, remedies);
        floor = new double[at.leaves()];
        factor = new double[at.leaves()];
        innerFactor = new double[at.inner.size()];
    }

    /**
     * The aligned start {@code v_m = u_m Sigma_yxm/||Sigma_yxm||} with 0 for a modality of correlation 0, and the lengths of the inner edges. Also sets the
     * lengths below which {@link #confine} sets rows to 0.
     *
     * @param start lengths, and offsets of the inner edges
     */
    public double[] alignedStart(SmallStart start) {
        double[] state = new double[size()];
        for (int m = 0; m < at.leaves(); m++) {
            double speed = 0;
            for (int i = at.starts[m]; i < at.starts[m + 1]; i++) {
                speed = Math.hypot(speed, regression().correlation(0, i));
            }
            for (int i = at.starts[m];
                    i < at.starts[m + 1] && speed > regression().noCorrelation(m);
                    i++) {
                state[i] = start.length(m) * regression().correlation(0, i) / speed;
            }
            floor[m] = STUCK * start.length(m);
        }
        for (int e = 0; e < at.inner.size(); e++) {
            double below = 0;
            for (int m : at.inner.get(e).modalities()) {
                below += start.length(m) * start.length(m);
            }
            state[at.map.length + e] = Math.sqrt(start.square(e, below));
        }
        return state;
    }

    @Override
    public Regression regression() {
        return at.regression;
    }

    @Override
    public int layers() {
        return at.graph.longestPath();
    }

    @Override
    public int size() {
        return at.size();
    }

    /** One block for each modality and each inner edge. */
    @Override
    public int[] blocks() {
        int[] blocks = Arrays.copyOf(at.starts, at.starts.length + at.inner.size());
        for (int e = 0; e < at.inner.size(); e++) {
            blocks[at.starts.length + e] = at.map.length + e + 1;
        }
        return blocks;
    }

    @Override
    public boolean keepsSign(int block) {
        return block < at.leaves()
                ? at.starts[block + 1] == at.starts[block] + 1 && at.leafDepths[block] > 1
                : at.inner.get(block - at.leaves()).depth() > 1;
    }

    @Override
    public List<Double> changes() {
        return rates.changes();
    }

    @Override
    public void enter(double time) {
        rates.enter(time);
    }

    @Override
    public void map(double[] state, double[] into) {
        at.writeMap(state, into);
    }

    private void respond(double[] state) {
        at.respond(state);
        for (int m = 0; m < factor.length; m++) {
            factor[m] = rates.of(at.leafEdges[m]);
        }
        for (int e = 0; e < innerFactor.length; e++) {
            innerFactor[e] = rates.of(at.inner.get(e).index());
        }
        if (rates.modulation().isPresent()) {
            modulate(rates.modulation().getAsDouble());
        }
    }

    /** OGM's rule: the branch with the largest output is slowed, as {@link org.fusionflow.data.remedy.Rates} says. */
    private void modulate(double alpha) {
        int largest = 0;
        double most = 0;
        for (int m = 0; m < factor.length; m++) {
            double[] own = new double[at.map.length];
            System.arraycopy(at.map, at.starts[m], own, at.starts[m], at.starts[m + 1] - at.starts[m]);
            double size = regression().outputSize(own);
            if (size > most) {
                most = size;
                largest = m;
            }
        }
        double[] others = at.map.clone();
        Arrays.fill(others, at.starts[largest], at.starts[largest + 1], 0);
        double ratio = most / regression().outputSize(others);
        if (ratio > 1) {
            factor[largest] *= 1 - FastMath.tanh(alpha * ratio) * Math.min(1, (ratio - 1) / rates.ramp());
        }
    }

    @Override
    public void rate(double[] state, double[] rate) {
        respond(state);
        double decay = rates.decay();
        for (int m = 0; m < factor.length; m++) {
            for (int i = at.starts[m]; i < at.starts[m + 1]; i++) {
                rate[i] = factor[m] * (at.gain[m] * at.residual[i] - decay * state[i]);
            }
        }
        for (int e = 0; e < innerFactor.length; e++) {
            rate[at.map.length + e] = innerFactor[e] * (at.pull(e) - decay * at.innerLength(state, e));
        }
    }

    @Override
    public void jacobian(double[] state, double[] jacobian) {
        respond(state);
        derivatives.write(state, factor, innerFactor, rates.decay(), jacobian);
    }

    /** The loss, and mu/2 times the sum of all squared weights. */
    @Override
    public double objective(double[] state, double[] map) {
        double squares = 0;
        for (LayerGraph.Edge edge : at.graph.edges()) {
            squares += edge.depth() * at.square(state, edge);
        }
        return regression().loss(map) + 0.5 * rates.decay() * squares;
    }

    @Override
    public double dissipation(double[] state) {
        respond(state);
        regression().significantResidual(at.map, at.residual, layers());
        double decay = rates.decay();
        double sum = 0;
        for (int m = 0; m < factor.length; m++) {
            double first = 0;
            double inward = 0;
            for (int i = at.starts[m]; i < at.starts[m + 1]; i++) {
                double pull = at.gain[m] * at.residual[i] - decay * state[i];
                first += pull * pull;
                inward += pull * state[i];
            }
            double later = at.length[m] > 0 ? inward / at.length[m] : 0;
            sum += factor[m] * (first + (at.leafDepths[m] - 1) * later * later);
        }
        for (int e = 0; e < innerFactor.length; e++) {
            double pull = at.pull(e) - decay * at.innerLength(state, e);
            sum += innerFactor[e] * at.inner.get(e).depth() * pull * pull;
        }
        return sum;
    }

    /**
     * {@code a_e^2/kappa_e - sum of the squares below over their kappa} at every fusion whose edges all move, where nothing else acts on lengths; times the
     * largest kappa, so that they have the size of squares.
     */
    @Override
    public double[] conserved(double[] state) {
        List<Double> values = new ArrayList<>();
        for (LayerGraph.Edge above : rates.isPlain() ? at.inner : List.<LayerGraph.Edge>of()) {
            double most = rates.of(above.index());
            boolean moves = most > 0;
            double sum = at.square(state, above) / most;
            for (LayerGraph.Edge below : at.graph.edges()) {
                if (below.to() == above.from()) {
                    double kappa = rates.of(below.index());
                    moves &= kappa > 0;
                    most = Math.max(most, kappa);
                    sum -= at.square(state, below) / kappa;
                }
            }
            if (moves) {
                values.add(most * sum);
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public boolean isSettled(double[] state) {
        respond(state);
        return rest.isSettled(state, factor, innerFactor, rates.decay());
    }

    @Override
    public List<Integer> stuck(double[] state) {
        respond(state);
        return rest.stuck(state, rates.decay());
    }

    /** Sets rows to 0 that shrink against their residual and would be reversed by round-off, or whose squares are no normal numbers. */
    @Override
    public boolean confine(double[] state) {
        boolean changed = false;
        for (int m = 0; m < factor.length; m++) {
            double square = at.square(state, m);
            boolean single = at.starts[m + 1] == at.starts[m] + 1;
            double least = single || rates.decay() > 0 ? SMALLEST : Math.max(SMALLEST, floor[m]);
            if (at.leafDepths[m] > 1 && square > 0 && Math.sqrt(square) < least) {
                respond(state);
                if (rest.hasLittleInfluence(m)) {
                    Arrays.fill(state, at.starts[m], at.starts[m + 1], 0);
                    changed = true;
                }
            }
        }
        return changed;
    }
}
