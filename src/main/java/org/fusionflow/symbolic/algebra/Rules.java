package org.fusionflow.symbolic.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * The simplification rules that the constructors of {@link Expr} apply. Every rule is an identity for all real values
 * of the symbols that respect the positivity marks; a rule that needs more assumptions is not applied.
 */
final class Rules {
    private Rules() {}

    static Expr sum(List<Expr> terms) {
        Map<Expr, Rational> collected = new LinkedHashMap<>();
        Rational constant = Rational.ZERO;
        for (Expr term : flattened(terms)) {
            if (term instanceof Num n) {
                constant = constant.plus(n.value());
            } else {
                collected.merge(withoutFactor(term), factor(term), Rational::plus);
            }
        }
        List<Expr> result = new ArrayList<>();
        collected.forEach((rest, factor) -> {
            if (factor.signum() != 0) {
                result.add(product(List.of(Expr.number(factor), rest)));
            }
        });
        if (constant.signum() != 0) {
            result.add(Expr.number(constant));
        }
        return result.isEmpty() ? Constant.ZERO : result.size() == 1 ? result.get(0) : new Sum(List.copyOf(result));
    }

    private static List<Expr> flattened(List<Expr> terms) {
        List<Expr> flat = new ArrayList<>();
        for (Expr term : terms) {
            if (term instanceof Sum inner) {
                flat.addAll(inner.terms());
            } else if (withoutFactor(term) instanceof Sum inner) {
                Expr factor = Expr.number(factor(term));
                inner.terms().forEach(t -> flat.add(product(List.of(factor, t))));
            } else {
                flat.add(term);
            }
        }
        return flat;
    }

    /** The numeric factor of a term. */
    static Rational factor(Expr term) {
        if (term instanceof Num n) {
            return n.value();
        }
        return term instanceof Product p && p.factors().get(0) instanceof Num n ? n.value() : Rational.ONE;
    }

    /** A term without its numeric factor. */
    static Expr withoutFactor(Expr term) {
        if (term instanceof Num) {
            return Constant.ONE;
        }
        if (term instanceof Product p && p.factors().get(0) instanceof Num) {
            List<Expr> rest = p.factors().subList(1, p.factors().size());
            return rest.size() == 1 ? rest.get(0) : new Product(List.copyOf(rest));
        }
        return term;
    }

    static Expr product(List<Expr> factors) {
        Rational number = Rational.ONE;
        Map<Expr, Expr> exponents = new LinkedHashMap<>();
        List<Expr> pending = new ArrayList<>(factors);
        for (int i = 0; i < pending.size(); i++) {
            Expr factor = pending.get(i);
            if (factor instanceof Product inner) {
                pending.addAll(i + 1, inner.factors());
            } else if (factor instanceof Num n) {
                number = number.times(n.value());
            } else if (factor instanceof Power p) {
                exponents.merge(p.base(), p.exponent(), Expr::plus);
            } else {
                exponents.merge(factor, Constant.ONE, Expr::plus);
            }
        }
        if (number.signum() == 0) {
            return Constant.ZERO;
        }
        List<Expr> result = new ArrayList<>();
        boolean opened = false;
        for (Map.Entry<Expr, Expr> entry : exponents.entrySet()) {
            Expr factor = power(entry.getKey(), entry.getValue());
            if (factor instanceof Num n) {
                number = number.times(n.value());
            } else {
                Expr base = factor instanceof Power p ? p.base() : factor;
                opened |= factor instanceof Product || !base.equals(entry.getKey());
                result.add(factor);
            }
        }
        if (number.signum() == 0) {
            return Constant.ZERO;
        }
        if (opened) {
            // A power has become a product or a power of another base; its parts are combined with the other factors.
            result.add(Expr.number(number));
            return product(result);
        }
        if (result.isEmpty()) {
            return Expr.number(number);
        }
        if (!number.equals(Rational.ONE)) {
            result.add(0, Expr.number(number));
        }
        return result.size() == 1 ? result.get(0) : new Product(List.copyOf(result));
    }

    static Expr power(Expr base, Expr exponent) {
        if (exponent.isZero() || base.isOne()) {
            return Constant.ONE;
        }
        if (exponent.isOne()) {
            return base;
        }
        boolean whole = exponent instanceof Num n && n.value().isSmallInteger();
        if (base instanceof Num n) {
            if (whole) {
                return Expr.number(n.value().power(((Num) exponent).value().intValue()));
            }
            if (base.isZero() && exponent.isPositive()) {
                return Constant.ZERO;
            }
        }
        if (base instanceof Power inner && (whole || inner.base().isPositive())) {
            return power(inner.base(), inner.exponent().times(exponent));
        }
        if (base instanceof Product p && whole) {
            return product(p.factors().stream().map(f -> power(f, exponent)).toList());
        }
        if (base instanceof Product p && p.factors().stream().anyMatch(Expr::isPositive)) {
            // (a b)^c = a^c b^c needs a > 0 only; factors of unknown sign stay together.
            List<Expr> split = new ArrayList<>();
            List<Expr> together = new ArrayList<>();
            for (Expr factor : p.factors()) {
                if (factor.isPositive()) {
                    split.add(power(factor, exponent));
                } else {
                    together.add(factor);
                }
            }
            split.add(power(product(together), exponent));
            return product(split);
        }
        return base.equals(Constant.E) ? exponential(exponent) : new Power(base, exponent);
    }

    /** {@code E^(c Log(x) + ...) = x^c E^(...)}: x is positive wherever its logarithm is defined. */
    private static Expr exponential(Expr exponent) {
        List<Expr> powers = new ArrayList<>();
        List<Expr> rest = new ArrayList<>();
        // A number times a sum is taken term by term: E^((Log(x) + Log(y))/2).
        Expr spread = withoutFactor(exponent) instanceof Sum ? sum(flattened(List.of(exponent))) : exponent;
        for (Expr term : spread instanceof Sum s ? s.terms() : List.of(spread)) {
            List<Expr> factors = term instanceof Product p ? p.factors() : List.of(term);
            List<Log> logarithms = factors.stream()
                    .filter(Log.class::isInstance)
                    .map(Log.class::cast)
                    .toList();
            if (logarithms.isEmpty()) {
                rest.add(term);
            } else {
                List<Expr> others = new ArrayList<>(factors);
                others.remove(logarithms.get(0));
                powers.add(power(logarithms.get(0).argument(), product(others)));
            }
        }
        if (powers.isEmpty()) {
            return new Power(Constant.E, exponent);
        }
        powers.add(power(Constant.E, sum(rest)));
        return product(powers);
    }

    static Expr log(Expr argument) {
        if (argument instanceof Num n && n.value().signum() <= 0) {
            throw new ArithmeticException("the logarithm of " + n.value() + " has no value");
        }
        if (argument.isOne()) {
            return Constant.ZERO;
        }
        if (argument.equals(Constant.E)) {
            return Constant.ONE;
        }
        if (argument instanceof Power p && (p.base().isPositive() || isEvenPower(p.base()))) {
            return p.exponent().times(log(p.base()));
        }
        if (argument instanceof Power p
                && p.exponent() instanceof Num n
                && !n.value().equals(Rational.of(2))) {
            // A base may be negative under an even power only; then its square is what has a logarithm.
            return isEvenPower(p)
                    ? Constant.HALF.times(n).times(log(power(p.base(), Expr.number(2))))
                    : n.times(log(p.base()));
        }
        if (argument instanceof Product p && p.factors().stream().anyMatch(Rules::hasLogarithm)) {
            List<Expr> terms = new ArrayList<>();
            List<Expr> together = new ArrayList<>();
            for (Expr factor : p.factors()) {
                if (hasLogarithm(factor)) {
                    terms.add(log(factor));
                } else {
                    together.add(factor);
                }
            }
            if (!together.isEmpty()) {
                terms.add(log(product(together)));
            }
            return sum(terms);
        }
        return new Log(argument);
    }

    /** True for a factor that is positive wherever the logarithm of the product is defined. */
    private static boolean hasLogarithm(Expr factor) {
        return factor.isPositive() || isEvenPower(factor);
    }

    private static boolean isEvenPower(Expr expr) {
        return expr instanceof Power p
                && p.exponent() instanceof Num n
                && n.value().isInteger()
                && !n.value().numerator().testBit(0);
    }

    static Expr substitute(Expr expr, Map<String, Expr> values) {
        if (expr instanceof Symbol s) {
            return values.getOrDefault(s.name(), s);
        }
        if (expr instanceof Sum s) {
            return sum(s.terms().stream().map(t -> substitute(t, values)).toList());
        }
        if (expr instanceof Product p) {
            return product(p.factors().stream().map(f -> substitute(f, values)).toList());
        }
        if (expr instanceof Power p) {
            return power(substitute(p.base(), values), substitute(p.exponent(), values));
        }
        if (expr instanceof Log l) {
            return log(substitute(l.argument(), values));
        }
        return expr;
    }

    /**
     * Marks a symbol positive everywhere if one occurrence is marked: the mark is an assumption about the symbol's
     * value.
     */
    static Expr unified(Expr expr) {
        Set<Symbol> found = new HashSet<>();
        symbols(expr, found);
        return unified(expr, found);
    }

    /** The same for an expression among others, whose symbols have been found together. */
    static Expr unified(Expr expr, Set<Symbol> found) {
        Map<String, Expr> marked = new HashMap<>();
        for (Symbol symbol : found) {
            if (symbol.positive() && found.contains(new Symbol(symbol.name(), false))) {
                marked.put(symbol.name(), symbol);
            }
        }
        return marked.isEmpty() ? expr : substitute(expr, marked);
    }

    static boolean isPositive(Expr expr) {
        if (expr instanceof Num n) {
            return n.value().signum() > 0;
        }
        if (expr instanceof Symbol s) {
            return s.positive();
        }
        if (expr instanceof Sum s) {
            return s.terms().stream().allMatch(Rules::isPositive);
        }
        if (expr instanceof Product p) {
            return p.factors().stream().allMatch(Rules::isPositive);
        }
        return expr instanceof Power p && p.base().isPositive();
    }

    static void symbols(Expr expr, Set<Symbol> found) {
        if (expr instanceof Symbol s && !Constant.isNumber(s)) {
            found.add(s);
        } else if (expr instanceof Sum s) {
            s.terms().forEach(t -> symbols(t, found));
        } else if (expr instanceof Product p) {
            p.factors().forEach(f -> symbols(f, found));
        } else if (expr instanceof Power p) {
            symbols(p.base(), found);
            symbols(p.exponent(), found);
        } else if (expr instanceof Log l) {
            symbols(l.argument(), found);
        }
    }
}
