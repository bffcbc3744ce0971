package org.fusionflow.linear;

import java.util.Arrays;

/**
 * Vectors of one length in one array: the rows of a matrix, or a basis that grows. The products read every vector from its first entry to its
 * last, and their loops compile to SIMD code.
 *
 * <pre>
 *   | v_0(0) ... v_0(length-1) | v_1(0) ... | ... | free room |
 * </pre>
 */
final class RowVectors {
    /** Entries that are processed together: strips of four vectors and a sum fit into the first-level cache. */
    private static final int STRIP = 512;

    private final double[] entries;
    private final int length;
    private int count;

    /** No vectors, with room for some. */
    RowVectors(int length, int room) {
        this.entries = new double[Math.multiplyExact(length, room)];
        this.length = length;
    }

    int length() {
        return length;
    }

    int count() {
        return count;
    }

    void append(double[] from, int offset, double factor) {
        for (int i = 0; i < length; i++) {
            entries[count * length + i] = from[offset + i] * factor;
        }
        count++;
    }

    double[] copy(int index) {
        return Arrays.copyOfRange(entries, index * length, (index + 1) * length);
    }

    /** These vectors as columns. */
    RowVectors transposed() {
        RowVectors other = new RowVectors(count, length);
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < length; i++) {
                other.entries[i * count + k] = entries[k * length + i];
            }
        }
        other.count = length;
        return other;
    }

    /** Inner products with the vector, one for each of these vectors. */
    double[] dots(double[] vector) {
        double[] dots = new double[count];
        for (int k = 0; k < count; k++) {
            // Four independent sums, because each addition waits for the one before it.
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            int at = k * length;
            int i = 0;
            for (; i + 3 < length; i += 4) {
                s0 += entries[at + i] * vector[i];
                s1 += entries[at + i + 1] * vector[i + 1];
                s2 += entries[at + i + 2] * vector[i + 2];
                s3 += entries[at + i + 3] * vector[i + 3];
            }
            for (; i < length; i++) {
                s0 += entries[at + i] * vector[i];
            }
            dots[k] = (s0 + s1) + (s2 + s3);
        }
        return dots;
    }

    /** Sums of these vectors, one for each row of factors. */
    double[][] combined(double[][] factors) {
        double[][] sums = new double[factors.length][length];
        add(factors, sums);
        return sums;
    }

    /** Adds to each sum these vectors times its factors. */
    void add(double[][] factors, double[][] sums) {
        for (int from = 0; from < length; from += STRIP) {
            int to = Math.min(length, from + STRIP);
            int k = 0;
            for (; k + 3 < count; k += 4) {
                for (int c = 0; c < sums.length; c++) {
                    addFour(k, factors[c], sums[c], from, to);
                }
            }
            for (; k < count; k++) {
                for (int c = 0; c < sums.length; c++) {
                    addOne(k, factors[c][k], sums[c], from, to);
                }
            }
        }
    }

    private void addFour(int k, double[] factors, double[] sum, int from, int to) {
        double f0 = factors[k];
        double f1 = factors[k + 1];
        double f2 = factors[k + 2];
        double f3 = factors[k + 3];
        int at0 = k * length;
        int at1 = at0 + length;
        int at2 = at1 + length;
        int at3 = at2 + length;
        for (int i = from; i < to; i++) {
            sum[i] += (f0 * entries[at0 + i] + f1 * entries[at1 + i]) + (f2 * entries[at2 + i] + f3 * entries[at3 + i]);
        }
    }

    private void addOne(int k, double factor, double[] sum, int from, int to) {
        int at = k * length;
        for (int i = from; i < to; i++) {
            sum[i] += factor * entries[at + i];
        }
    }
}
