package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Searches for coefficients {@code x >= 0} of columns with {@code sum of x_c a_c = b}, where b is 1 in row 0 and 0 in
 * the others: a revised simplex method in double precision that minimizes the sum of the absolute errors of the rows.
 * Columns can be added between two runs; the second continues from the basis of the first.
 *
 * <p>Because b is almost 0, every basis would be degenerate. The rows get small fixed positive right sides instead; a
 * basis that is optimal for them is one for 0 as well, and {@link #values} computes its solution for b itself.
 */
final class Simplex {
    /** Reduced costs above minus this count as 0. Columns have norm 1. */
    private static final double COST = 1e-9;

    /** Smaller pivots would spoil the inverse. */
    private static final double PIVOT = 1e-8;

    /** Size of the right sides that keep bases apart; above rounding, below what counts as an error of a row. */
    private static final double SHIFT = 1e-6;

    /** After so many pivots the inverse is computed anew. */
    private static final int FRESH = 60;

    private final int rows;
    private final Work work;
    private final List<int[]> at = new ArrayList<>();
    private final List<double[]> entries = new ArrayList<>();
    private final double[] right;
    private double[][] inverse;
    private double[] dual;
    private double[] level;

    /** Column in each place of the basis; -1 - 2 i and -2 - 2 i are the errors of row i upward and downward. */
    private final int[] basis;

    private int pivots;

    Simplex(int rows, Work work) {
        this.rows = rows;
        this.work = work;
        this.right = new double[rows];
        this.basis = new int[rows];
        this.inverse = new double[rows][rows];
        this.dual = new double[rows];
        this.level = new double[rows];
        Random random = new Random(1);
        for (int i = 0; i < rows; i++) {
            right[i] = SHIFT * (1 + random.nextDouble()) + (i == 0 ? 1 : 0);
            basis[i] = -1 - 2 * i;
            inverse[i][i] = 1;
        }
        refresh();
    }

    /** Adds a column; its entries are scaled to norm 1. */
    void add(int[] rowsOfColumn, double[] values) {
        double norm = Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
        at.add(rowsOfColumn.clone());
        entries.add(Arrays.stream(values).map(v -> v / norm).toArray());
    }

    int columns() {
        return at.size();
    }

    /**
     * Runs until no column improves the basis.
     *
     * @return true if the errors are 0 but for rounding
     */
    boolean solve() {
        int limit = pivots + 50 * rows + 2000;
        while (pivots < limit) {
            int entering = entering();
            if (entering == Integer.MIN_VALUE) {
                break;
            }
            double[] direction = direction(entering);
            int leaving = leaving(direction);
            if (leaving < 0) {
                break;
            }
            pivot(leaving, entering, direction);
            pivots++;
            if (pivots % FRESH == 0) {
                invert();
            }
        }
        invert();
        double error = 0;
        double[] values = values();
        for (int i = 0; i < rows; i++) {
            error += basis[i] < 0 ? Math.abs(values[i]) : 0;
        }
        return error < 1e-7;
    }

    private static boolean isError(int column) {
        return column < 0;
    }

    private double cost(int column) {
        return isError(column) ? 1 : 0;
    }

    private int entering() {
        long terms = 0;
        int best = Integer.MIN_VALUE;
        double least = -COST;
        for (int c = 0; c < at.size(); c++) {
            int[] places = at.get(c);
            double[] values = entries.get(c);
            double price = 0;
            for (int k = 0; k < places.length; k++) {
                price -= dual[places[k]] * values[k];
            }
            terms += places.length;
            if (price < least) {
                least = price;
                best = c;
            }
        }
        for (int i = 0; i < rows; i++) {
            if (1 - dual[i] < least) {
                least = 1 - dual[i];
                best = -1 - 2 * i;
            }
            if (1 + dual[i] < least) {
                least = 1 + dual[i];
                best = -2 - 2 * i;
            }
        }
        work.spend(terms);
        return best;
    }

    private double[] direction(int column) {
        double[] direction = new double[rows];
        if (isError(column)) {
            int row = (-1 - column) / 2;
            double sign = column % 2 == 0 ? -1 : 1;
            for (int i = 0; i < rows; i++) {
                direction[i] = sign * inverse[i][row];
            }
            return direction;
        }
        int[] places = at.get(column);
        double[] values = entries.get(column);
        work.spend((long) rows * places.length);
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            double[] row = inverse[i];
            for (int k = 0; k < places.length; k++) {
                sum += row[places[k]] * values[k];
            }
            direction[i] = sum;
        }
        return direction;
    }

    private int leaving(double[] direction) {
        int best = -1;
        double ratio = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows; i++) {
            if (direction[i] > PIVOT) {
                double here = Math.max(0, level[i]) / direction[i];
                if (here < ratio || (here == ratio && direction[i] > direction[best])) {
                    ratio = here;
                    best = i;
                }
            }
        }
        return best;
    }

    private void pivot(int leaving, int entering, double[] direction) {
        work.spend((long) rows * rows);
        double price = cost(entering);
        for (int i = 0; i < rows; i++) {
            price -= cost(basis[i]) * direction[i];
        }
        double[] pivotRow = inverse[leaving];
        double scale = 1 / direction[leaving];
        for (int k = 0; k < rows; k++) {
            pivotRow[k] *= scale;
        }
        double step = Math.max(0, level[leaving]) * scale;
        for (int i = 0; i < rows; i++) {
            double factor = direction[i];
            if (i != leaving && factor != 0) {
                double[] row = inverse[i];
                for (int k = 0; k < rows; k++) {
                    row[k] -= factor * pivotRow[k];
                }
                level[i] -= factor * step;
            }
        }
        level[leaving] = step;
        for (int k = 0; k < rows; k++) {
            dual[k] += price * pivotRow[k];
        }
        basis[leaving] = entering;
    }

    /** Computes the inverse of the basis anew, by elimination with the largest pivots. */
    private void invert() {
        work.spend((long) rows * rows * rows);
        double[][] matrix = new double[rows][2 * rows];
        for (int c = 0; c < rows; c++) {
            int column = basis[c];
            if (isError(column)) {
                matrix[(-1 - column) / 2][c] = column % 2 == 0 ? -1 : 1;
            } else {
                for (int k = 0; k < at.get(column).length; k++) {
                    matrix[at.get(column)[k]][c] = entries.get(column)[k];
                }
            }
            matrix[c][rows + c] = 1;
        }
        for (int c = 0; c < rows; c++) {
            int best = c;
            for (int i = c + 1; i < rows; i++) {
                if (Math.abs(matrix[i][c]) > Math.abs(matrix[best][c])) {
                    best = i;
                }
            }
            if (Math.abs(matrix[best][c]) < 1e-12) {
                // Numerically singular: the updated inverse is better than none.
                return;
            }
            double[] swap = matrix[c];
            matrix[c] = matrix[best];
            matrix[best] = swap;
            double[] pivotRow = matrix[c];
            double scale = 1 / pivotRow[c];
            for (int k = c; k < 2 * rows; k++) {
                pivotRow[k] *= scale;
            }
            for (int i = 0; i < rows; i++) {
                double factor = matrix[i][c];
                if (i != c && factor != 0) {
                    double[] row = matrix[i];
                    for (int k = c; k < 2 * rows; k++) {
                        row[k] -= factor * pivotRow[k];
                    }
                }
            }
        }
        for (int i = 0; i < rows; i++) {
            inverse[i] = Arrays.copyOfRange(matrix[i], rows, 2 * rows);
        }
        refresh();
    }

    private void refresh() {
        Arrays.fill(dual, 0);
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            double cost = cost(basis[i]);
            for (int k = 0; k < rows; k++) {
                sum += inverse[i][k] * right[k];
                dual[k] += cost * inverse[i][k];
            }
            level[i] = sum;
        }
    }

    /** Values of the basis for b itself. */
    private double[] values() {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = inverse[i][0];
        }
        return values;
    }

    /** Positions of the columns with a coefficient above this. */
    List<Integer> support(double least) {
        List<Integer> support = new ArrayList<>();
        double[] values = values();
        for (int i = 0; i < rows; i++) {
            if (basis[i] >= 0 && values[i] > least) {
                support.add(basis[i]);
            }
        }
        support.sort(null);
        return support;
    }

    /**
     * A functional on the rows that is at least 0 on all columns, up to rounding; there is none that is above 0 in row 0
     * if the errors are 0.
     */
    double[] functional() {
        return Arrays.stream(dual).map(d -> -d).toArray();
    }

    int pivots() {
        return pivots;
    }
}
