package org.fusionflow.reduced.flow;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.PrincipalAxes;
import org.fusionflow.ode.Flow;

/**
 * The gradient flow of a network on an invariant manifold, in coordinates of that manifold. It is integrated in place
 * of the full network. There are two kinds: {@link BalancedFlow} and {@link WidthFlow}.
 */
public interface ReducedFlow extends Flow {
    /** The data, as the regression problem whose loss the flow reduces. */
    Regression regression();

    /** Writes the network's map, {@code outputs x inputs}, row by row. */
    void map(double[] state, double[] map);

    /**
     * The rows over a modality's inputs that the state holds: those of the layers that read the modality. The map is a combination of them. Most states
     * begin with one row for each modality.
     */
    default double[][] inputRows(double[] state, int modality) {
        Modalities modalities = regression().modalities();
        return new double[][] {Arrays.copyOfRange(state, modalities.start(modality), modalities.start(modality + 1))};
    }

    /** A state of the same flow in other axes of the inputs, as a state of this one, which is in the axes of the inputs. */
    default double[] lifted(double[] state, PrincipalAxes axes) {
        double[] whole = new double[size()];
        int inputs = axes.moments().modalities().inputs();
        axes.back(state, whole);
        System.arraycopy(state, inputs, whole, regression().inputs(), state.length - inputs);
        return whole;
    }

    /** Writes the time derivative of the map along the flow. */
    default void mapRate(double[] state, double[] mapRate) {
        int n = size();
        double[] rate = new double[n];
        rate(state, rate);
        double largest = 0;
        double fastest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(state[i]));
            fastest = Math.max(fastest, Math.abs(rate[i]));
        }
        // The map is a polynomial: central differences over this interval have a relative error of about 1e-10.
        double stretch = fastest > 0 ? 1e-5 * largest / fastest : 1;
        double[] ahead = new double[mapRate.length];
        double[] at = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = state[i] + stretch * rate[i];
        }
        map(at, ahead);
        for (int i = 0; i < n; i++) {
            at[i] = state[i] - stretch * rate[i];
        }
        map(at, mapRate);
        for (int i = 0; i < mapRate.length; i++) {
            mapRate[i] = (ahead[i] - mapRate[i]) / (2 * stretch);
        }
    }

    /**
     * The rate at which the {@link #objective} decreases: the squared norm of the gradient of the full network's loss at this state, tag [FT-8], each
     * layer's times the factor of its rate.
     */
    double dissipation(double[] state);

    /**
     * Quantities that the flow conserves, tag [FT-5]; empty for coordinates in which they are constant by
     * construction.
     */
    double[] conserved(double[] state);

    /** Writes for each entry of the map the sum of the absolute values of its terms; its rounding error is a few units of rounding of that sum. */
    default void mapTerms(double[] state, double[] into) {
        map(state, into);
        for (int i = 0; i < into.length; i++) {
            into[i] = Math.abs(into[i]);
        }
    }

    /**
     * Once the flow is settled, the modalities that ended at 0, or tend to it, although their residual is not 0. A flow that
     * does not know of any names none.
     */
    default List<Integer> stuck(double[] state) {
        return List.of();
    }

    /** Flow times at which the equations change, ascending, all above 0; none for most flows. */
    default List<Double> changes() {
        return List.of();
    }

    /** Uses the equations that hold from a flow time on: 0, or one of {@link #changes}. */
    default void enter(double time) {}

    /**
     * What the flow minimizes: the loss of the moments that it sees, and what it adds for the weights.
     *
     * @param map at the state
     */
    default double objective(double[] state, double[] map) {
        return regression().loss(map);
    }

    /** Number of layers of the longest path. */
    int layers();

    /**
     * True if nothing changes any more: no further modality will be learned, because each one is learned, cannot leave 0,
     * or has nothing to learn. Unless a flow knows more, true if all residuals are within rounding.
     */
    default boolean isSettled(double[] state) {
        double[] map = new double[regression().mapSize()];
        double[] residual = new double[map.length];
        map(state, map);
        regression().residual(map, residual);
        mapTerms(state, map);
        for (int m = 0; m < regression().modalities().count(); m++) {
            if (!regression().isAtRest(map, residual, m, layers())) {
                return false;
            }
        }
        return true;
    }
}
