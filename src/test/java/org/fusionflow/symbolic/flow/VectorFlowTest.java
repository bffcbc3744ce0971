package org.fusionflow.symbolic.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.symbolic.algebra.Expr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rates in inner products against differences of explicit rows that move by dv = g e dt, with an explicit covariance. */
class VectorFlowTest {
    private static final int INPUTS = 3;

    /** Small against the rows, large against rounding: the error of a central difference is about its square. */
    private static final double STEP = 1e-5;

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(strings = {"(A:2,B:2):1", "(A:1,B:3):2", "((A:2,B:1):1,C:3):1"})
    void ratesAreThoseOfRows(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        VectorFlow flow = new VectorFlow(tree, Set.copyOf(tree.names()));
        int n = tree.names().size();
        double[][] rows = rows(n, INPUTS);
        double[][] correlation = rows(n, INPUTS);
        double[][] factor = rows(n * INPUTS, n * INPUTS);
        Expr direction = flow.space(0).of("sA", VectorFlow.direction("A"));
        double[][] residual = residual(flow, rows, correlation, factor);
        for (Expr quantity : List.of(flow.length(0), flow.mapNorm(0), direction, flow.loss())) {
            double rate = flow.closed(flow.rate(quantity)).value(values(flow, rows, correlation, residual));
            double above = value(flow, quantity, moved(flow, rows, residual, STEP), correlation, factor);
            double below = value(flow, quantity, moved(flow, rows, residual, -STEP), correlation, factor);
            assertEquals((above - below) / (2 * STEP), rate, 1e-6 * (1 + Math.abs(rate)), quantity.text());
        }
    }

    private double[][] rows(int n, int columns) {
        double[][] rows = new double[n][columns];
        for (double[] row : rows) {
            for (int i = 0; i < columns; i++) {
                row[i] = random.nextGaussian() / 2;
            }
        }
        return rows;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static double[] gains(VectorFlow flow, double[][] rows) {
        Map<String, Double> lengths = new HashMap<>();
        for (int m = 0; m < rows.length; m++) {
            lengths.put(flow.length(m).name(), Math.sqrt(dot(rows[m], rows[m])));
        }
        double[] gains = new double[rows.length];
        for (int m = 0; m < rows.length; m++) {
            gains[m] = flow.gain(m).value(lengths);
        }
        return gains;
    }

    /** The map as one row over all inputs. */
    private static double[] map(VectorFlow flow, double[][] rows) {
        double[] gains = gains(flow, rows);
        double[] map = new double[rows.length * INPUTS];
        for (int i = 0; i < map.length; i++) {
            map[i] = gains[i / INPUTS] * rows[i / INPUTS][i % INPUTS];
        }
        return map;
    }

    /** {@code w Sigma} with {@code Sigma = G G' + 1}. */
    private static double[] explained(double[] map, double[][] factor) {
        double[] explained = map.clone();
        for (int i = 0; i < map.length; i++) {
            for (int j = 0; j < map.length; j++) {
                explained[i] += map[j] * dot(factor[i], factor[j]);
            }
        }
        return explained;
    }

    private static double[][] residual(VectorFlow flow, double[][] rows, double[][] correlation, double[][] factor) {
        double[] explained = explained(map(flow, rows), factor);
        double[][] residual = new double[rows.length][INPUTS];
        for (int i = 0; i < explained.length; i++) {
            residual[i / INPUTS][i % INPUTS] = correlation[i / INPUTS][i % INPUTS] - explained[i];
        }
        return residual;
    }

    private static double[][] moved(VectorFlow flow, double[][] rows, double[][] residual, double time) {
        double[] gains = gains(flow, rows);
        double[][] moved = new double[rows.length][INPUTS];
        for (int m = 0; m < rows.length; m++) {
            for (int i = 0; i < INPUTS; i++) {
                moved[m][i] = rows[m][i] + time * gains[m] * residual[m][i];
            }
        }
        return moved;
    }

    /** The loss, up to a constant, from the covariance itself; other quantities from their symbols. */
    private static double value(
            VectorFlow flow, Expr quantity, double[][] rows, double[][] correlation, double[][] factor) {
        if (quantity.equals(flow.loss())) {
            double[] map = map(flow, rows);
            double sum = dot(map, explained(map, factor)) / 2;
            for (int i = 0; i < map.length; i++) {
                sum -= map[i] * correlation[i / INPUTS][i % INPUTS];
            }
            return sum;
        }
        return quantity.value(values(flow, rows, correlation, residual(flow, rows, correlation, factor)));
    }

    private static Map<String, Double> values(
            VectorFlow flow, double[][] rows, double[][] correlation, double[][] residual) {
        Map<String, Double> values = new HashMap<>();
        for (int m = 0; m < rows.length; m++) {
            String name = flow.tree().names().get(m);
            double length = Math.sqrt(dot(rows[m], rows[m]));
            values.put(flow.length(m).name(), length);
            double[] unit = rows[m].clone();
            for (int i = 0; i < INPUTS; i++) {
                unit[i] /= length;
            }
            InnerProducts space = flow.space(m);
            Map<String, double[]> vectors =
                    Map.of("s" + name, correlation[m], "e" + name, residual[m], VectorFlow.direction(name), unit);
            vectors.forEach((a, x) -> vectors.forEach((b, y) -> {
                if (space.of(a, b) instanceof Expr.Symbol symbol) {
                    values.put(symbol.name(), dot(x, y));
                }
            }));
        }
        return values;
    }
}
