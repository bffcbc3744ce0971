package org.fusionflow.reduced.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerSizes;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.moments.PrincipalAxes;
import org.fusionflow.data.remedy.Remedies;

/**
 * The rank-k flow: the gradient flow of the network of width k with any number of outputs,
 * {@code dW/dt = B' (Sigma_yx - w Sigma) F'}, tag [FT-2]. B is the product of the layers from the output down to W, F
 * the product from the inputs up to it. Every wider network that starts on an isometric copy of this network follows
 * it exactly. For k = 1 it is the rank-one flow of any start with a free row of outputs. The state holds the layers
 * from the inputs up, each row by row, children before their parent. Not thread-safe.
 */
public final class WidthFlow implements ReducedFlow {
    /** The matrix of a layer between two signals: {@code rows x columns} from {@code offset} on. */
    private record Matrix(int rows, int columns, int offset, int from, int to) {}

    private final Regression regression;
    private final int width;
    private final int outputs;
    private final LayerSizes sizes;
    private final LayerGraph graph;
    private final Matrix[] matrices;
    private final LayerMotion rates;
    /** {@code outputs x units} per signal: product of the layers from the signal to the output. */
    private final double[][] down;
    /** {@code outputs x units} per signal: the residual propagated back to the signal. */
    private final double[][] up;

    private final double[] map;
    private final double[] residual;

    /**
     * The flow of a tree.
     *
     * @param tree with numeric depths
     * @param moments in the tree's leaf order
     * @param width k, length of every hidden vector, &ge; 1
     */
    public WidthFlow(FusionTree tree, Moments moments, int width) {
        this(LayerGraph.of(tree), moments, width);
    }

    /**
     * The flow of a tree whose layers have rates of their own, or that minimizes another loss than the one that is reported.
     *
     * @param tree with numeric depths
     * @param moments whose loss is minimized, in the tree's leaf order
     * @param data whose loss is reported
     * @param width k, length of every hidden vector, &ge; 1
     * @param remedies rates without modulation, decay, and freezes that have times
     */
    public WidthFlow(FusionTree tree, Moments moments, Moments data, int width, Remedies remedies) {
        this(LayerGraph.of(tree), moments, data, width, remedies);
    }

    /**
     * The flow of a graph of layers.
     *
     * @param graph with one output
     * @param moments in the order of its inputs
     * @param width k, length of every hidden vector, &ge; 1
     */
    public WidthFlow(LayerGraph graph, Moments moments, int width) {
        this(graph, moments, moments, width, Remedies.NONE);
    }

    private WidthFlow(LayerGraph graph, Moments moments, Moments data, int width, Remedies remedies) {
        if (remedies.rates().modulation().isPresent()) {
            throw new InvalidInput("rate ogm: expected one output, and no rank");
        }
        if (width < 1) {
            throw new IllegalArgumentException("width " + width + ": expected at least 1");
        }
        regression = new Regression(moments, data);
        rates = new LayerMotion(graph, remedies);
        this.graph = graph;
        this.width = width;
        outputs = moments.outputs();
        sizes = new LayerSizes(graph, moments.modalities(), width, outputs);
        matrices = graph.layers().stream().map(this::matrix).toArray(Matrix[]::new);
        int signals = graph.signals().size();
        down = new double[signals][];
        up = new double[signals][];
        for (int s = 0; s < signals; s++) {
            down[s] = new double[outputs * sizes.size(s)];
            up[s] = new double[outputs * sizes.size(s)];
        }
        int output = graph.outputs().get(0).index();
        for (int o = 0; o < outputs; o++) {
            down[output][o * outputs + o] = 1;
        }
        map = new double[regression.mapSize()];
        residual = new double[regression.mapSize()];
    }

    private Matrix matrix(LayerGraph.Layer layer) {
        int index = layer.index();
        return new Matrix(sizes.rows(index), sizes.columns(index), sizes.offset(index), layer.from(), layer.to());
    }

    LayerSizes sizes() {
        return sizes;
    }

    /** Length k of every hidden vector. */
    public int width() {
        return width;
    }

    /** The balanced start in which hidden unit i carries the i-th mode of the data; see {@link AlignedWidthStart}. */
    public double[] alignedStart(double u0) {
        return alignedStart(u0, Map.of());
    }

    /** The same start with the layers of some modalities' own edges multiplied by factors. */
    public double[] alignedStart(double u0, Map<String, Double> factors) {
        double[] state = AlignedWidthStart.of(this, u0);
        for (LayerGraph.Layer layer : graph.layers()) {
            double factor = factors.getOrDefault(graph.edges().get(layer.edge()).name(), 1.0);
            Matrix matrix = matrices[layer.index()];
            for (int i = 0; i < matrix.rows() * matrix.columns(); i++) {
                state[matrix.offset() + i] *= factor;
            }
        }
        return state;
    }

    @Override
    public List<Double> changes() {
        return rates.changes();
    }

    @Override
    public void enter(double time) {
        rates.enter(time);
    }

    /** The loss, and mu/2 times the sum of all squared weights. */
    @Override
    public double objective(double[] state, double[] at) {
        return regression.loss(at) + 0.5 * rates.decay() * squares(state, 0, state.length);
    }

    private static double squares(double[] entries, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += entries[i] * entries[i];
        }
        return sum;
    }

    @Override
    public Regression regression() {
        return regression;
    }

    @Override
    public int layers() {
        return graph.longestPath();
    }

    @Override
    public int size() {
        return sizes.weights();
    }

    /** One block per layer. */
    @Override
    public int[] blocks() {
        int[] blocks = new int[graph.layers().size() + 1];
        Arrays.setAll(blocks, sizes::offset);
        return blocks;
    }

    @Override
    public double[][] inputRows(double[] state, int modality) {
        Matrix matrix = matrices[graph.reader(modality).index()];
        double[][] rows = new double[matrix.rows()][];
        for (int r = 0; r < rows.length; r++) {
            int from = matrix.offset() + r * matrix.columns();
            rows[r] = Arrays.copyOfRange(state, from, from + matrix.columns());
        }
        return rows;
    }

    @Override
    public double[] lifted(double[] state, PrincipalAxes axes) {
        double[] whole = new double[size()];
        int from = 0;
        for (Matrix matrix : matrices) {
            boolean reads = graph.signal(matrix.from()).isInput();
            int columns = reads ? axes.count(matrix.from()) : matrix.columns();
            for (int r = 0; r < matrix.rows(); r++) {
                int to = matrix.offset() + r * matrix.columns();
                if (reads) {
                    axes.back(matrix.from(), state, from, whole, to);
                } else {
                    System.arraycopy(state, from, whole, to, columns);
                }
                from += columns;
            }
        }
        return whole;
    }

    @Override
    public void map(double[] state, double[] into) {
        product(state, into);
    }

    @Override
    public void mapTerms(double[] state, double[] into) {
        double[] sizesOfWeights = new double[state.length];
        Arrays.setAll(sizesOfWeights, i -> Math.abs(state[i]));
        product(sizesOfWeights, into);
    }

    private void product(double[] state, double[] into) {
        for (int l = matrices.length - 1; l >= 0; l--) {
            Matrix layer = matrices[l];
            double[] above = down[layer.to()];
            double[] below = down[layer.from()];
            Arrays.fill(below, 0);
            for (int o = 0; o < outputs; o++) {
                for (int r = 0; r < layer.rows(); r++) {
                    addRow(
                            below,
                            o * layer.columns(),
                            above[o * layer.rows() + r],
                            state,
                            layer.offset() + r * layer.columns(),
                            layer.columns());
                }
            }
        }
        for (int m = 0; m < sizes.modalities().count(); m++) {
            int start = sizes.modalities().start(m);
            int units = sizes.size(m);
            for (int o = 0; o < outputs; o++) {
                System.arraycopy(down[m], o * units, into, o * regression.inputs() + start, units);
            }
        }
    }

    /** Adds a multiple of {@code count} entries of one array to those of another. */
    private static void addRow(double[] sum, int at, double factor, double[] row, int from, int count) {
        for (int i = 0; i < count; i++) {
            sum[at + i] += factor * row[from + i];
        }
    }

    /** Inner product of parts of two arrays, in four sums. */
    private static double dot(double[] one, int at, double[] other, int from, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            s0 += one[at + i] * other[from + i];
            s1 += one[at + i + 1] * other[from + i + 1];
            s2 += one[at + i + 2] * other[from + i + 2];
            s3 += one[at + i + 3] * other[from + i + 3];
        }
        for (; i < count; i++) {
            s0 += one[at + i] * other[from + i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public void rate(double[] state, double[] rate) {
        descent(state, rate);
        for (int l = 0; l < matrices.length; l++) {
            double factor = factor(l);
            for (int i = matrices[l].offset(); factor != 1 && i < end(matrices[l]); i++) {
                rate[i] *= factor;
            }
        }
    }

    private double factor(int layer) {
        return rates.of(graph.layers().get(layer).edge());
    }

    private static int end(Matrix matrix) {
        return matrix.offset() + matrix.rows() * matrix.columns();
    }

    /** Writes the negative gradient of what is minimized. */
    private void descent(double[] state, double[] rate) {
        map(state, map);
        regression.residual(map, residual);
        for (double[] signal : up) {
            Arrays.fill(signal, 0);
        }
        for (int m = 0; m < sizes.modalities().count(); m++) {
            int start = sizes.modalities().start(m);
            int units = sizes.size(m);
            for (int o = 0; o < outputs; o++) {
                System.arraycopy(residual, o * regression.inputs() + start, up[m], o * units, units);
            }
        }
        for (Matrix layer : matrices) {
            double[] before = up[layer.from()];
            double[] after = up[layer.to()];
            double[] above = down[layer.to()];
            int columns = layer.columns();
            for (int r = 0; r < layer.rows(); r++) {
                int row = layer.offset() + r * columns;
                for (int c = 0; c < columns; c++) {
                    rate[row + c] = -rates.decay() * state[row + c];
                }
                for (int o = 0; o < outputs; o++) {
                    addRow(rate, row, above[o * layer.rows() + r], before, o * columns, columns);
                    after[o * layer.rows() + r] += dot(state, row, before, o * columns, columns);
                }
            }
        }
    }

    @Override
    public double dissipation(double[] state) {
        double[] down = new double[sizes.weights()];
        descent(state, down);
        double sum = 0;
        for (int l = 0; l < matrices.length; l++) {
            sum += factor(l) * squares(down, matrices[l].offset(), end(matrices[l]));
        }
        return sum;
    }

    /**
     * {@code W_to' W_to - sum of W_from W_from'} at every hidden vector, tag [FT-5]; entries on and above the
     * diagonal. None where rates differ or weights decay.
     */
    @Override
    public double[] conserved(double[] state) {
        List<Double> values = new ArrayList<>();
        if (!rates.areEqual()) {
            return new double[0];
        }
        for (LayerGraph.Signal signal : graph.signals()) {
            if (!signal.isHidden()) {
                continue;
            }
            Matrix above = matrices[graph.reader(signal.index()).index()];
            for (int i = 0; i < width; i++) {
                for (int j = i; j < width; j++) {
                    double sum = 0;
                    for (int r = 0; r < above.rows(); r++) {
                        sum += weight(state, above, r, i) * weight(state, above, r, j);
                    }
                    for (int writer : graph.into(signal.index())) {
                        Matrix layer = matrices[writer];
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

    private static double weight(double[] state, Matrix layer, int row, int column) {
        return state[layer.offset() + row * layer.columns() + column];
    }
}
