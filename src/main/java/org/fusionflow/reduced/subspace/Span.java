package org.fusionflow.reduced.subspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.linear.dense.RowProducts;
import org.fusionflow.linear.dense.RowSums;

/** Orthonormal rows that grow by what candidates add to their span, the largest addition first (Gram and Schmidt's process with pivots, twice). */
final class Span {
    private final List<double[]> rows = new ArrayList<>();

    int size() {
        return rows.size();
    }

    double[][] rows() {
        return rows.toArray(double[][]::new);
    }

    /**
     * Adds directions until no candidate is farther than {@code cut} from the span.
     *
     * @param candidates rows; they are not changed
     * @param cut absolute
     */
    void add(double[][] candidates, double cut) {
        add(candidates, cut, Integer.MAX_VALUE);
    }

    /** Adds directions until no candidate is farther from the span than a part of the one that is farthest now, or than {@code cut}. */
    void addLargest(double[][] candidates, double part, double cut) {
        double[][] left = Arrays.stream(candidates).map(double[]::clone).toArray(double[][]::new);
        remove(left, rows());
        remove(left, rows());
        add(left, Math.max(cut, part * largest(left)));
    }

    /** @param most no more directions in all */
    void add(double[][] candidates, double cut, int most) {
        double[][] left = Arrays.stream(candidates).map(double[]::clone).toArray(double[][]::new);
        if (!rows.isEmpty()) {
            remove(left, rows());
            remove(left, rows());
        }
        double[] norms = new double[left.length];
        while (true) {
            int largest = -1;
            for (int c = 0; c < left.length; c++) {
                norms[c] = norm(left[c]);
                largest = norms[c] > cut && (largest < 0 || norms[c] > norms[largest]) ? c : largest;
            }
            if (largest < 0 || rows.size() >= Math.min(most, left[largest].length)) {
                return;
            }
            double[][] direction = {left[largest].clone()};
            scale(direction[0], 1 / norms[largest]);
            // What was nearly all in the span keeps few digits of the rest.
            remove(direction, rows());
            double again = norm(direction[0]);
            if (!(again > 0.5)) {
                Arrays.fill(left[largest], 0);
                continue;
            }
            scale(direction[0], 1 / again);
            rows.add(direction[0]);
            for (double[] row : left) {
                RowSums.addOne(row, 0, row.length, direction[0], -RowSums.dot(direction[0], row, 0, row.length));
            }
            Arrays.fill(left[largest], 0);
        }
    }

    /** Subtracts the parts of rows along an orthonormal basis. */
    static void remove(double[][] from, double[][] basis) {
        if (basis.length == 0) {
            return;
        }
        double[][] along = RowProducts.of(from, RowProducts.transposed(basis));
        double[][] inside = RowProducts.of(along, basis);
        for (int r = 0; r < from.length; r++) {
            for (int i = 0; i < from[r].length; i++) {
                from[r][i] -= inside[r][i];
            }
        }
    }

    static double norm(double[] row) {
        return Math.sqrt(RowSums.dot(row, row, 0, row.length));
    }

    /** Norm of the longest row. */
    static double largest(double[][] rows) {
        double largest = 0;
        for (double[] row : rows) {
            largest = Math.max(largest, norm(row));
        }
        return largest;
    }

    static double[] scaled(double[] row, double factor) {
        double[] scaled = row.clone();
        scale(scaled, factor);
        return scaled;
    }

    private static void scale(double[] row, double factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= factor;
        }
    }
}
