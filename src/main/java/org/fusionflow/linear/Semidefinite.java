package org.fusionflow.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Linear equations {@code w Sigma = r} with a positive semidefinite matrix that may be singular. Which eigenvalues are 0
 * is decided for the matrix scaled to unit diagonal, so that the units of the rows do not decide.
 */
public final class Semidefinite {
    /** Each gains as many digits as the eigenvalues of the scaled matrix are apart from the cut. */
    private static final int REFINEMENTS = 2;

    /** The eigenvalues of smaller matrices take no time that counts. */
    static final int LARGE = 96;

    private final Equilibrated matrix;
    /** Eigenvalues of the scaled matrix from this one on are not 0. */
    private final int firstKept;
    /** Orthonormal, and orthogonal to all solutions of least norm; found when it is first asked for, which takes most of the work of a large matrix. */
    private @Nullable List<Vector> nullSpace;

    /** Solves the equations of a large matrix whose eigenvalues are all above the cut; empty where they are told one by one. */
    private final Optional<DefiniteSolver> definite;

    Semidefinite(Equilibrated matrix, double relativeCut, int mostRank) {
        this.matrix = matrix;
        int n = matrix.size();
        definite = n >= LARGE && mostRank >= n ? DefiniteSolver.of(matrix, relativeCut) : Optional.empty();
        if (definite.isPresent()) {
            firstKept = 0;
            return;
        }
        double cut = relativeCut * Math.max(0, matrix.eigen().value(n - 1));
        int first = Math.max(0, n - mostRank);
        while (first < n && !(matrix.eigen().value(first) > cut)) {
            first++;
        }
        firstKept = first;
    }

    /** True if all eigenvalues are known to be above the cut without any of them: for large matrices, of which they take long. */
    public boolean isDefinite() {
        return definite.isPresent();
    }

    private List<Vector> orthonormalNullSpace() {
        int n = size();
        DMatrixRMaj columns = new DMatrixRMaj(n, firstKept);
        for (int k = 0; k < firstKept; k++) {
            double[] direction = matrix.eigen().vector(k).clone();
            for (int i = 0; i < n; i++) {
                direction[i] /= matrix.scale(i);
            }
            double norm = Vector.of(direction).norm();
            for (int i = 0; i < n; i++) {
                columns.set(i, k, direction[i] / norm);
            }
        }
        DMatrixRMaj basis = OrthonormalBasis.of(columns);
        List<Vector> directions = new ArrayList<>();
        for (int k = 0; k < firstKept; k++) {
            double[] direction = new double[n];
            for (int i = 0; i < n; i++) {
                direction[i] = basis.get(i, k);
            }
            directions.add(Vector.of(direction));
        }
        return List.copyOf(directions);
    }

    public int size() {
        return matrix.size();
    }

    /** Number of eigenvalues other than 0. */
    public int rank() {
        return size() - firstKept;
    }

    /** Rows n of unit norm with {@code n Sigma = 0} that span all such rows, orthogonal to each other. */
    public synchronized List<Vector> nullSpace() {
        List<Vector> known = nullSpace;
        if (known == null) {
            known = orthonormalNullSpace();
            nullSpace = known;
        }
        return known;
    }

    /**
     * The same space for the matrix scaled to unit diagonal, where all inputs have one unit: orthonormal rows c, of which
     * {@code c_i / scale(i)} are rows n.
     */
    public List<Vector> scaledNullSpace() {
        return IntStream.range(0, firstKept)
                .mapToObj(k -> Vector.of(matrix.eigen().vector(k)))
                .toList();
    }

    /** Square root of entry i of the diagonal; 1 for an entry of 0. */
    public double scale(int i) {
        return matrix.scale(i);
    }

    /** A number that the smallest eigenvalue other than 0 of the matrix with unit diagonal is above, or is equal to; infinite if there is none. */
    public double smallestEigenvalue() {
        if (definite.isPresent()) {
            return definite.get().bound();
        }
        return rank() == 0 ? Double.POSITIVE_INFINITY : matrix.eigen().value(firstKept);
    }

    /** The solution of least norm; the part of {@code row} that no w gives is left out. */
    public Vector solve(Vector row) {
        return projected(particular(row), row);
    }

    /**
     * The part of a solution that is orthogonal to the null space. Where units differ by many orders, the projection
     * rounds in the largest entries; refinement gives the equations back their digits.
     *
     * @param solution of {@code w Sigma = row}
     */
    public Vector projected(Vector solution, Vector row) {
        Vector part = projected(solution);
        for (int pass = 0; pass < REFINEMENTS && firstKept > 0; pass++) {
            part = part.plus(particular(row.minus(matrix.original().leftTimes(part))));
        }
        return part;
    }

    private Vector projected(Vector row) {
        Vector part = row;
        for (Vector direction : nullSpace()) {
            part = part.minus(direction.times(direction.dot(part)));
        }
        return part;
    }

    /** {@code r pinv(Sigma) r'} for a row in the range of the matrix: the square that the solution explains. */
    public double quadratic(Vector row) {
        return definite.isPresent()
                ? definite.get().quadratic(row)
                : particular(row).dot(row);
    }

    /** Some solution, of less work than the one of least norm where there are many. */
    public Vector particular(Vector row) {
        if (row.size() != size()) {
            throw new IllegalArgumentException("row of size " + row.size() + " for a matrix of size " + size());
        }
        if (definite.isPresent()) {
            return definite.get().solve(row);
        }
        double[] solution = new double[size()];
        for (int k = firstKept; k < size(); k++) {
            double[] vector = matrix.eigen().vector(k);
            double along = 0;
            for (int i = 0; i < vector.length; i++) {
                along += row.at(i) / matrix.scale(i) * vector[i];
            }
            double factor = along / matrix.eigen().value(k);
            for (int i = 0; i < vector.length; i++) {
                solution[i] += factor * vector[i];
            }
        }
        for (int i = 0; i < solution.length; i++) {
            solution[i] /= matrix.scale(i);
        }
        return Vector.of(solution);
    }
}
