package org.fusionflow.reduced.subspace;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.dense.RowProducts;
import org.fusionflow.linear.dense.RowSums;

/**
 * What the full equations leave over outside a subspace along a trajectory within it, and what that does to the trajectory. Outside, the rate of the rows is
 * {@code G r} with the gains G and the residual {@code r = -(1 - VV') Sigma w}. An error x of the rows relaxes by the covariance between the gains,
 * and within the time t that has passed it becomes about {@code (1/t + G Sigma G)^-1 G r}.
 */
final class LeftOver {
    private final Moments moments;
    private final int inputs;
    private ShiftedEquations equations;

    LeftOver(Moments moments) {
        this.moments = moments;
        inputs = moments.modalities().inputs();
        equations = new ShiftedEquations(moments.inputCovariance(), new double[0][], new double[0]);
    }

    /** A state of the trajectory in the axes of the inputs. */
    @SuppressWarnings("ArrayRecordComponent") // made and read in this package only
    record Place(double time, double rate, double[] rows, double[] map, double[] gains) {}

    /** Takes the equations at these places; they serve later trajectories, which are close to this one. */
    void linearize(List<Place> places) {
        Modalities modalities = moments.modalities();
        double[][] gains = new double[places.size()][inputs];
        double[] shifts = new double[places.size()];
        for (int p = 0; p < shifts.length; p++) {
            for (int m = 0; m < modalities.count(); m++) {
                Arrays.fill(
                        gains[p],
                        modalities.start(m),
                        modalities.start(m + 1),
                        places.get(p).gains()[m]);
            }
            shifts[p] = Math.max(1 / places.get(p).time(), places.get(p).rate());
        }
        equations = new ShiftedEquations(moments.inputCovariance(), gains, shifts);
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
            double[] gain = equations.gains(nearest(p, left.length));
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
        return place * equations.places() / places;
    }

    /** Solves the equations of the place that is so many after the nearest one to each. */
    private double[][] solved(double[][] rightSides, int later) {
        int[] at = IntStream.range(0, rightSides.length)
                .map(p -> (nearest(p, rightSides.length) + later) % equations.places())
                .toArray();
        return equations.solve(rightSides, at);
    }
}
