package org.fusionflow.symbolic.inequality;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.CertainSign;
import org.fusionflow.symbolic.algebra.Expr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random constraints that a known point satisfies are never refuted. Small whole values make ties, zeros and perfect
 * squares frequent.
 */
class SatisfiableSystemsTest {
    private static final WorkLimit SHORT = new WorkLimit(20_000_000);

    private final List<Expr> symbols =
            List.of(Expr.real("x"), Expr.real("y"), Expr.real("z"), Expr.positive("u"), Expr.positive("v"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aSystemWithAKnownSolutionIsNotRefuted(long seed) {
        int refutable = 0;
        for (int i = 0; i < Integer.getInteger("fusionflow.systems", 25); i++) {
            Random random = new Random(seed * 100_000 + i);
            List<Constraint> constraints = satisfied(random);
            Optional<Certificate> certificate = Infeasibility.of(constraints, SHORT);
            assertTrue(certificate.isEmpty(), () -> "seed " + seed + ": " + constraints);
            refutable += constraints.size() > 1 ? 1 : 0;
        }
        assertTrue(refutable > 0);
    }

    private List<Constraint> satisfied(Random random) {
        Map<String, Rational> point = new HashMap<>();
        for (Expr symbol : symbols) {
            boolean positive = symbol.isPositive();
            Rational value = Rational.of(random.nextInt(positive ? 4 : 7) - (positive ? -1 : 3), 1 + random.nextInt(2));
            point.put(((Expr.Symbol) symbol).name(), value);
        }
        List<Constraint> constraints = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int tries = 0; tries < 30 && constraints.size() < count; tries++) {
            Expr value = expr(random, 1 + random.nextInt(3));
            if (random.nextInt(3) == 0) {
                // Shifted so that the point is on the boundary, if the value is rational.
                Expr shifted = value;
                value = org.fusionflow.symbolic.algebra.ExactValue.of(zeroIfUndefined(value, point), point)
                        .map(v -> shifted.minus(Expr.number(v)))
                        .orElse(value);
            }
            Expr given = value;
            CertainSign.of(value, point).ifPresent(sign -> constraints.add(constraint(given, sign, random)));
        }
        return constraints;
    }

    private static Expr zeroIfUndefined(Expr value, Map<String, Rational> point) {
        return CertainSign.of(value, point).isPresent() ? value : Expr.number(0);
    }

    private static Constraint constraint(Expr value, int sign, Random random) {
        if (sign == 0) {
            Expr either = random.nextBoolean() ? value : value.negate();
            return random.nextBoolean() ? Constraint.zero(value) : Constraint.nonnegative(either);
        }
        Expr positive = sign > 0 ? value : value.negate();
        return switch (random.nextInt(4)) {
            case 0 -> Constraint.nonnegative(positive);
            case 1 -> Constraint.nonzero(value);
            default -> Constraint.positive(positive);
        };
    }

    private Expr expr(Random random, int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0
                    ? Expr.number(random.nextInt(7) - 3)
                    : symbols.get(random.nextInt(symbols.size()));
        }
        Expr left = expr(random, depth - 1);
        Expr right = expr(random, random.nextInt(depth));
        try {
            return switch (random.nextInt(11)) {
                case 0, 1 -> left.plus(right);
                case 2, 3 -> left.minus(right);
                case 4, 5 -> left.times(right);
                case 6 -> left.over(right);
                case 7 -> Expr.power(left, 2 + random.nextInt(2));
                case 8 -> Expr.sqrt(Expr.power(left, 2));
                case 9 -> Expr.sqrt(Expr.power(left, 2).plus(Expr.power(right, 2)));
                default -> Expr.power(left, Expr.number(Rational.of(1 + random.nextInt(3), 2 + random.nextInt(2))));
            };
        } catch (ArithmeticException undefined) {
            return left;
        }
    }
}
