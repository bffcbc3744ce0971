package org.fusionflow.network.record;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.linear.Vector;

/**
 * Records {@code map.A.1}: every entry of the network's map {@code w}, by modality and number of its input; with several outputs
 * {@code map.2.A.1}, where the output comes first.
 *
 * @param outputs r &ge; 1
 */
public record MapEntries(Modalities modalities, int outputs) implements Observable {
    @Override
    public List<RecordedQuantity> quantities() {
        List<String> columns = new ArrayList<>();
        for (int o = 1; o <= outputs; o++) {
            for (int m = 0; m < modalities.count(); m++) {
                for (int i = 1; i <= modalities.dimensions().get(m); i++) {
                    columns.add("map." + (outputs == 1 ? "" : o + ".")
                            + modalities.names().get(m) + "." + i);
                }
            }
        }
        int d = modalities.inputs();
        return List.of(new RecordedQuantity("map", outputs == 1 ? List.of(d) : List.of(outputs, d), columns));
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        int next = at;
        for (Vector output : state.map()) {
            System.arraycopy(output.toArray(), 0, row, next, output.size());
            next += output.size();
        }
    }
}
