package org.fusionflow.linear;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fusionflow.linear.dense.RowProducts;
import org.fusionflow.linear.dense.RowSums;
import org.jspecify.annotations.Nullable;

/** An immutable symmetric real matrix. Its eigenvalues are computed when they are first asked for. */
public final class Symmetric {
    /** Asymmetry up to this fraction of the largest entry counts as round-off. */
    static final double ASYMMETRY = 1e-9;

    private static final int TILE = 64;

    /** Blocks of fewer rows are made anew when they are asked for; larger ones are kept with what was computed from them. */
    private static final int KEPT = 64;

    private final double[][] rows;
    private final Map<IntBuffer, Symmetric> blocks = new ConcurrentHashMap<>();
    private volatile @Nullable SymmetricEigen eigen;
    private volatile @Nullable Equilibrated equilibrated;

    /** An entry below the diagonal. */
    public record Place(int row, int column) {}

    /**
     * @param rows square, and symmetric up to {@link #ASYMMETRY}, which is averaged away
     * @throws IllegalArgumentException if the rows are no such matrix or an entry is not finite
     */
    public Symmetric(double[][] rows) {
        this(Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new), true);
    }

    /** @param check false if the rows are known to be finite and symmetric to the last bit */
    private Symmetric(double[][] rows, boolean check) {
        this.rows = check ? symmetrized(rows) : rows;
    }

    /**
     * As the constructor, without a copy: for matrices of which the memory holds few.
     *
     * @param rows become this matrix's own
     */
    public static Symmetric owning(double[][] rows) {
        return new Symmetric(rows, true);
    }

    private SymmetricEigen eigen() {
        SymmetricEigen known = eigen;
        if (known == null) {
            known = new SymmetricEigen(rows);
            eigen = known;
        }
        return known;
    }

    private Equilibrated equilibrated() {
        Equilibrated known = equilibrated;
        if (known == null) {
            known = new Equilibrated(this);
            equilibrated = known;
        }
        return known;
    }

    /**
     * This matrix as the left side of linear equations, decided row by row in each row's own unit.
     *
     * @param relativeCut eigenvalues of the matrix with unit diagonal below this fraction of the largest count as 0
     * @param mostRank no more than so many eigenvalues are other than 0; what is known without rounding
     */
    public Semidefinite semidefinite(double relativeCut, int mostRank) {
        return new Semidefinite(equilibrated(), relativeCut, mostRank);
    }

    /** The same with eigenvalues that a few operations in double precision cannot tell from 0 counted as 0. */
    public Semidefinite semidefinite() {
        return semidefinite(32 * size() * 0x1p-53, size());
    }

    /** Smallest eigenvalue of the matrix scaled to unit diagonal, relative to the largest; NaN if all entries are 0. */
    public double smallestRelativeEigenvalue() {
        SymmetricEigen scaled = equilibrated().eigen();
        return scaled.value(0) / scaled.value(size() - 1);
    }

    private static double largestEntry(double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("matrix: expected at least one row");
        }
        double largest = 0;
        for (double[] row : rows) {
            if (row.length != rows.length) {
                throw new IllegalArgumentException(
                        "matrix: expected " + rows.length + " entries in every row, got " + row.length);
            }
            for (double entry : row) {
                if (!Double.isFinite(entry)) {
                    throw new IllegalArgumentException("matrix entry " + entry + ": expected a finite number");
                }
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        return largest;
    }

    /** Averages what rounding has made different. */
    private static double[][] symmetrized(double[][] rows) {
        asymmetry(rows).ifPresent(place -> {
            throw new IllegalArgumentException("matrix entries " + rows[place.row()][place.column()] + " and "
                    + rows[place.column()][place.row()] + " opposite the diagonal: expected a symmetric matrix");
        });
        for (int from = 0; from < rows.length; from += TILE) {
            for (int i = from; i < rows.length; i++) {
                for (int j = from; j < Math.min(i, from + TILE); j++) {
                    if (rows[i][j] != rows[j][i]) {
                        // Halves first: the sum of two numbers near 1e308 would overflow.
                        rows[i][j] = 0.5 * rows[i][j] + 0.5 * rows[j][i];
                        rows[j][i] = rows[i][j];
                    }
                }
            }
        }
        return rows;
    }

    /**
     * Looks for an entry that differs from the one opposite the diagonal by more than rounding, in the order of the rows.
     *
     * @param rows square
     * @throws IllegalArgumentException if they are not, or an entry is not finite
     */
    public static Optional<Place> asymmetry(double[][] rows) {
        double largest = largestEntry(rows);
        // Some columns at a time, so that both entries of a pair are in the cache.
        @Nullable Place first = null;
        for (int from = 0; from < rows.length; from += TILE) {
            for (int i = from; i < (first == null ? rows.length : first.row() + 1); i++) {
                for (int j = from; j < Math.min(i, from + TILE); j++) {
                    if (!agree(rows[i][j], rows[j][i], largest) && (first == null || i < first.row())) {
                        first = new Place(i, j);
                    }
                }
            }
        }
        return Optional.ofNullable(first);
    }

    /** True if two entries opposite the diagonal differ by no more than rounding in a matrix with this largest entry. */
    private static boolean agree(double entry, double mirror, double largest) {
        return Math.abs(entry / 2 - mirror / 2) <= ASYMMETRY / 2 * largest;
    }

    public int size() {
        return rows.length;
    }

    public double at(int row, int column) {
        return rows[row][column];
    }

    public double[][] toArray() {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    public double smallestEigenvalue() {
        return eigen().value(0);
    }

    public double largestEigenvalue() {
        return eigen().value(size() - 1);
    }

    /** Eigenvalue k in ascending order, k from 0. */
    public double eigenvalue(int k) {
        return eigen().value(k);
    }

    /** Unit eigenvector of {@link #eigenvalue}; its sign is arbitrary. */
    public Vector eigenvector(int k) {
        return Vector.of(eigen().vector(k));
    }

    /** Row vector times this matrix, {@code 1 x size}. */
    public Vector leftTimes(Vector row) {
        requireSize(row);
        double[] factors = row.toArray();
        double[] product = new double[size()];
        RowSums.add(product, 0, size(), rows, 0, size(), factors, 0);
        return Vector.of(product);
    }

    /**
     * Rows times this matrix, on all cores.
     *
     * @param left rows of some of the entries {@code first, first + 1, ...}; the others are 0
     */
    public double[][] leftTimes(double[][] left, int first) {
        int count = left.length == 0 ? 0 : left[0].length;
        return RowProducts.of(left, Arrays.copyOfRange(rows, first, first + count));
    }

    /** This matrix times columns, on all cores: {@code size} rows of the same length. */
    public double[][] times(double[][] columns) {
        return RowProducts.of(rows, columns);
    }

    /** The symmetric square root; eigenvalues below 0, which are rounding in a positive semidefinite matrix, count as 0. */
    public Symmetric squareRoot() {
        return owning(squareRootRows());
    }

    /** Rows of {@link #squareRoot()}, without the cost of its eigenvalues. */
    public double[][] squareRootRows() {
        double[][] root = new double[size()][size()];
        for (int k = 0; k < size(); k++) {
            double factor = Math.sqrt(Math.max(0, eigen().value(k)));
            double[] vector = eigen().vector(k);
            for (int i = 0; i < size(); i++) {
                if (vector[i] == 0) {
                    continue;
                }
                for (int j = 0; j <= i; j++) {
                    root[i][j] += factor * vector[i] * vector[j];
                    root[j][i] = root[i][j];
                }
            }
        }
        return root;
    }

    private void requireSize(Vector row) {
        if (row.size() != size()) {
            throw new IllegalArgumentException("row of size " + row.size() + " times a matrix of size " + size());
        }
    }

    /** Rows and columns with these indices. */
    public Symmetric block(int[] indices) {
        return indices.length < KEPT
                ? newBlock(indices)
                : blocks.computeIfAbsent(IntBuffer.wrap(indices.clone()), key -> newBlock(indices));
    }

    private Symmetric newBlock(int[] indices) {
        double[][] part = new double[indices.length][indices.length];
        for (int i = 0; i < indices.length; i++) {
            for (int j = 0; j < indices.length; j++) {
                part[i][j] = rows[indices[i]][indices[j]];
            }
        }
        return new Symmetric(part, false);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Symmetric matrix && Arrays.deepEquals(rows, matrix.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(rows);
    }
}
