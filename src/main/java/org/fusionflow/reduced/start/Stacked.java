package org.fusionflow.reduced.start;

import java.util.Arrays;

/** Layers one after the other, as {@link org.fusionflow.architecture.LayerWeights} takes them. */
final class Stacked {
    private Stacked() {}

    static double[] of(double[][] layers) {
        return Arrays.stream(layers).flatMapToDouble(Arrays::stream).toArray();
    }
}
