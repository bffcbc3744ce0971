package org.fusionflow.linear;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.hipparchus.random.MersenneTwister;

/**
 * The largest singular values of a matrix W by the block method of Golub, Luk and Overton with full reorthogonalization: from random
 * vectors V, products with W and its transpose span spaces of right and left vectors in which {@code W V = U B} and
 * {@code W' U = V B' + N R} with a small B and N at right angles to V. With the singular vectors {@code x, y} of B to its value s, {@code U x}
 * and {@code V y} satisfy the one equation of singular vectors exactly and miss the other by {@code |R x|}, which thus bounds the error of s.
 * Where the spaces are full they start anew from the best vectors in them (Baglama and Reichel's thick restart).
 *
 * <p>W itself is bidiagonalized, and not its Gram matrix, in which a value of 1e-8 of the largest would drown in rounding. The block is
 * larger than the number of values: a single start vector finds one direction of each value, however often the value occurs, and
 * then no residual tells that others are missing.
 *
 * <p>The start is the same for every matrix. Nothing is kept from one time to the next, so that a run that was resumed records the same
 * bits. Each vector costs 4 rows columns operations for its two products; three values take 48 vectors where they lie well apart, and
 * some 200 in Gaussian matrices of 800 x 800, whose largest values are close together.
 */
final class TopSearch {
    private static final int SEED = 1;

    /** A residual over its value, from which on it is found. */
    private static final double TOLERANCE = 1e-12;

    /** A residual over the largest value that is no more than rounding. */
    private static final double ROUNDING = 1e-14;

    /** Blocks in the space, and those that are kept when it starts anew: the fastest of some at 800 x 800, by little. */
    private static final int SPACE = 12;

    private static final int KEPT = 8;

    /** Least directions of the matrix for each vector of a block; the spaces need more than {@link #SPACE}. */
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

    /** B. */
    private final double[][] small;

    /** R, whose columns belong to the newest left vectors; N are the newest right vectors. */
    private final double[][] next;

    /**
     * @param matrix its rows; of entries whose squares neither overflow nor vanish
     * @param count of values, &ge; 1
     */
    TopSearch(RowVectors matrix, int count) {
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
     * Whether a search is likely to be faster than a whole decomposition. Gaussian matrices of 150 x 150 and three values take the same
     * time by both, of 200 x 200 a third.
     */
    static boolean pays(int rows, int columns, int count) {
        return Math.min(rows, columns) / DIRECTIONS_A_VECTOR >= count + 1;
    }

    /** Empty if the largest values are not found in the time of a whole decomposition. */
    Optional<SingularValues> search() {
        for (int k = 0; k < block; k++) {
            right.appendRandom();
        }
        // As many products as the matrix has directions take some of the time of a whole decomposition.
        int most = Math.min(matrix.count(), matrix.length());
        for (int products = 0; products < most; products += block) {
            expand();
            if (left.vectors().count() == space) {
                FullDecomposition solved = new FullDecomposition(new DMatrixRMaj(small));
                if (isFound(solved)) {
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

    /** Takes the newest right vectors into the small matrix, and makes the next ones. */
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

    private boolean isFound(FullDecomposition solved) {
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

    /** The right space holds the next vectors too, which have no part in what was found. */
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
