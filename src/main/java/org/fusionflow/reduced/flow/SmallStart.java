package org.fusionflow.reduced.flow;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.fusionflow.linear.Vector;

/**
 * Lengths of a small aligned start: of every layer of each modality's own edge, and how much the squared length of the layers above fusions differs from
 * the sum of the squares below, which the flow conserves.
 *
 * @param lengths {@code u_m} by leaf, above 0
 * @param offsets {@code N_e^2 - sum u_m^2} over the leaves below each inner edge with layers, in the order of the layer graph; 0 for a balanced start
 * @param units length by leaf at which a modality counts as learned at leading order: 1, in the unit of its layers
 */
public record SmallStart(Vector lengths, Vector offsets, Vector units) {
    /** The balanced start with one length for all modalities. */
    public static SmallStart balanced(int leaves, int inner, double u0) {
        return new SmallStart(all(leaves, u0), Vector.of(new double[inner]), all(leaves, 1));
    }

    private static Vector all(int leaves, double length) {
        return Vector.of(DoubleStream.generate(() -> length).limit(leaves).toArray());
    }

    /** Length of a modality's layers. */
    public double length(int m) {
        return lengths.at(m);
    }

    /** The smallest length. */
    public double smallest() {
        return Arrays.stream(lengths.toArray()).min().orElseThrow();
    }

    /** The largest length. */
    public double largest() {
        return Arrays.stream(lengths.toArray()).max().orElseThrow();
    }

    /** True if all lengths are those of a balanced start with one length. */
    public boolean isEqual() {
        return smallest() == largest() && Arrays.stream(offsets.toArray()).allMatch(offset -> offset == 0);
    }

    /** Squared length of inner edge {@code e} for a sum of squares below it. */
    public double square(int e, double below) {
        return Math.max(0, below + offsets.at(e));
    }

    /** In words: {@code u0 = 0.001}, or all lengths. */
    public String words() {
        return isEqual() ? "u0 = " + smallest() : "a start of lengths " + lengths;
    }
}
