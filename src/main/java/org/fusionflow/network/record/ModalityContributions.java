package org.fusionflow.network.record;

import java.util.List;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.Contributions;

/**
 * Records {@code contribution.A}: how much each modality contributes to the output, see {@link Contributions}.
 *
 * @param names of the modalities
 */
public record ModalityContributions(List<String> names, Contributions contributions) implements Observable {
    public ModalityContributions {
        names = List.copyOf(names);
    }

    @Override
    public List<RecordedQuantity> quantities() {
        return List.of(RecordedQuantity.list("contribution", names));
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        double[] map = new double[state.layout().inputs() * state.layout().outputs()];
        int from = 0;
        for (Vector output : state.map()) {
            System.arraycopy(output.toArray(), 0, map, from, output.size());
            from += output.size();
        }
        double[] contributions = this.contributions.of(state.weights(), map);
        System.arraycopy(contributions, 0, row, at, contributions.length);
    }
}
