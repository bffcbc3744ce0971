package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.ExactValue;
import org.fusionflow.symbolic.algebra.Expansion;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * Values that make the equations among the conditions true, for points: each equation gives one symbol, in which it is linear, quadratic, or a pure power.
 * Points that are found so are checked against all conditions, so that nothing rests on the roots.
 */
final class EquationRoots {
    /** Powers beyond this do not occur in equations on purpose. */
    private static final int LARGEST_POWER = 6;

    /** The values of a symbol, in terms of symbols that are not solved for before. */
    private record Roots(String name, List<Expr> values) {}

    private final List<Roots> roots = new ArrayList<>();

    /**
     * @param solved symbols with values that are known already
     * @param turn by how much the order is turned in which symbols are tried
     */
    EquationRoots(List<Proposition> conditions, Map<String, Expr> solved, int turn) {
        List<Expr> equations = new ArrayList<>();
        conditions.stream()
                .filter(c -> c instanceof Comparison)
                .map(c -> (Comparison) c)
                .filter(c -> c.sign() == ComparisonSign.EQUAL)
                .forEach(c -> equations.add(Expansion.of(c.difference().with(solved))));
        Set<String> used = new HashSet<>(solved.keySet());
        for (int i = 0; i < equations.size(); i++) {
            Optional<Roots> found = roots(equations.get(i), used, turn);
            if (found.isEmpty()) {
                continue;
            }
            Roots one = found.get();
            used.add(one.name());
            roots.add(one);
            for (int k = i + 1; k < equations.size(); k++) {
                Expr later = equations.get(k);
                boolean occurs = later.symbols().stream().anyMatch(s -> s.name().equals(one.name()));
                if (occurs && one.values().size() == 1) {
                    equations.set(
                            k,
                            Expansion.of(
                                    later.with(Map.of(one.name(), one.values().get(0)))));
                }
            }
        }
    }

    boolean isEmpty() {
        return roots.isEmpty();
    }

    /**
     * Sets the symbols of a point.
     *
     * @param choice which of several roots are taken
     * @return false if one has no rational value there
     */
    boolean applyTo(Map<String, Rational> point, int choice) {
        int rest = choice;
        for (int i = roots.size() - 1; i >= 0; i--) {
            List<Expr> values = roots.get(i).values();
            Optional<Rational> value = value(values.get(rest % values.size()), point);
            rest /= values.size();
            if (value.isEmpty()) {
                return false;
            }
            point.put(roots.get(i).name(), value.get());
        }
        return true;
    }

    /** The values of the symbols at a point as expressions, which may be irrational. */
    Map<String, Expr> at(Map<String, Rational> point, int choice) {
        Map<String, Expr> known = new HashMap<>();
        point.forEach((name, value) -> known.put(name, Expr.number(value)));
        Map<String, Expr> found = new HashMap<>();
        int rest = choice;
        for (int i = roots.size() - 1; i >= 0; i--) {
            List<Expr> values = roots.get(i).values();
            Expr value = values.get(rest % values.size()).with(known);
            rest /= values.size();
            known.put(roots.get(i).name(), value);
            found.put(roots.get(i).name(), value);
        }
        return found;
    }

    private static Optional<Rational> value(Expr expr, Map<String, Rational> point) {
        try {
            return ExactValue.of(expr, point);
        } catch (ArithmeticException none) {
            return Optional.empty();
        }
    }

    /** The symbol that is given most simply: linear before others, one of either sign before one that has to be positive. */
    private static Optional<Roots> roots(Expr equation, Set<String> used, int turn) {
        Optional<Roots> best = Optional.empty();
        List<Symbol> order = new ArrayList<>(equation.symbols());
        order.sort(Comparator.comparing(Symbol::positive));
        Collections.rotate(order, -turn);
        for (Symbol symbol : order) {
            if (used.contains(symbol.name())
                    || symbol.name().equals("L")
                    || symbol.name().equals("Lf")) {
                continue;
            }
            List<Expr> values = values(equation, symbol);
            boolean simpler =
                    best.isEmpty() || values.size() < best.get().values().size();
            if (!values.isEmpty() && simpler) {
                best = Optional.of(new Roots(symbol.name(), values));
            }
        }
        return best;
    }

    private static List<Expr> values(Expr equation, Symbol symbol) {
        try {
            List<Expr> coefficients = coefficients(equation, symbol);
            int degree = coefficients.size() - 1;
            if (degree < 1) {
                return List.of();
            }
            Expr constant = coefficients.get(0);
            Expr lead = coefficients.get(degree);
            if (degree == 1) {
                return List.of(constant.negate().over(lead));
            }
            if (degree == 2) {
                Expr middle = coefficients.get(1);
                Expr root = Expr.sqrt(
                        Expansion.of(Expr.power(middle, 2).minus(Expr.product(Expr.number(4), lead, constant))));
                Expr twice = lead.times(Expr.number(2));
                return List.of(
                        root.minus(middle).over(twice),
                        root.negate().minus(middle).over(twice));
            }
            if (coefficients.subList(1, degree).stream().anyMatch(c -> !c.isZero())) {
                return List.of();
            }
            Expr power = Expansion.of(constant.negate().over(lead));
            Expr exponent = Expr.number(Rational.of(1, degree));
            Expr other = degree % 2 == 0 ? power : power.negate();
            return List.of(
                    Expr.power(power, exponent), Expr.power(other, exponent).negate());
        } catch (ArithmeticException pole) {
            return List.of();
        }
    }

    /** The coefficients of a polynomial in the symbol, by derivatives at 0; empty if it is none of a low degree. */
    private static List<Expr> coefficients(Expr equation, Symbol symbol) {
        List<Expr> coefficients = new ArrayList<>();
        Expr derivative = equation;
        Expr factorial = Constant.ONE;
        for (int k = 0; k <= LARGEST_POWER; k++) {
            Expr at = derivative.with(Map.of(symbol.name(), Constant.ZERO));
            coefficients.add(Expansion.of(at.over(factorial)));
            if (!derivative.symbols().contains(symbol)) {
                return derivative.isZero() ? List.of() : coefficients;
            }
            derivative = Expansion.of(derivative.derivative(symbol));
            factorial = factorial.times(Expr.number(k + 1L));
        }
        return List.of();
    }
}
