package org.fusionflow.network;

import java.util.List;
import java.util.Optional;

/**
 * A place between layers: a hidden vector, or the network's output. Where a chain runs on, one layer adds to it; where
 * modalities are fused, several do.
 *
 * @param position where its vector starts among all signals of the {@link Layout}
 * @param size length of its vector
 * @param leaves number of modalities that reach it
 * @param from the layers that add to it, at least one
 * @param to the layer that reads it; empty for the network's output
 */
public record Junction(int position, int size, int leaves, List<Layer> from, Optional<Layer> to) {
    public Junction {
        from = List.copyOf(from);
    }
}
