package org.fusionflow.linear;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.hipparchus.random.MersenneTwister;

/**
 * The largest singular values of a matrix W by block Lanczos bidiagonalization (Golub, Luk and Overton, ACM Trans. Math. Software 7, 1981) with
 * full reorthogonalization and thick restarts (Baglama and Reichel, SIAM J. Sci. Comput. 27, 2005). From random vectors V, products with W and
 * its transpose span spaces of right and left vectors in which {@code W V = U B} and {@code W' U = V B' + N R} with a small B and N orthogonal
 * to V. If x and y are singular vectors of B with value s, {@code U x} and {@code V y} satisfy one equation of singular vectors exactly and the
 * other up to {@code |R x|}, which bounds the error of s.
 *
 * <p>The method works on W and not on its Gram matrix, in which a value of 1e-8 of the largest would be lost in round-off. The block has one
 * vector more than there are values: a single start vector finds only one direction of a multiple value, and no residual would show that others
 * are missing.
 *
 * <p>The start vectors are the same for every matrix, and no state is kept between calls, so a resumed run records the same bits. Each vector costs
 * 4 rows columns operations for two products. Three values need 48 vectors where they are well separated, and about 200 in Gaussian matrices of
 * 800 x 800, whose largest values are close.
 */
final class BlockLanczos {
    private static final int SEED = 1;

    /** A value has converged if its residual is below this fraction of it. */
    private static final double TOLERANCE = 1e-12;

    /** Residuals below this fraction of the largest value are round-off. */
    private static final double ROUNDING = 1e-14;

    /** Blocks in the space, and blocks that a restart keeps. Other choices are hardly slower at 800 x 800. */
    private static final int SPACE = 12;

    private static final int KEPT = 8;

    /** The smaller side of the matrix must have this many directions for each vector of a block; more than {@link #SPACE}. */
    private static final int DIRECTIONS_A_VECTOR = 40;

    private final RowVectors matrix;
    private final RowVectors transposed;
    private final int count;
    private final int block;
    private final int space;
    private final int kept;
    private final MersenneTwister random = new MersenneTwister(SEED);
    private GramSchmidt left;
    private GramSchmidt right;

    /** The matrix B. */
    private final double[][] small;

    /** The matrix R. Its columns belong to the newest left vectors; N are the newest right vectors. */
    private final double[][] next;

    /**
     * @param matrix its rows; of entries whose squares neither overflow nor vanish
     * @param count of values, &ge; 1
     */
    BlockLanczos(RowVectors matrix, int count) {
        this.matrix = matrix;
        this.transposed = matrix.transposed();
        this.count = count;
        this.block = count + 1;
        this.space = SPACE * block;
        this.kept = KEPT * block;
        this.left = new GramSchmidt(matrix.count(), space, random);
        this.right = new GramSchmidt(matrix.length(), space + block, random);
        this.small = new double[space][space];
        this.next = new double[block][block];
    }

    /**
     * True if this method is likely to be faster than a full decomposition. For three values of a Gaussian matrix both take the same time at 150 x
     * 150; this one takes a third at 200 x 200.
     */
    static boolean pays(int rows, int columns, int count) {
        return Math.min(rows, columns) / DIRECTIONS_A_VECTOR >= count + 1;
    }

    /** Empty if the values do not converge in about the time of a full decomposition. */
    Optional<SingularValues> search() {
        for (int k = 0; k < block; k++) {
            right.appendRandom();
        }
        // As many products as the matrix has directions take part of the time of a full decomposition.
        int most = Math.min(matrix.count(), matrix.length());
        for (int products = 0; products < most; products += block) {
            expand();
            if (left.vectors().count() == space) {
                FullDecomposition solved = new FullDecomposition(new DMatrixRMaj(small));
                if (hasConverged(solved)) {
                    return Optional.of(new SingularValues(
                            Vector.of(IntStream.range(0, count)
                                    .mapToDouble(solved::value)
                                    .toArray()),
                            Vector.of(leftVectors(solved, 1)[0]),
                            Vector.of(rightVectors(solved, 1)[0])));
                }
                restart(solved);
            }
        }
        return Optional.empty();
    }

    /** Extends both spaces by one block and B by its coefficients. */
    private void expand() {
        int size = left.vectors().count();
        double[][] images = transposed.combined(newest(right, size));
        for (int c = 0; c < block; c++) {
            double[] coefficients = left.appendDirection(images[c]);
            for (int i = 0; i < coefficients.length; i++) {
                small[i][size + c] = coefficients[i];
            }
        }
        double[][] back = matrix.combined(newest(left, size));
        for (int c = 0; c < block; c++) {
            double[] coefficients = right.appendDirection(back[c]);
            for (int i = 0; i <= c; i++) {
                next[i][c] = coefficients[size + block + i];
            }
        }
    }

    private double[][] newest(GramSchmidt basis, int from) {
        double[][] vectors = new double[block][];
        for (int c = 0; c < block; c++) {
            vectors[c] = basis.vectors().copy(from + c);
        }
        return vectors;
    }

    private boolean hasConverged(FullDecomposition solved) {
        for (int k = 0; k < count; k++) {
            double[] x = solved.left(k);
            double squares = 0;
            for (int i = 0; i < block; i++) {
                double entry = 0;
                for (int c = i; c < block; c++) {
                    entry += next[i][c] * x[space - block + c];
                }
                squares += entry * entry;
            }
            if (!(Math.sqrt(squares) <= Math.max(TOLERANCE * solved.value(k), ROUNDING * solved.value(0)))) {
                return false;
            }
        }
        return true;
    }

    private double[][] leftVectors(FullDecomposition solved, int many) {
        return left.vectors()
                .combined(IntStream.range(0, many).mapToObj(solved::left).toArray(double[][]::new));
    }

    /** The right space also holds the next block, which does not contribute. */
    private double[][] rightVectors(FullDecomposition solved, int many) {
        return right.vectors()
                .combined(IntStream.range(0, many)
                        .mapToObj(k -> Arrays.copyOf(solved.right(k), space + block))
                        .toArray(double[][]::new));
    }

    private void restart(FullDecomposition solved) {
        GramSchmidt newLeft = new GramSchmidt(matrix.count(), space, random);
        GramSchmidt newRight = new GramSchmidt(matrix.length(), space + block, random);
        for (double[] vector : leftVectors(solved, kept)) {
            newLeft.append(vector);
        }
        for (double[] vector : rightVectors(solved, kept)) {
            newRight.append(vector);
        }
        for (double[] vector : newest(right, space)) {
            newRight.append(vector);
        }
        for (int i = 0; i < space; i++) {
            Arrays.fill(small[i], 0);
        }
        for (int k = 0; k < kept; k++) {
            small[k][k] = solved.value(k);
        }
        left = newLeft;
        right = newRight;
    }
}
