package org.fusionflow.network.record;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.linear.SingularValues;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/**
 * Records the alignment of consecutive layers, {@code alignment.A.1-A+B.1}: for each layer and each layer that reads its output, |cos| of the
 * angle between the top left singular vector of the lower layer and the top right singular vector of the upper one. It is 1 on the rank-one
 * manifold, and 0 where a layer is 0 and has no direction.
 */
public final class Alignment implements Observable {
    private record Pair(Layer lower, Layer upper) {}

    private final List<Pair> pairs = new ArrayList<>();

    public Alignment(Layout layout) {
        for (Junction junction : layout.junctions()) {
            for (Layer upper : junction.to()) {
                junction.from().forEach(lower -> pairs.add(new Pair(lower, upper)));
            }
        }
    }

    @Override
    public List<RecordedQuantity> quantities() {
        return pairs.isEmpty()
                ? List.of()
                : List.of(RecordedQuantity.list(
                        "alignment",
                        pairs.stream()
                                .map(pair ->
                                        pair.lower().name() + "-" + pair.upper().name())
                                .toList()));
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        for (int p = 0; p < pairs.size(); p++) {
            Pair pair = pairs.get(p);
            double cosine =
                    top(state, pair.lower()).left().dot(top(state, pair.upper()).right());
            row[at + p] = Math.min(1, Math.abs(cosine)); // round-off can exceed 1
        }
    }

    /** Requests as many values as are usually recorded, so that one search serves both observables. */
    private static SingularValues top(NetworkState state, Layer layer) {
        return state.singularValues(layer, LayerSingularValues.USUAL);
    }
}
