package org.fusionflow.symbolic.algebra;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/** Evaluates an expression in which some positive symbols are 0; exponents may be linear in L and Lf. */
public final class Vanishing {
    /**
     * Prefix of a symbol for a power of 0 whose exponent may be 0. The power is 0 or 1, so the expression has a value
     * only if it is multiplied by 0. No user can write the name.
     */
    private static final String ZERO_OR_ONE = "zero or one: ";

    private final Set<String> vanishing;
    private final DepthSet depths;

    private Vanishing(Set<String> vanishing, DepthSet depths) {
        this.vanishing = vanishing;
        this.depths = depths;
    }

    /**
     * The value of an expression.
     *
     * @param vanishing names of the symbols that are 0
     * @param depths values of L and Lf for which it has to be the value
     * @throws ArithmeticException at a pole, or where the sign of an exponent depends on L and Lf
     */
    public static Expr value(Expr expr, Set<String> vanishing, DepthSet depths) {
        Expr value = new Vanishing(vanishing, depths).of(expr);
        if (isOpen(value)) {
            throw new ArithmeticException("a power of 0 is left whose exponent is 0 for some L and Lf only");
        }
        return value;
    }

    private static boolean isOpen(Expr value) {
        return value.symbols().stream().anyMatch(s -> s.name().startsWith(ZERO_OR_ONE));
    }

    private Expr of(Expr expr) {
        if (expr instanceof Symbol s) {
            return vanishing.contains(s.name()) ? Constant.ZERO : s;
        }
        if (expr instanceof Sum s) {
            return Expr.sum(s.terms().stream().map(this::of).toList());
        }
        if (expr instanceof Product p) {
            // All factors are evaluated, so that a pole next to a zero is found.
            List<Expr> factors = p.factors().stream().map(this::of).toList();
            return Expr.product(factors);
        }
        if (expr instanceof Power p) {
            Expr base = bounded(p.base());
            return base.isZero() ? powerOfZero(p) : Expr.power(base, of(p.exponent()));
        }
        if (expr instanceof Log l) {
            Expr argument = bounded(l.argument());
            if (argument.isZero()) {
                throw new ArithmeticException("Log(" + l.argument().text() + ") has no value there");
            }
            return Expr.log(argument);
        }
        return expr;
    }

    /**
     * The argument of a power or logarithm; it has to have a definite value, because no factor 0 can remove the
     * ambiguity.
     */
    private Expr bounded(Expr inner) {
        Expr value = of(inner);
        if (isOpen(value)) {
            throw new ArithmeticException(inner.text() + " has different values there for different L and Lf");
        }
        return value;
    }

    private Expr powerOfZero(Power power) {
        int sign = leastSign(power.exponent());
        if (sign >= 0) {
            // Each power has its own symbol: for some L and Lf one of them is 0 and another 1.
            return sign > 0 ? Constant.ZERO : Expr.positive(ZERO_OR_ONE + power.text());
        }
        throw new ArithmeticException(
                power.text() + " has no value where " + power.base().text() + " is 0");
    }

    /**
     * For an exponent that is a number or c + a L + b Lf: 1 if it is above 0 for all L and Lf of the case, 0 if it is
     * at least 0 for all, else -1.
     */
    private int leastSign(Expr exponent) {
        Optional<DepthSet.Form> form = DepthSet.Form.of(exponent);
        if (form.isEmpty()) {
            return -1;
        }
        return depths.isPositive(form.get()) ? 1 : depths.isNonnegative(form.get()) ? 0 : -1;
    }
}
