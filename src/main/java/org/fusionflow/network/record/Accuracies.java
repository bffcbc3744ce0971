package org.fusionflow.network.record;

import java.util.List;
import org.fusionflow.network.model.Ablations;

/**
 * Records {@code accuracy} and {@code accuracyAlone.A}: shares of samples whose class the network tells, with all modalities and with the inputs
 * of one alone, the others being set to 0.
 *
 * @param names of the modalities
 * @param ablations on the held-out samples if there are some, else on the training samples
 */
public record Accuracies(List<String> names, Ablations ablations) implements Observable {
    public Accuracies {
        names = List.copyOf(names);
    }

    @Override
    public List<RecordedQuantity> quantities() {
        return List.of(RecordedQuantity.number("accuracy"), RecordedQuantity.list("accuracyAlone", names));
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        double[] shares = ablations.accuracy(state.weights());
        System.arraycopy(shares, 0, row, at, shares.length);
    }
}
