package org.fusionflow.reduced.flow;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * Computes the balanced start of a {@link WidthFlow} in which hidden unit i carries the i-th mode of the data. The
 * weights from unit i to the outputs point along the i-th left singular vector y of the correlation {@code Sigma_yx}
 * of the inputs below. The first layer of modality m reads the unit along {@code y' Sigma_yxm}. All first rows have
 * length u0. Every later layer is diagonal, with entry u0 times the square root of the number of leaves below that
 * read the mode. For one output and k = 1 this is the aligned start of {@link BalancedFlow}.
 */
final class AlignedWidthStart {
    private final WidthFlow flow;
    private final LayerGraph graph;
    private final Regression data;
    private final double u0;
    private final double[] state;

    private AlignedWidthStart(WidthFlow flow, double u0) {
        this.flow = flow;
        graph = flow.sizes().graph();
        this.data = flow.regression();
        this.u0 = u0;
        state = new double[flow.size()];
    }

    static double[] of(WidthFlow flow, double u0) {
        AlignedWidthStart start = new AlignedWidthStart(flow, u0);
        for (LayerGraph.Layer top : start.graph.layers()) {
            if (start.graph.signal(top.to()).isOutput()) {
                start.fill(top, start.modes(start.leavesBelow(top)));
            }
        }
        return start.state;
    }

    /** Fills a layer that ends in the output, and all layers below it. */
    private void fill(LayerGraph.Layer top, List<Vector> modes) {
        for (LayerGraph.Layer layer : graph.layers()) {
            List<Integer> leaves = leavesBelow(layer);
            boolean last = graph.signal(layer.to()).isOutput();
            if (!leavesBelow(top).containsAll(leaves) || (last && layer.index() != top.index())) {
                continue;
            }
            boolean first = graph.signal(layer.from()).isInput();
            int rows = flow.sizes().rows(layer.index());
            int columns = flow.sizes().columns(layer.index());
            int offset = flow.sizes().offset(layer.index());
            for (int i = 0; i < modes.size(); i++) {
                double[] left = last ? modes.get(i).toArray() : unit(rows, i);
                double[] right = first ? reading(leaves.get(0), modes.get(i)) : unit(columns, i);
                double norm = u0 * (first ? 1 : Math.sqrt(readers(leaves, modes.get(i))));
                for (int r = 0; r < rows; r++) {
                    for (int c = 0; c < columns; c++) {
                        state[offset + r * columns + c] += norm * left[r] * right[c];
                    }
                }
            }
        }
    }

    private List<Integer> leavesBelow(LayerGraph.Layer layer) {
        return graph.signal(layer.from()).modalities();
    }

    /** Number of modalities correlated with the mode; the squares of their rows add up in the layers above. */
    private int readers(List<Integer> modalities, Vector mode) {
        return (int) modalities.stream()
                .filter(m -> Vector.of(reading(m, mode)).norm() > 0)
                .count();
    }

    private static double[] unit(int size, int index) {
        double[] vector = new double[size];
        vector[index] = 1;
        return vector;
    }

    /**
     * Left singular vectors of the correlation of some modalities, by descending singular value, at most k; for one
     * output the vector (1).
     */
    private List<Vector> modes(List<Integer> modalities) {
        int outputs = data.outputs();
        double[][] square = new double[outputs][outputs];
        for (int m : modalities) {
            for (int i = data.modalities().start(m); i < data.modalities().start(m + 1); i++) {
                for (int o = 0; o < outputs; o++) {
                    for (int p = 0; p < outputs; p++) {
                        square[o][p] += data.correlation(o, i) * data.correlation(p, i);
                    }
                }
            }
        }
        if (outputs == 1) {
            return List.of(Vector.of(1));
        }
        Symmetric gram = new Symmetric(square);
        List<Vector> modes = new ArrayList<>();
        for (int k = outputs - 1; k >= 0 && modes.size() < flow.width(); k--) {
            modes.add(gram.eigenvector(k));
        }
        return modes;
    }

    /** The unit vector along {@code y' Sigma_yxm}; 0 if the mode is uncorrelated with the modality. */
    private double[] reading(int m, Vector mode) {
        int from = data.modalities().start(m);
        double[] row = new double[data.modalities().start(m + 1) - from];
        double squares = 0;
        for (int i = 0; i < row.length; i++) {
            for (int o = 0; o < mode.size(); o++) {
                row[i] += mode.at(o) * data.correlation(o, from + i);
            }
            squares += row[i] * row[i];
        }
        double norm = Math.sqrt(squares);
        for (int i = 0; i < row.length; i++) {
            row[i] = norm > data.noCorrelation(m) ? row[i] / norm : 0;
        }
        return row;
    }
}
