package org.fusionflow.symbolic.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * Limits of sums, products and powers from those of their parts, where exponents are symbols whose signs the conditions give. The variable is positive and
 * goes to 0 or to infinity.
 */
final class LimitByParts {
    private final Symbol variable;
    private final boolean toZero;
    private final Predicate<Expr> positive;

    /**
     * @param positive whether an expression is certainly above 0 next to the point
     */
    LimitByParts(Symbol variable, boolean toZero, Predicate<Expr> positive) {
        this.variable = variable;
        this.toZero = toZero;
        this.positive = positive;
    }

    /**
     * The limit; empty if the size of the value grows without bound.
     *
     * @throws ArithmeticException if neither was found
     */
    Optional<Expr> of(Expr expr) {
        if (!expr.symbols().contains(variable)) {
            return Optional.of(expr);
        }
        if (expr instanceof Symbol) {
            return toZero ? Optional.of(Constant.ZERO) : Optional.empty();
        }
        if (expr instanceof Sum) {
            Expr expanded = Expansion.of(expr);
            return expanded instanceof Sum s ? sum(s) : of(expanded);
        }
        if (expr instanceof Product p) {
            return product(p);
        }
        if (expr instanceof Power p && !p.exponent().symbols().contains(variable)) {
            return power(p);
        }
        throw unknown(expr);
    }

    private static ArithmeticException unknown(Expr expr) {
        return new ArithmeticException("no limit was found of " + expr.text());
    }

    private Optional<Expr> sum(Sum sum) {
        List<Expr> finite = new ArrayList<>();
        int infinite = 0;
        for (Expr term : sum.terms()) {
            Optional<Expr> limit = of(term);
            limit.ifPresent(finite::add);
            infinite += limit.isEmpty() ? 1 : 0;
        }
        if (infinite > 1) {
            throw unknown(sum);
        }
        Expr total = Expr.sum(finite);
        boolean zero = infinite == 0 && NormalForm.reducesToZero(total).isProved();
        return infinite == 1 ? Optional.empty() : Optional.of(zero ? Constant.ZERO : total);
    }

    private Optional<Expr> product(Product product) {
        List<Expr> finite = new ArrayList<>();
        boolean infinite = false;
        for (Expr factor : product.factors()) {
            Optional<Expr> limit = of(factor);
            limit.ifPresent(finite::add);
            infinite |= limit.isEmpty();
        }
        if (infinite && !finite.stream().allMatch(this::isNonzero)) {
            throw unknown(product);
        }
        return infinite ? Optional.empty() : Optional.of(Expr.product(finite));
    }

    /** True if it is certainly not 0. */
    boolean isNonzero(Expr expr) {
        return positive.test(expr) || positive.test(expr.negate());
    }

    private Optional<Expr> power(Power power) {
        boolean grows = positive.test(power.exponent());
        if (!grows && !positive.test(power.exponent().negate())) {
            throw unknown(power);
        }
        Optional<Expr> base = of(power.base());
        if (base.isEmpty() || base.get().isZero()) {
            boolean infinite = base.isEmpty() == grows;
            return infinite ? Optional.empty() : Optional.of(Constant.ZERO);
        }
        boolean whole = power.exponent() instanceof Num n && n.value().isInteger();
        if (!positive.test(base.get()) && !(whole && isNonzero(base.get()))) {
            throw unknown(power);
        }
        return Optional.of(Expr.power(base.get(), power.exponent()));
    }
}
