package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.random.Bounds;
import org.fusionflow.claims.random.Fraction;
import org.fusionflow.claims.random.Known;
import org.fusionflow.claims.random.LinearMaps;
import org.fusionflow.claims.random.ScalarNetwork;
import org.fusionflow.claims.random.ScalarNetwork.Chain;
import org.fusionflow.claims.random.SmallSeries;

/**
 * Signs of the eigenvalues of the linearized balanced flow {@code u_m' = g_m e_m} at a fixed point, from its Jacobian in numbers. The flow is the steepest
 * descent of the loss in the metric that the lengths inherit from the weights, so that all eigenvalues are real, and the positive ones are as many as the
 * coefficients of the characteristic polynomial change sign.
 *
 * @param stable every eigenvalue is negative
 * @param unstable one is positive
 */
record JacobianSigns(boolean stable, boolean unstable) {
    /**
     * The signs at one fixed point.
     *
     * @throws ArithmeticException if a sign is not certain, or a learned map is not positive, as the branch of lengths needs
     * @throws IllegalArgumentException if there is no such fixed point
     */
    static JacobianSigns at(FusionTree tree, Map<String, Bounds> values, List<String> learned) {
        Map<String, Bounds> maps = new LinearMaps(tree, values).of(learned);
        Map<String, Bounds> lengths = new HashMap<>();
        for (String leaf : learned) {
            if (Known.value(maps, "w" + leaf).sign() <= 0) {
                throw new ArithmeticException("the map of " + leaf + " is not positive");
            }
            lengths.put(leaf, length(tree, values, learned, leaf, Known.value(maps, "w" + leaf)));
        }
        boolean corner = false;
        boolean leavesCorner = false;
        List<String> moving = new ArrayList<>();
        boolean rests = false;
        for (String leaf : tree.names()) {
            int own = tree.modalities().get(tree.names().indexOf(leaf)).depth().value() - 1;
            int shared = ScalarNetwork.path(tree, leaf).stream()
                    .filter(chain -> chain.leaves().size() > 1)
                    .filter(chain -> chain.leaves().stream().noneMatch(learned::contains))
                    .mapToInt(Chain::depth)
                    .sum();
            if (learned.contains(leaf)) {
                moving.add(leaf);
            } else if (own + shared == 0) {
                throw new IllegalArgumentException("no fixed point of " + tree.newick() + " learns " + learned);
            } else if (own + shared > 1) {
                rests = true;
            } else if (own == 1) {
                moving.add(leaf);
            } else {
                // The norm of the shared edge grows with the norm of the residuals below it, whatever their signs.
                corner = true;
                Bounds residual = Known.value(maps, "e" + leaf);
                if (residual.sign() == 0 && !residual.isExactlyZero()) {
                    throw new ArithmeticException("a residual that may be 0");
                }
                leavesCorner |= residual.sign() != 0;
            }
        }
        List<Bounds> polynomial = characteristic(jacobian(tree, values, lengths, moving));
        int changes = 0;
        boolean zero = rests || corner;
        int last = 1;
        for (Bounds coefficient : polynomial) {
            if (coefficient.sign() == 0) {
                if (!coefficient.isExactlyZero()) {
                    throw new ArithmeticException("a coefficient that may be 0");
                }
                zero |= coefficient.equals(polynomial.get(polynomial.size() - 1));
            } else {
                changes += coefficient.sign() != last ? 1 : 0;
                last = coefficient.sign();
            }
        }
        return new JacobianSigns(changes == 0 && !zero, changes > 0 || leavesCorner);
    }

    private static Bounds length(
            FusionTree tree, Map<String, Bounds> values, List<String> learned, String leaf, Bounds map) {
        Bounds given = values.get("u" + leaf + "{" + String.join(",", learned) + "}");
        if (given != null) {
            return given;
        }
        if (learned.size() > 1) {
            throw new ArithmeticException("lengths of " + learned + " are not known");
        }
        int layers =
                ScalarNetwork.path(tree, leaf).stream().mapToInt(Chain::depth).sum();
        return map.power(Fraction.of(1, layers));
    }

    private static Bounds[][] jacobian(
            FusionTree tree, Map<String, Bounds> values, Map<String, Bounds> lengths, List<String> moving) {
        Bounds[][] jacobian = new Bounds[moving.size()][moving.size()];
        for (int column = 0; column < moving.size(); column++) {
            Map<String, SmallSeries> perturbed = new HashMap<>();
            for (String leaf : tree.names()) {
                SmallSeries length = SmallSeries.constant(lengths.getOrDefault(leaf, Bounds.ZERO));
                boolean moves = leaf.equals(moving.get(column));
                perturbed.put(leaf, moves ? length.plus(SmallSeries.term(Bounds.ONE, Fraction.ONE)) : length);
            }
            for (int row = 0; row < moving.size(); row++) {
                jacobian[row][column] =
                        rate(tree, values, perturbed, moving.get(row)).coefficient(Fraction.ONE);
            }
        }
        return jacobian;
    }

    private static SmallSeries rate(
            FusionTree tree, Map<String, Bounds> values, Map<String, SmallSeries> lengths, String leaf) {
        SmallSeries residual = SmallSeries.constant(Known.value(values, "s" + leaf));
        for (String other : tree.names()) {
            SmallSeries covariance = SmallSeries.constant(new LinearMaps(tree, values).covariance(leaf, other));
            residual = residual.plus(
                    product(tree, lengths, other, 0).times(covariance).negate());
        }
        return product(tree, lengths, leaf, 1).times(residual);
    }

    /** Product of the norms of all layers on the path of a leaf, the map, or with one own layer less the gain. */
    private static SmallSeries product(FusionTree tree, Map<String, SmallSeries> lengths, String leaf, int less) {
        SmallSeries product = SmallSeries.number(1);
        for (Chain chain : ScalarNetwork.path(tree, leaf)) {
            SmallSeries square = SmallSeries.ZERO;
            for (String below : chain.leaves()) {
                square = square.plus(Known.value(lengths, below).power(Fraction.of(2)));
            }
            boolean own = chain.leaves().size() == 1;
            int layers = chain.depth() - (own ? less : 0);
            product = product.times(
                    own
                            ? Known.value(lengths, leaf).power(Fraction.of(layers))
                            : layers == 0 ? SmallSeries.number(1) : square.power(Fraction.of(layers, 2)));
        }
        return product;
    }

    /** Coefficients of {@code det(x - J)} from the leading 1 down, by the recursion of Faddeev and LeVerrier. */
    private static List<Bounds> characteristic(Bounds[][] jacobian) {
        int n = jacobian.length;
        List<Bounds> coefficients = new ArrayList<>(List.of(Bounds.ONE));
        Bounds[][] power = new Bounds[n][n];
        for (int k = 1; k <= n; k++) {
            Bounds[][] next = new Bounds[n][n];
            Bounds trace = Bounds.ZERO;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    Bounds sum = k == 1 ? jacobian[i][j] : Bounds.ZERO;
                    for (int m = 0; k > 1 && m < n; m++) {
                        Bounds entry = m == j ? power[m][j].plus(coefficients.get(k - 1)) : power[m][j];
                        sum = sum.plus(jacobian[i][m].times(entry));
                    }
                    next[i][j] = sum;
                }
                trace = trace.plus(next[i][i]);
            }
            coefficients.add(trace.times(Bounds.exactly(Fraction.of(-1, k))));
            power = next;
        }
        return coefficients;
    }
}
