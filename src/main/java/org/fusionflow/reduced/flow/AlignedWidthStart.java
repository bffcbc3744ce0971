package org.fusionflow.reduced.flow;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * The balanced start of a {@link WidthFlow} whose hidden unit i carries the i-th mode of the data: the outputs see it along the i-th left
 * singular vector of the correlation {@code Sigma_yx} of the inputs below, the first layer of modality m reads it along that vector times
 * {@code Sigma_yxm}. All first rows have length u0, every later layer is diagonal with the root of the number of leaves below it that read the mode, times
 * u0. For one output and k = 1 this is the aligned start of {@link BalancedFlow}.
 */
final class AlignedWidthStart {
    private final WidthFlow flow;
    private final Regression data;
    private final double u0;
    private final double[] state;

    private AlignedWidthStart(WidthFlow flow, double u0) {
        this.flow = flow;
        this.data = flow.regression();
        this.u0 = u0;
        state = new double[flow.size()];
    }

    static double[] of(WidthFlow flow, double u0) {
        AlignedWidthStart start = new AlignedWidthStart(flow, u0);
        List<WidthFlow.Layer> layers = flow.layers();
        for (WidthFlow.Layer top : layers) {
            if (top.to() == 0) {
                start.fill(top, start.modes(top.leavesBelow()));
            }
        }
        return start.state;
    }

    /** Fills a layer that ends in the output and all layers below it. */
    private void fill(WidthFlow.Layer top, List<Vector> modes) {
        for (WidthFlow.Layer layer : flow.layers()) {
            if (!top.leavesBelow().containsAll(layer.leavesBelow())
                    || (layer.to() == 0 && layer.offset() != top.offset())) {
                continue;
            }
            boolean first = isFirst(layer);
            for (int i = 0; i < modes.size(); i++) {
                double[] left = layer.to() == 0 ? modes.get(i).toArray() : unit(layer.rows(), i);
                double[] right = first ? reading(layer.leavesBelow().get(0), modes.get(i)) : unit(layer.columns(), i);
                double norm = u0 * (first ? 1 : Math.sqrt(readers(layer.leavesBelow(), modes.get(i))));
                for (int r = 0; r < layer.rows(); r++) {
                    for (int c = 0; c < layer.columns(); c++) {
                        state[layer.offset() + r * layer.columns() + c] += norm * left[r] * right[c];
                    }
                }
            }
        }
    }

    /** Number of modalities that have a correlation with the mode: the squares of their rows add up on the way. */
    private int readers(List<Integer> modalities, Vector mode) {
        return (int) modalities.stream()
                .filter(m -> Vector.of(reading(m, mode)).norm() > 0)
                .count();
    }

    private boolean isFirst(WidthFlow.Layer layer) {
        return flow.layers().stream().noneMatch(below -> below.to() == layer.from());
    }

    private static double[] unit(int size, int index) {
        double[] vector = new double[size];
        vector[index] = 1;
        return vector;
    }

    /** Left singular vectors of the correlation of some modalities, largest first, at most k; of one output the number 1. */
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

    /** {@code y' Sigma_yxm} as a unit vector; 0 where the mode has no correlation with the modality. */
    private double[] reading(int m, Vector mode) {
        int from = data.modalities().start(m);
        double[] row = new double[data.modalities().start(m + 1) - from];
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < row.length; i++) {
            for (int o = 0; o < mode.size(); o++) {
                row[i] += mode.at(o) * data.correlation(o, from + i);
                largest = Math.max(largest, Math.abs(data.correlation(o, from + i)));
            }
            squares += row[i] * row[i];
        }
        double norm = Math.sqrt(squares);
        for (int i = 0; i < row.length; i++) {
            // Below rounding of the largest correlation there is no direction.
            row[i] = norm > 1e-14 * largest ? row[i] / norm : 0;
        }
        return row;
    }
}
