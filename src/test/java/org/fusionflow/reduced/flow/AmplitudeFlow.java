package org.fusionflow.reduced.flow;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.data.moments.Moments;

/**
 * The rank-one flow from any start, balanced or not, tag [FT-4]: {@code dv_m/dt = g_m e_m} for the rows of the first
 * layers and {@code da_j/dt = sum over m of dg_m/da_j v_m.e_m} for the amplitudes of all other layers, whose products
 * are the gains. The state holds all rows, then the amplitudes in the order of {@link #amplitudeNames}. Not
 * thread-safe.
 */
public final class AmplitudeFlow implements ReducedFlow {
    private final Regression regression;
    private final AmplitudeLayout layout;
    private final int inputs;
    private final int count;
    private final int layers;
    private final int[] starts;
    private final int[] blocks;
    private final double[] amplitudes;
    private final double[] gain;
    private final double[] slopes;
    private final double[] map;
    private final double[] residual;
    private final double[] along;

    /**
     * @param tree numeric
     * @param moments in the tree's leaf order
     */
    public AmplitudeFlow(FusionTree tree, Moments moments) {
        regression = new Regression(moments);
        layout = AmplitudeLayout.of(tree);
        inputs = regression.inputs();
        int modalities = moments.modalities().count();
        count = layout.names().size();
        layers = LayerGraph.of(tree).longestPath();
        starts = new int[modalities + 1];
        for (int m = 0; m <= modalities; m++) {
            starts[m] = moments.modalities().start(m);
        }
        blocks = new int[modalities + count + 1];
        System.arraycopy(starts, 0, blocks, 0, starts.length);
        for (int j = 1; j <= count; j++) {
            blocks[modalities + j] = inputs + j;
        }
        amplitudes = new double[count];
        gain = new double[modalities];
        slopes = new double[modalities * count];
        map = new double[inputs];
        residual = new double[inputs];
        along = new double[modalities];
    }

    /**
     * Names of the amplitudes: {@code aAB1} is the first layer above the fusion of A and B, {@code aA2} the second
     * layer of A.
     */
    public List<String> amplitudeNames() {
        return layout.names();
    }

    /**
     * The balanced state with these rows: the square of every amplitude is the sum of the squares of the layers that
     * enter the hidden vector below it.
     *
     * @param rows of all modalities, one after the other
     */
    public double[] balanced(double[] rows) {
        double[] state = new double[size()];
        System.arraycopy(rows, 0, state, 0, inputs);
        for (AmplitudeLayout.Junction junction : layout.junctions()) {
            state[inputs + junction.above()] = Math.sqrt(squaresBelow(state, junction));
        }
        return state;
    }

    private double squaresBelow(double[] state, AmplitudeLayout.Junction junction) {
        double sum = 0;
        for (int below : junction.below()) {
            if (below >= 0) {
                sum += state[inputs + below] * state[inputs + below];
            } else {
                for (int i = starts[-1 - below]; i < starts[-below]; i++) {
                    sum += state[i] * state[i];
                }
            }
        }
        return sum;
    }

    @Override
    public int layers() {
        return layers;
    }

    @Override
    public Regression regression() {
        return regression;
    }

    @Override
    public int size() {
        return inputs + count;
    }

    @Override
    public int[] blocks() {
        return blocks.clone();
    }

    @Override
    public void map(double[] state, double[] into) {
        System.arraycopy(state, inputs, amplitudes, 0, count);
        layout.gains().evaluate(amplitudes, gain);
        for (int m = 0; m < gain.length; m++) {
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                into[i] = gain[m] * state[i];
            }
        }
    }

    @Override
    public void rate(double[] state, double[] rate) {
        map(state, map);
        regression.residual(map, residual);
        layout.gains().slopes(amplitudes, slopes);
        for (int m = 0; m < gain.length; m++) {
            along[m] = 0;
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                rate[i] = gain[m] * residual[i];
                along[m] += state[i] * residual[i];
            }
        }
        for (int j = 0; j < count; j++) {
            double sum = 0;
            for (int m = 0; m < gain.length; m++) {
                sum += slopes[m * count + j] * along[m];
            }
            rate[inputs + j] = sum;
        }
    }

    @Override
    public void mapRate(double[] state, double[] mapRate) {
        double[] rate = new double[size()];
        rate(state, rate);
        for (int m = 0; m < gain.length; m++) {
            double gainRate = 0;
            for (int j = 0; j < count; j++) {
                gainRate += slopes[m * count + j] * rate[inputs + j];
            }
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                mapRate[i] = gainRate * state[i] + gain[m] * rate[i];
            }
        }
    }

    /** Squared norm of the rate: the coordinates are isometric to the weights of the network of width 1. */
    @Override
    public double dissipation(double[] state) {
        double[] rate = new double[size()];
        rate(state, rate);
        double sum = 0;
        for (double entry : rate) {
            sum += entry * entry;
        }
        return sum;
    }

    @Override
    public double[] conserved(double[] state) {
        double[] values = new double[layout.junctions().size()];
        for (int k = 0; k < values.length; k++) {
            AmplitudeLayout.Junction junction = layout.junctions().get(k);
            double above = state[inputs + junction.above()];
            values[k] = above * above - squaresBelow(state, junction);
        }
        return values;
    }
}
