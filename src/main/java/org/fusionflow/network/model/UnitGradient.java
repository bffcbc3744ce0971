package org.fusionflow.network.model;

import java.util.Arrays;

/**
 * The gradient of a hidden unit's value at one sample with respect to all weights: entries that are not 0 and their indices. For a unit of the first
 * layer they are its inputs.
 */
public final class UnitGradient {
    private final int[] indices;
    private final double[] entries;

    private UnitGradient(int[] indices, double[] entries) {
        this.indices = indices;
        this.entries = entries;
    }

    /** True if all entries are 0. */
    public boolean isZero() {
        return indices.length == 0;
    }

    /** Product with a vector of all weights' size. */
    public double dot(double[] vector) {
        double sum = 0;
        for (int i = 0; i < indices.length; i++) {
            sum += entries[i] * vector[indices[i]];
        }
        return sum;
    }

    /** Sum of the sizes of the terms of {@link #dot}. */
    public double dotOfSizes(double[] vector) {
        double sum = 0;
        for (int i = 0; i < indices.length; i++) {
            sum += Math.abs(entries[i] * vector[indices[i]]);
        }
        return sum;
    }

    /** Writes {@code target_i += factor scale_i gradient_i}. */
    public void addTo(double[] target, double factor, double[] scale) {
        for (int i = 0; i < indices.length; i++) {
            target[indices[i]] += factor * scale[indices[i]] * entries[i];
        }
    }

    /** Sets the entries of {@code target} to 0 that {@link #addTo} changes. */
    public void clear(double[] target) {
        for (int index : indices) {
            target[index] = 0;
        }
    }

    /** Collects the entries; an index may occur once only. */
    static final class Builder {
        private int[] indices = new int[8];
        private double[] entries = new double[8];
        private int count;

        void add(int index, double entry) {
            if (entry == 0) {
                return;
            }
            if (count == indices.length) {
                indices = Arrays.copyOf(indices, 2 * count);
                entries = Arrays.copyOf(entries, 2 * count);
            }
            indices[count] = index;
            entries[count++] = entry;
        }

        UnitGradient build() {
            return new UnitGradient(Arrays.copyOf(indices, count), Arrays.copyOf(entries, count));
        }
    }
}
