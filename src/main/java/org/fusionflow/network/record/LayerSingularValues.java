package org.fusionflow.network.record;

import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/**
 * Records {@code singular.A.1.1}: the largest singular values of each layer in descending order; fewer for a layer that has fewer. At each time,
 * layers of about 160 units and more cost O(rows columns), with a factor that grows where values are close together. Smaller layers, and those
 * of which more than a fortieth of the values is recorded, cost O(rows columns min(rows, columns)).
 *
 * @param largest number of values, &ge; 1
 */
public record LayerSingularValues(Layout layout, int largest) implements Observable {
    /** The default number of values, enough to show how far a layer is from rank one. */
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
