package org.fusionflow.linear;

import java.util.Arrays;
import java.util.Objects;

/** An immutable real vector. The array is copied on the way in and on the way out. */
public final class Vector {
    private final double[] entries;

    private Vector(double[] entries) {
        this.entries = entries;
    }

    public static Vector of(double... entries) {
        return new Vector(entries.clone());
    }

    public int size() {
        return entries.length;
    }

    public double at(int index) {
        return entries[index];
    }

    /** Copies all entries to an array of the same size. */
    public void copyTo(double[] target) {
        System.arraycopy(entries, 0, target, 0, entries.length);
    }

    /** The entries at these indices, in their order. */
    public Vector at(int[] indices) {
        double[] chosen = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            chosen[i] = entries[indices[i]];
        }
        return new Vector(chosen);
    }

    public double[] toArray() {
        return entries.clone();
    }

    /** Entries {@code from} up to but without {@code to}. */
    public Vector slice(int from, int to) {
        Objects.checkFromToIndex(from, to, entries.length);
        return new Vector(Arrays.copyOfRange(entries, from, to));
    }

    public double dot(Vector other) {
        requireSameSize(other);
        double sum = 0;
        for (int i = 0; i < entries.length; i++) {
            sum += entries[i] * other.entries[i];
        }
        return sum;
    }

    /** Euclidean norm, without overflow or underflow of the squares. */
    public double norm() {
        double largest = 0;
        for (double entry : entries) {
            largest = Math.max(largest, Math.abs(entry));
        }
        if (largest == 0 || Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double entry : entries) {
            sum += (entry / largest) * (entry / largest);
        }
        return largest * Math.sqrt(sum);
    }

    public Vector plus(Vector other) {
        requireSameSize(other);
        double[] sum = entries.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.entries[i];
        }
        return new Vector(sum);
    }

    public Vector minus(Vector other) {
        requireSameSize(other);
        double[] difference = entries.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= other.entries[i];
        }
        return new Vector(difference);
    }

    public Vector times(double factor) {
        double[] product = entries.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= factor;
        }
        return new Vector(product);
    }

    private void requireSameSize(Vector other) {
        if (other.size() != size()) {
            throw new IllegalArgumentException("vectors of sizes " + size() + " and " + other.size());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vector vector && Arrays.equals(entries, vector.entries);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(entries);
    }

    @Override
    public String toString() {
        return Arrays.toString(entries);
    }
}
