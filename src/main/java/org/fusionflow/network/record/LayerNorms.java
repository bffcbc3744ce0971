package org.fusionflow.network.record;

import java.util.List;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/** Records {@code layerNorm.A.1}: the Frobenius norm of each layer. */
public record LayerNorms(Layout layout) implements Observable {
    @Override
    public List<RecordedQuantity> quantities() {
        return List.of(RecordedQuantity.list(
                "layerNorm", layout.layers().stream().map(Layer::name).toList()));
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        for (int l = 0; l < layout.layers().size(); l++) {
            row[at + l] = state.norm(layout.layers().get(l));
        }
    }
}
