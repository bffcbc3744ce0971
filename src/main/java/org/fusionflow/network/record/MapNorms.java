package org.fusionflow.network.record;

import java.util.List;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.linear.Vector;

/** Records {@code mapNorm.A}: the Frobenius norm of each modality's block of the network's map, {@code ||w_m||}. */
public record MapNorms(Modalities modalities) implements Observable {
    @Override
    public List<RecordedQuantity> quantities() {
        return List.of(RecordedQuantity.list("mapNorm", modalities.names()));
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        List<Vector> map = state.map();
        for (int m = 0; m < modalities.count(); m++) {
            double norm = 0;
            for (Vector output : map) {
                norm = Math.hypot(norm, modalities.block(output, m).norm());
            }
            row[at + m] = norm;
        }
    }
}
