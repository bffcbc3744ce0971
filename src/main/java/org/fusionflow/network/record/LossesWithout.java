package org.fusionflow.network.record;

import java.util.List;
import org.fusionflow.network.model.Ablations;

/**
 * Records {@code lossWithout.A}: the loss on the training data when the modality's inputs are set to 0. Its excess over {@code loss} is what the
 * network loses with the modality.
 *
 * @param names of the modalities
 */
public record LossesWithout(List<String> names, Ablations ablations) implements Observable {
    public LossesWithout {
        names = List.copyOf(names);
    }

    @Override
    public List<RecordedQuantity> quantities() {
        return List.of(RecordedQuantity.list("lossWithout", names));
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        double[] losses = ablations.lossWithout(state.weights());
        System.arraycopy(losses, 0, row, at, losses.length);
    }
}
