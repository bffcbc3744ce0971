package org.fusionflow.reduced.subspace;

import java.util.Arrays;
import org.fusionflow.data.moments.PrincipalAxes;
import org.fusionflow.ode.Flow;
import org.fusionflow.reduced.flow.ReducedFlow;
import org.fusionflow.reduced.remedy.ProblemFlow;

/**
 * The difference x of the flow in all directions from a trajectory P in a subspace: {@code dx/dt = f(P + x) - V f_V(P)}, where V lifts what is computed
 * in the subspace. It starts from 0, and stays there if the subspace holds the whole trajectory. The last unknown is the time over that of the whole.
 */
final class DefectFlow implements Flow {
    /** A difference below this part of the trajectory is not resolved. */
    private static final double UNRESOLVED = 3e-7;

    private final ReducedFlow whole;
    private final ReducedFlow inside;
    private final PrincipalAxes axes;
    private final StoredPath path;
    private final double end;
    private final int[] blocks;
    private final double[] small;
    private final double[] smallRate;
    private final double[] state;
    private final double[] rate;
    /** Of the last rate: the trajectory in all directions. */
    private double[] lifted = {};

    DefectFlow(ReducedFlow whole, ProblemFlow inside, StoredPath path) {
        this.whole = whole;
        this.inside = inside.flow();
        this.path = path;
        axes = inside.axes();
        end = path.end();
        int[] own = whole.blocks();
        blocks = Arrays.copyOf(own, own.length + 1);
        blocks[own.length] = whole.size() + 1;
        small = new double[this.inside.size()];
        smallRate = new double[small.length];
        state = new double[whole.size()];
        rate = new double[state.length];
    }

    /** Equations that hold from a time on. */
    void enter(double time) {
        whole.enter(time);
        inside.enter(time);
    }

    @Override
    public int size() {
        return state.length + 1;
    }

    @Override
    public int[] blocks() {
        return blocks.clone();
    }

    @Override
    public void rate(double[] at, double[] into) {
        path.state(at[state.length] * end, small);
        lifted = whole.lifted(small, axes);
        inside.rate(small, smallRate);
        double[] along = whole.lifted(smallRate, axes);
        for (int i = 0; i < state.length; i++) {
            state[i] = lifted[i] + at[i];
        }
        whole.rate(state, rate);
        for (int i = 0; i < state.length; i++) {
            into[i] = rate[i] - along[i];
        }
        into[state.length] = 1 / end;
    }

    /** The trajectory in all directions at the last rate that was asked for. */
    double[] trajectory() {
        return lifted;
    }

    /** Size of an error relative to the difference, where it is not small against the trajectory. */
    double error(double[] estimate, double[] before, double[] after) {
        double largest = 0;
        for (int b = 0; b + 2 < blocks.length; b++) {
            double size = Math.max(norm(before, b), norm(after, b));
            double ratio =
                    norm(estimate, b) / Math.max(Double.MIN_NORMAL, Math.max(size, UNRESOLVED * norm(lifted, b)));
            if (!(ratio <= largest)) {
                largest = ratio; // NaN stays
            }
        }
        return largest;
    }

    private double norm(double[] vector, int block) {
        double squares = 0;
        for (int i = blocks[block]; i < blocks[block + 1]; i++) {
            squares += vector[i] * vector[i];
        }
        return Math.sqrt(squares);
    }
}
