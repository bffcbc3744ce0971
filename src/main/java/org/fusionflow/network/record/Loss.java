package org.fusionflow.network.record;

import java.util.List;

/** Records {@code loss}: the loss on the training data, without any penalty on the weights. */
public record Loss() implements Observable {
    @Override
    public List<RecordedQuantity> quantities() {
        return List.of(RecordedQuantity.number("loss"));
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        row[at] = state.loss();
    }
}
