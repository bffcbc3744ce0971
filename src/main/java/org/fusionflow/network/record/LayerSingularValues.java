package org.fusionflow.network.record;

import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/**
 * {@code singular.A.1.1}: the largest singular values of each layer, descending; fewer for a layer that has fewer. Layers of some 160 units
 * and more cost O(rows columns) a layer and time, at a factor that grows where values lie close together; smaller ones, and those of which
 * more than a fortieth of the values is recorded, O(rows columns min(rows, columns)).
 *
 * @param largest how many, &ge; 1
 */
public record LayerSingularValues(Layout layout, int largest) implements Observable {
    /** Enough to see how far a layer is from rank one. */
    public static final int USUAL = 3;

    public LayerSingularValues {
        if (largest < 1) {
            throw new InvalidInput("singular values " + largest + ": expected at least 1");
        }
    }

    @Override
    public List<RecordedQuantity> quantities() {
        return layout.layers().stream()
                .map(layer -> RecordedQuantity.list(
                        "singular." + layer.name(),
                        IntStream.rangeClosed(1, count(layer))
                                .mapToObj(Integer::toString)
                                .toList()))
                .toList();
    }

    private int count(Layer layer) {
        return Math.min(largest, Math.min(layer.rows(), layer.columns()));
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        int next = at;
        for (Layer layer : layout.layers()) {
            Vector values = state.singularValues(layer, largest).values();
            for (int k = 0; k < count(layer); k++) {
                row[next++] = values.at(k);
            }
        }
    }
}
