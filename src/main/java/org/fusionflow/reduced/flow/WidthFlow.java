package org.fusionflow.reduced.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.architecture.Modality;
import org.fusionflow.data.moments.Moments;

/**
 * The rank-k flow: the network of width k with any number of outputs, of which every wider network that starts on an isometric copy of it
 * is an exact image. {@code dW/dt = B' (Sigma_yx - w Sigma) F'} with B from the output down to the layer and F from the inputs up to
 * it. With k = 1 it is the rank-one flow of any start with a free row of outputs. The state holds the layers from the inputs up, row by
 * row, children before their parent. Not for several threads at once.
 */
public final class WidthFlow implements ReducedFlow {
    /** One layer: {@code rows x columns} from {@code offset}, between two signals. */
    record Layer(int rows, int columns, int offset, int from, int to, List<Integer> leavesBelow) {
        Layer {
            leavesBelow = List.copyOf(leavesBelow);
        }
    }

    private final Regression regression;
    private final int width;
    private final int outputs;
    private final List<Layer> layers = new ArrayList<>();
    /** Number of units of every signal: the inputs of each leaf, the hidden vectors, and the output at 0. */
    private final List<Integer> signals = new ArrayList<>();
    /** Which signal the inputs of a leaf are. */
    private final int[] inputSignals;

    private final int size;
    /** {@code outputs x units}, by signal: what multiplies the signal on the way to the output. */
    private final double[][] down;
    /** {@code units x outputs}, by signal: what the residual becomes there. */
    private final double[][] up;

    private final double[] map;
    private final double[] residual;
    private int leaf;

    /**
     * @param tree numeric
     * @param moments in the tree's leaf order
     * @param width k, length of every hidden vector, &ge; 1
     */
    public WidthFlow(FusionTree tree, Moments moments, int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width " + width + ": expected at least 1");
        }
        regression = new Regression(moments);
        this.width = width;
        outputs = moments.outputs();
        inputSignals = new int[moments.modalities().count()];
        signals.add(outputs);
        build(tree, 0, moments.modalities());
        Layer last = layers.get(layers.size() - 1);
        size = last.offset() + last.rows() * last.columns();
        down = new double[signals.size()][];
        up = new double[signals.size()][];
        for (int s = 0; s < signals.size(); s++) {
            down[s] = new double[outputs * signals.get(s)];
            up[s] = new double[outputs * signals.get(s)];
        }
        for (int o = 0; o < outputs; o++) {
            down[0][o * outputs + o] = 1;
        }
        map = new double[regression.mapSize()];
        residual = new double[regression.mapSize()];
    }

    private void build(FusionTree node, int to, Modalities modalities) {
        int depth = node.depth().value();
        List<Integer> leaves = new ArrayList<>();
        int from;
        if (node instanceof Modality) {
            leaves.add(leaf);
            from = signal(modalities.dimensions().get(leaf));
            inputSignals[leaf++] = from;
        } else {
            from = depth == 0 ? to : signal(width);
            int first = leaf;
            for (FusionTree child : node.children()) {
                build(child, from, modalities);
            }
            for (int m = first; m < leaf; m++) {
                leaves.add(m);
            }
        }
        for (int j = 1; j <= depth; j++) {
            int next = j == depth ? to : signal(width);
            int offset = layers.isEmpty() ? 0 : end(layers.get(layers.size() - 1));
            layers.add(new Layer(signals.get(next), signals.get(from), offset, from, next, leaves));
            from = next;
        }
    }

    private static int end(Layer layer) {
        return layer.offset() + layer.rows() * layer.columns();
    }

    private int signal(int units) {
        signals.add(units);
        return signals.size() - 1;
    }

    List<Layer> layers() {
        return List.copyOf(layers);
    }

    /** Length k of every hidden vector. */
    public int width() {
        return width;
    }

    /** The balanced start in which hidden unit i carries the i-th mode of the data; see {@link AlignedWidthStart}. */
    public double[] alignedStart(double u0) {
        return AlignedWidthStart.of(this, u0);
    }

    @Override
    public Regression regression() {
        return regression;
    }

    @Override
    public int size() {
        return size;
    }

    /** One block a layer. */
    @Override
    public int[] blocks() {
        int[] blocks = new int[layers.size() + 1];
        for (int l = 0; l < layers.size(); l++) {
            blocks[l + 1] = end(layers.get(l));
        }
        return blocks;
    }

    @Override
    public void map(double[] state, double[] into) {
        for (int l = layers.size() - 1; l >= 0; l--) {
            Layer layer = layers.get(l);
            double[] above = down[layer.to()];
            double[] below = down[layer.from()];
            for (int o = 0; o < outputs; o++) {
                for (int c = 0; c < layer.columns(); c++) {
                    double sum = 0;
                    for (int r = 0; r < layer.rows(); r++) {
                        sum += above[o * layer.rows() + r] * state[layer.offset() + r * layer.columns() + c];
                    }
                    below[o * layer.columns() + c] = sum;
                }
            }
        }
        for (int m = 0; m < inputSignals.length; m++) {
            int start = regression.modalities().start(m);
            int units = signals.get(inputSignals[m]);
            for (int o = 0; o < outputs; o++) {
                System.arraycopy(down[inputSignals[m]], o * units, into, o * regression.inputs() + start, units);
            }
        }
    }

    @Override
    public void rate(double[] state, double[] rate) {
        map(state, map);
        regression.residual(map, residual);
        for (double[] signal : up) {
            Arrays.fill(signal, 0);
        }
        for (int m = 0; m < inputSignals.length; m++) {
            int start = regression.modalities().start(m);
            for (int i = 0; i < signals.get(inputSignals[m]); i++) {
                for (int o = 0; o < outputs; o++) {
                    up[inputSignals[m]][i * outputs + o] = residual[o * regression.inputs() + start + i];
                }
            }
        }
        for (Layer layer : layers) {
            double[] before = up[layer.from()];
            double[] after = up[layer.to()];
            double[] above = down[layer.to()];
            for (int r = 0; r < layer.rows(); r++) {
                for (int c = 0; c < layer.columns(); c++) {
                    int weight = layer.offset() + r * layer.columns() + c;
                    double sum = 0;
                    for (int o = 0; o < outputs; o++) {
                        sum += above[o * layer.rows() + r] * before[c * outputs + o];
                        after[r * outputs + o] += state[weight] * before[c * outputs + o];
                    }
                    rate[weight] = sum;
                }
            }
        }
    }

    @Override
    public double dissipation(double[] state) {
        double[] rate = new double[size];
        rate(state, rate);
        double sum = 0;
        for (double entry : rate) {
            sum += entry * entry;
        }
        return sum;
    }

    /** {@code W_to' W_to - sum of W_from W_from'} at every hidden vector, entries on and above the diagonal. */
    @Override
    public double[] conserved(double[] state) {
        List<Double> values = new ArrayList<>();
        for (int s = 1; s < signals.size(); s++) {
            int signal = s;
            List<Layer> below =
                    layers.stream().filter(layer -> layer.to() == signal).toList();
            Layer above = layers.stream()
                    .filter(layer -> layer.from() == signal)
                    .findFirst()
                    .orElse(null);
            if (below.isEmpty() || above == null) {
                continue;
            }
            for (int i = 0; i < width; i++) {
                for (int j = i; j < width; j++) {
                    double sum = 0;
                    for (int r = 0; r < above.rows(); r++) {
                        sum += weight(state, above, r, i) * weight(state, above, r, j);
                    }
                    for (Layer layer : below) {
                        for (int c = 0; c < layer.columns(); c++) {
                            sum -= weight(state, layer, i, c) * weight(state, layer, j, c);
                        }
                    }
                    values.add(sum);
                }
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double weight(double[] state, Layer layer, int row, int column) {
        return state[layer.offset() + row * layer.columns() + column];
    }
}
