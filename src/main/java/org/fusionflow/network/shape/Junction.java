package org.fusionflow.network.shape;

import java.util.List;

/**
 * A place between layers: a hidden vector, or the network's output, or a head's part of it. Where a chain runs on, one layer adds to it;
 * where modalities are fused, several do. One layer reads a hidden vector, or several where the network splits into heads.
 *
 * @param name of a hidden vector for people: the layers' edge and number that lead to it; {@code output}, or the head's name
 * @param position where its vector starts among all signals of the {@link Layout}
 * @param size length of its vector
 * @param leaves number of modalities that reach it
 * @param bias index of its first bias in the array of all weights; -1 without biases
 * @param from the layers that add to it, at least one
 * @param to the layers that read it; none for an output
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
