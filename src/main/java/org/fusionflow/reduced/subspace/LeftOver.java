package org.fusionflow.reduced.subspace;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.dense.Cholesky;
import org.fusionflow.linear.dense.RowProducts;
import org.fusionflow.linear.dense.RowSums;

/**
 * What the full equations leave over outside a subspace along a trajectory within it, and what that does to the trajectory. Outside, the rate of the rows is
 * {@code G r} with the gains G and the residual {@code r = -(1 - VV') Sigma w}. An error x of the rows relaxes by the covariance between the gains,
 * and within the time t that has passed it becomes about {@code (1/t + G Sigma G)^-1 G r}.
 */
final class LeftOver {
    private final Moments moments;
    private final double[][] covariance;
    private final int inputs;
    private Cholesky[] factors = {};
    private double[][] gains = {};

    LeftOver(Moments moments, double[][] covariance) {
        this.moments = moments;
        this.covariance = covariance;
        inputs = covariance.length;
    }

    /** A state of the trajectory in the axes of the inputs. */
    record Place(double time, double rate, double[] rows, double[] map, double[] gains) {}

    /** Factors the equations at these places; they serve later trajectories, which are close to this one. */
    void factor(List<Place> places) {
        Modalities modalities = moments.modalities();
        factors = new Cholesky[places.size()];
        gains = new double[places.size()][inputs];
        IntStream.range(0, factors.length).parallel().forEach(p -> {
            double[] gain = gains[p];
            for (int m = 0; m < modalities.count(); m++) {
                Arrays.fill(
                        gain,
                        modalities.start(m),
                        modalities.start(m + 1),
                        places.get(p).gains()[m]);
            }
            double shift = Math.max(1 / places.get(p).time(), places.get(p).rate());
            factors[p] = Cholesky.of(inputs, (i, into) -> {
                        for (int j = i; j < inputs; j++) {
                            into[j] = gain[i] * gain[j] * covariance[i][j];
                        }
                        into[i] += shift;
                    })
                    .orElseThrow(() -> new ArithmeticException("a covariance that is not positive definite"));
        });
    }

    /**
     * The errors x at some places, each modality's relative to the length of its rows there.
     *
     * @param places in the order of time
     * @param bases orthonormal rows of the subspace over all inputs
     * @param images the covariance times these rows
     */
    double[][] errors(List<Place> places, double[][] bases, double[][] images) {
        double[][] maps = places.stream().map(Place::map).toArray(double[][]::new);
        double[][] along = RowProducts.of(maps, RowProducts.transposed(bases));
        double[][] left = RowProducts.of(along, images);
        Span.remove(left, bases);
        Span.remove(left, bases);
        for (int p = 0; p < left.length; p++) {
            double[] gain = gains[nearest(p, left.length)];
            for (int i = 0; i < inputs; i++) {
                left[p][i] *= -gain[i];
            }
        }
        double[][] errors = solved(left, 0);
        for (int p = 0; p < errors.length; p++) {
            makeRelative(errors[p], places.get(p).rows());
        }
        return errors;
    }

    /** Divides each modality's error by the length of its own rows: one that has just begun to grow keeps its error as it grows. */
    private void makeRelative(double[] error, double[] rows) {
        for (int m = 0; m < moments.modalities().count(); m++) {
            int from = moments.modalities().start(m);
            int to = moments.modalities().start(m + 1);
            double length = Math.sqrt(RowSums.dot(rows, rows, from, to));
            for (int i = from; i < to; i++) {
                error[i] = length > 0 ? error[i] / length : 0;
            }
        }
    }

    /** What the equations of later factors make of errors, as the gains change. */
    double[][] carriedOn(double[][] errors, int later) {
        return solved(errors, later);
    }

    private int nearest(int place, int places) {
        return place * factors.length / places;
    }

    /** Solves the equations of the factor that is so many after the nearest one to each place. */
    private double[][] solved(double[][] rightSides, int later) {
        double[][] solutions = new double[rightSides.length][];
        IntStream.range(0, factors.length).parallel().forEach(f -> {
            for (int p = 0; p < rightSides.length; p++) {
                if ((nearest(p, rightSides.length) + later) % factors.length == f) {
                    solutions[p] = rightSides[p].clone();
                    factors[f].solve(solutions[p]);
                }
            }
        });
        return solutions;
    }
}
