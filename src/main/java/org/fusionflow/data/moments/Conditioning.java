package org.fusionflow.data.moments;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.fusionflow.linear.Lanczos;
import org.fusionflow.linear.PivotedCholesky;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.SymmetricOperator;
import org.fusionflow.linear.Vector;

/**
 * How well the covariance of some inputs is conditioned. The directions of a linear network are learned at the pace of its eigenvalues, so their ratio
 * says how far apart the first and the last are.
 *
 * @param inputs their number
 * @param rank of their covariance
 * @param condition the largest over the smallest eigenvalue above rounding; empty where the covariance of many inputs is singular or there
 *     are very many, as that eigenvalue is costly then
 */
public record Conditioning(int inputs, int rank, OptionalDouble condition) {
    /** Of more inputs eigenvalues are found one by one. */
    private static final int MOST_EIGENVALUES = 200;

    /** Of more inputs the condition takes longer than the prediction. */
    private static final int MOST_PIVOTS = 2500;

    /** Of all inputs. */
    public static Conditioning of(Moments moments) {
        return of(moments, IntStream.range(0, moments.modalities().inputs()).toArray());
    }

    /** Of one modality. */
    public static Conditioning of(Moments moments, int modality) {
        return of(moments, moments.modalities().indices(Set.of(modality)));
    }

    private static Conditioning of(Moments moments, int[] inputs) {
        int n = inputs.length;
        Symmetric covariance = n == moments.modalities().inputs()
                ? moments.inputCovariance()
                : moments.inputCovariance().block(inputs);
        if (n <= MOST_EIGENVALUES) {
            int rank = moments.equations(inputs).rank();
            double smallest = rank == 0 ? 0 : covariance.eigenvalue(n - rank);
            return new Conditioning(
                    n,
                    rank,
                    smallest > 0
                            ? OptionalDouble.of(covariance.largestEigenvalue() / smallest)
                            : OptionalDouble.empty());
        }
        if (n > MOST_PIVOTS && moments.equations(inputs).isDefinite()) {
            return new Conditioning(n, n, OptionalDouble.empty());
        }
        PivotedCholesky factors =
                PivotedCholesky.of(covariance, 8 * n * moments.knowledge().rounding());
        int rank = Math.min(factors.rank(), moments.knowledge().mostRank().orElse(n));
        if (rank < n) {
            return new Conditioning(n, rank, OptionalDouble.empty());
        }
        double condition = largest(covariance) * factors.largestOfInverse();
        return new Conditioning(
                n, n, Double.isFinite(condition) ? OptionalDouble.of(condition) : OptionalDouble.empty());
    }

    private static double largest(Symmetric matrix) {
        double[] start = new double[matrix.size()];
        for (int i = 0; i < start.length; i++) {
            start[i] = Math.sqrt(Math.max(0, matrix.at(i, i)));
        }
        SymmetricOperator product = new SymmetricOperator() {
            @Override
            public int size() {
                return matrix.size();
            }

            @Override
            public boolean multiply(double[] vector, double[] product) {
                double[] result = matrix.leftTimes(Vector.of(vector)).toArray();
                System.arraycopy(result, 0, product, 0, result.length);
                return Double.isFinite(product[0]);
            }
        };
        Optional<Lanczos.RitzValue> found = Lanczos.largest(product, start, 1e-9);
        return found.map(Lanczos.RitzValue::value).orElse(Double.NaN);
    }
}
