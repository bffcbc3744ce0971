package org.fusionflow.symbolic.algebra;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import java.util.function.BinaryOperator;

/**
 * A matrix with polynomial entries, for statements about whole layers. Entries are reduced by the ring's relations
 * after every product.
 */
public final class ExactMatrix {
    private final ExactRing ring;
    private final GenPolynomial<BigRational>[][] entries;

    private ExactMatrix(ExactRing ring, GenPolynomial<BigRational>[][] entries) {
        this.ring = ring;
        this.entries = entries;
    }

    /** Gives the entry at a row and a column, both from 0. */
    public interface Entry {
        public GenPolynomial<BigRational> at(int row, int column);
    }

    /** A matrix of {@code rows x columns} entries. */
    public static ExactMatrix of(ExactRing ring, int rows, int columns, Entry entry) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        GenPolynomial<BigRational>[][] entries = new GenPolynomial[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                entries[i][j] = entry.at(i, j);
            }
        }
        return new ExactMatrix(ring, entries);
    }

    /** A matrix of distinct variables, named {@code name_i_j}. */
    public static ExactMatrix variables(ExactRing ring, String name, int rows, int columns) {
        return of(ring, rows, columns, (i, j) -> ring.variable(name + "_" + i + "_" + j));
    }

    /** The names of the variables of {@link #variables}, row by row. */
    public static java.util.List<String> names(String name, int rows, int columns) {
        java.util.List<String> names = new java.util.ArrayList<>();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                names.add(name + "_" + i + "_" + j);
            }
        }
        return names;
    }

    public static ExactMatrix zero(ExactRing ring, int rows, int columns) {
        return of(ring, rows, columns, (i, j) -> ring.zero());
    }

    public int rows() {
        return entries.length;
    }

    public int columns() {
        return entries[0].length;
    }

    public GenPolynomial<BigRational> at(int row, int column) {
        return entries[row][column];
    }

    /**
     * The matrix product, in normal form.
     *
     * @throws IllegalArgumentException if {@code columns()} is not the number of rows of {@code right}
     */
    public ExactMatrix times(ExactMatrix right) {
        if (columns() != right.rows()) {
            throw new IllegalArgumentException(
                    "product of " + rows() + "x" + columns() + " and " + right.rows() + "x" + right.columns());
        }
        return of(ring, rows(), right.columns(), (i, j) -> {
            GenPolynomial<BigRational> sum = ring.zero();
            for (int k = 0; k < columns(); k++) {
                sum = sum.sum(entries[i][k].multiply(right.entries[k][j]));
            }
            return ring.reduce(sum);
        });
    }

    public ExactMatrix times(GenPolynomial<BigRational> factor) {
        return of(ring, rows(), columns(), (i, j) -> ring.times(entries[i][j], factor));
    }

    public ExactMatrix plus(ExactMatrix right) {
        return combined(right, GenPolynomial::sum);
    }

    public ExactMatrix minus(ExactMatrix right) {
        return combined(right, GenPolynomial::subtract);
    }

    private ExactMatrix combined(ExactMatrix right, BinaryOperator<GenPolynomial<BigRational>> operation) {
        if (rows() != right.rows() || columns() != right.columns()) {
            throw new IllegalArgumentException(
                    "sum of " + rows() + "x" + columns() + " and " + right.rows() + "x" + right.columns());
        }
        return of(ring, rows(), columns(), (i, j) -> operation.apply(entries[i][j], right.entries[i][j]));
    }

    public ExactMatrix transposed() {
        return of(ring, columns(), rows(), (i, j) -> entries[j][i]);
    }

    /** Proved if every entry reduces to 0, else undecided. */
    public Verdict isZero() {
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                if (!ring.reduce(entries[i][j]).isZERO()) {
                    return new Verdict.Undecided("entry (" + (i + 1) + "," + (j + 1) + ") does not reduce to 0");
                }
            }
        }
        return new Verdict.Proved("all " + rows() + " x " + columns() + " entries reduce to 0");
    }
}
