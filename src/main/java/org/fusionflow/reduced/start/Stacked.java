package org.fusionflow.reduced.start;

import java.util.Arrays;

/** Joins layers into one array, in the form that {@link org.fusionflow.architecture.LayerWeights} takes. */
final class Stacked {
    private Stacked() {}

    static double[] of(double[][] layers) {
        return Arrays.stream(layers).flatMapToDouble(Arrays::stream).toArray();
    }
}
