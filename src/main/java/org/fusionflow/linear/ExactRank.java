package org.fusionflow.linear;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The rank of a matrix whose entries are taken as exact numbers: every double is a fraction with a power of two below. By
 * elimination without fractions (Bareiss, Math. Comp. 22, 1968), so nothing is rounded.
 */
public final class ExactRank {
    private ExactRank() {}

    /**
     * @param rows finite, of equal lengths
     */
    public static int of(double[][] rows) {
        if (rows.length == 0) {
            return 0;
        }
        int columns = rows[0].length;
        BigInteger[][] a = new BigInteger[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            a[i] = wholeMultiple(rows[i]);
        }
        BigInteger before = BigInteger.ONE;
        int rank = 0;
        for (int j = 0; j < columns && rank < a.length; j++) {
            int pivot = rank;
            while (pivot < a.length && a[pivot][j].signum() == 0) {
                pivot++;
            }
            if (pivot == a.length) {
                continue;
            }
            BigInteger[] row = a[pivot];
            a[pivot] = a[rank];
            a[rank] = row;
            for (int i = rank + 1; i < a.length; i++) {
                for (int k = columns - 1; k >= j; k--) {
                    a[i][k] = row[j].multiply(a[i][k])
                            .subtract(a[i][j].multiply(row[k]))
                            .divide(before);
                }
            }
            before = row[j];
            rank++;
        }
        return rank;
    }

    /** A multiple of the row by a power of two that has whole entries; it leaves the rank as it is. */
    private static BigInteger[] wholeMultiple(double[] row) {
        int scale = 0;
        for (double entry : row) {
            scale = Math.max(scale, new BigDecimal(entry).scale());
        }
        BigDecimal factor = BigDecimal.valueOf(2).pow(scale);
        BigInteger[] whole = new BigInteger[row.length];
        for (int i = 0; i < row.length; i++) {
            // A double's decimal expansion with s digits behind the point is a multiple of 2^-s.
            whole[i] = new BigDecimal(row[i]).multiply(factor).toBigIntegerExact();
        }
        return whole;
    }
}
