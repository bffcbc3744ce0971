package org.fusionflow.reduced.saddle.path;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Flow;
import org.fusionflow.reduced.saddle.EdgeMasks;

/**
 * The flow {@code dv_m/dt = g_m e_m} of the rows of the modalities that are not learned yet. The learned modalities
 * are not unknowns; each subclass approximates how gains and residuals depend on the unknowns.
 */
abstract class UnlearnedFlow implements Flow {
    final EdgeMasks edges;
    final List<Integer> members;
    final int[] blocks;
    /** The members, for the loops. */
    private final int[] leaves;

    private final double[] squares;
    private final double[] edgeSquares;
    private final double[] gains;
    private final double[] residual;

    /** @param members modalities whose rows are the unknowns, ascending */
    UnlearnedFlow(EdgeMasks edges, Moments moments, List<Integer> members) {
        this.edges = edges;
        this.members = List.copyOf(members);
        leaves = members.stream().mapToInt(Integer::intValue).toArray();
        blocks = new int[members.size() + 1];
        for (int i = 0; i < members.size(); i++) {
            blocks[i + 1] = blocks[i] + moments.modalities().dimensions().get(members.get(i));
        }
        squares = new double[edges.leaves()];
        edgeSquares = new double[edges.inner()];
        gains = new double[members.size()];
        residual = new double[blocks[members.size()]];
    }

    /**
     * Writes {@code N_e^2} of every inner edge.
     *
     * @param squares {@code u_m^2} of the unknowns, and 0 for the learned modalities, which may be overwritten
     */
    abstract void squareEdges(double[] squares, double[] edgeSquares);

    /** Writes {@code e_m} of the members, given their gains. */
    abstract void residual(double[] state, double[] gains, double[] residual);

    @Override
    public final int size() {
        return residual.length;
    }

    @Override
    public final int[] blocks() {
        return blocks.clone();
    }

    /**
     * True for a single input with later layers of its own: its row cannot cross 0, because its gain vanishes there.
     */
    @Override
    public final boolean keepsSign(int block) {
        return blocks[block + 1] == blocks[block] + 1 && edges.leafDepth(members.get(block)) > 1;
    }

    @Override
    public final void rate(double[] state, double[] rate) {
        gains(state);
        residual(state, gains, residual);
        for (int i = 0; i < gains.length; i++) {
            for (int j = blocks[i]; j < blocks[i + 1]; j++) {
                rate[j] = gains[i] * residual[j];
            }
        }
    }

    /** Norm of the residual of member {@code i}. */
    final double residualNorm(double[] state, int i) {
        gains(state);
        residual(state, gains, residual);
        return Vector.of(residual).slice(blocks[i], blocks[i + 1]).norm();
    }

    /** {@code ||v_m||} of member {@code i}. */
    final double length(double[] state, int i) {
        if (blocks[i + 1] == blocks[i] + 1) {
            // Any decay can be represented, while squares end at 1e-308.
            return Math.abs(state[blocks[i]]);
        }
        double sum = 0;
        for (int j = blocks[i]; j < blocks[i + 1]; j++) {
            sum += state[j] * state[j];
        }
        return Math.sqrt(sum);
    }

    /** {@code ||w_m||} of member {@code i}. */
    final double mapNorm(double[] state, int i) {
        gains(state);
        return gains[i] * length(state, i);
    }

    /** The gains at a state. The next call overwrites the array. */
    private double[] gains(double[] state) {
        Arrays.fill(squares, 0);
        for (int i = 0; i < gains.length; i++) {
            double length = length(state, i);
            squares[leaves[i]] = length * length;
        }
        squareEdges(squares, edgeSquares);
        for (int i = 0; i < gains.length; i++) {
            int m = leaves[i];
            double gain = Math.pow(length(state, i), edges.leafDepth(m) - 1);
            for (int e = 0; e < edgeSquares.length; e++) {
                if (edges.isAbove(e, m)) {
                    gain *= Math.pow(edgeSquares[e], 0.5 * edges.depth(e));
                }
            }
            gains[i] = gain;
        }
        return gains;
    }

    /** Writes the members' rows of a state to {@code rows}. */
    final void writeTo(Vector state, double[][] rows) {
        for (int i = 0; i < members.size(); i++) {
            rows[members.get(i)] = state.slice(blocks[i], blocks[i + 1]).toArray();
        }
    }

    /** The state with the members' rows of {@code rows}. */
    final double[] stateOf(double[][] rows) {
        double[] state = new double[residual.length];
        for (int i = 0; i < members.size(); i++) {
            System.arraycopy(rows[members.get(i)], 0, state, blocks[i], blocks[i + 1] - blocks[i]);
        }
        return state;
    }
}
