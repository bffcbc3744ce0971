package org.fusionflow.linear.dense;

/**
 * Sums of multiples of rows. Four rows are read for one pass over the sum, and the terms of each entry are added one after the other in the order of
 * the rows, as by a plain loop: the bits are the same.
 */
public final class RowSums {
    /** Rows that are added in one pass. Of eight the compiler makes slower code. */
    private static final int AT_ONCE = 4;

    private RowSums() {}

    /**
     * Adds {@code sum_k factors[at + k] rows[first + k]}, k below {@code count}, to the entries {@code from} up to but without {@code to} of a sum.
     *
     * @param sum none of the rows
     */
    public static void add(
            double[] sum, int from, int to, double[][] rows, int first, int count, double[] factors, int at) {
        int k = 0;
        for (; k + AT_ONCE <= count; k += AT_ONCE) {
            int r = first + k;
            int f = at + k;
            addFour(
                    sum,
                    from,
                    to,
                    rows[r],
                    rows[r + 1],
                    rows[r + 2],
                    rows[r + 3],
                    factors[f],
                    factors[f + 1],
                    factors[f + 2],
                    factors[f + 3]);
        }
        for (; k < count; k++) {
            addOne(sum, from, to, rows[first + k], factors[at + k]);
        }
    }

    private static void addFour(
            double[] sum,
            int from,
            int to,
            double[] r0,
            double[] r1,
            double[] r2,
            double[] r3,
            double f0,
            double f1,
            double f2,
            double f3) {
        for (int j = from; j < to; j++) {
            sum[j] = sum[j] + f0 * r0[j] + f1 * r1[j] + f2 * r2[j] + f3 * r3[j];
        }
    }

    /** Adds one multiple of a row. */
    public static void addOne(double[] sum, int from, int to, double[] row, double factor) {
        for (int j = from; j < to; j++) {
            sum[j] += factor * row[j];
        }
    }

    /** Inner product of the entries {@code from} up to but without {@code to}, in four sums that are added at the end. */
    public static double dot(double[] one, double[] other, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = from;
        for (; j + 3 < to; j += 4) {
            s0 += one[j] * other[j];
            s1 += one[j + 1] * other[j + 1];
            s2 += one[j + 2] * other[j + 2];
            s3 += one[j + 3] * other[j + 3];
        }
        for (; j < to; j++) {
            s0 += one[j] * other[j];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
