package org.fusionflow.network.shape;

import java.util.List;

/**
 * A vector between layers: a hidden vector, the network's output, or the part of the output that a head makes. In a chain one layer adds to it;
 * where modalities are fused, several do. A hidden vector is read by one layer, or by several where the network splits into heads.
 *
 * @param name of a hidden vector, for output: edge and number of the layer that leads to it; {@code output}, or the name of the head
 * @param position where its vector starts among all signals of the {@link Layout}
 * @param size length of its vector
 * @param leaves number of modalities that reach it
 * @param bias index of its first bias in the array of all weights; -1 without biases
 * @param from layers that add to it, at least one
 * @param to layers that read it; none for an output
 */
public record Junction(String name, int position, int size, int leaves, int bias, List<Layer> from, List<Layer> to) {
    public Junction {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    public boolean isHidden() {
        return !to.isEmpty();
    }

    public boolean hasBias() {
        return bias >= 0;
    }
}
