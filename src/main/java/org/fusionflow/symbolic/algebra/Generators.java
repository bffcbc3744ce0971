package org.fusionflow.symbolic.algebra;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
 * Chooses the generators of the field that contains an expression. A power with a non-integer exponent is split:
 * {@code x^(a + b L)} is {@code x^a} times the b-th power of the generator {@code x^L}; {@code x^(p/q)} is the p-th
 * power of the generator {@code x^(1/q)}. Generators with symbolic exponents and logarithms are treated as
 * independent of all others; an identity may then not be found, but no false one is proved.
 */
final class Generators {
    /** One generator: {@code base^(unit/root)}, or {@code log(base)} where {@code unit} is 0. */
    record Generator(Expr base, Expr unit, int root) {}

    /** Larger orders do not occur on purpose; powers of so high a degree would take too long. */
    private static final int LARGEST_ROOT = 1_000_000;

    /** Larger numbers are not split into primes, because the divisions would take too long. */
    private static final int MOST_BITS = 2_000;

    private record Key(Expr base, Expr unit) {}

    private final Map<Key, Integer> roots = new LinkedHashMap<>();

    private final Map<Power, List<Power>> splits = new HashMap<>();

    Generators(List<Expr> exprs) {
        exprs.forEach(this::collect);
    }

    private void collect(Expr expr) {
        if (expr instanceof Symbol s) {
            need(s, Constant.ONE, 1);
        } else if (expr instanceof Sum s) {
            s.terms().forEach(this::collect);
        } else if (expr instanceof Product p) {
            p.factors().forEach(this::collect);
        } else if (expr instanceof Log l) {
            logarithm(l).forEach(part -> need(part.base(), Constant.ZERO, 1));
        } else if (expr instanceof Power p) {
            if (isWhole(p.exponent())) {
                collect(p.base());
                return;
            }
            for (Power part : split(p)) {
                for (Expr term : exponentTerms(part.exponent())) {
                    collect(part.base());
                    need(part.base(), Rules.withoutFactor(term), denominator(Rules.factor(term)));
                }
            }
        }
    }

    /**
     * @throws ArithmeticException if the common root order is beyond {@link #LARGEST_ROOT}; cut to an int it would
     *     be the order of another root
     */
    private void need(Expr base, Expr unit, int root) {
        int before = roots.getOrDefault(new Key(base, unit), 1);
        long common = (long) before / gcd(before, root) * root;
        if (common > LARGEST_ROOT) {
            throw new ArithmeticException("a root of order " + common + " is beyond " + LARGEST_ROOT);
        }
        roots.put(new Key(base, unit), Math.toIntExact(common));
    }

    private static int gcd(int a, int b) {
        return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValueExact();
    }

    private static int denominator(Rational value) {
        return value.denominator().intValueExact();
    }

    static boolean isWhole(Expr exponent) {
        return exponent instanceof Num n && n.value().isSmallInteger();
    }

    /**
     * Terms of an exponent. An exponent with a sum in a denominator is brought into a form that does not depend on
     * how it was written.
     */
    static List<Expr> exponentTerms(Expr exponent) {
        Expr expanded = Expansion.of(exponent);
        if (hasDenominator(expanded)) {
            List<Expr> terms =
                    RationalForm.of(expanded).map(RationalForm::terms).orElse(List.of());
            if (!terms.isEmpty()) {
                return terms;
            }
        }
        return expanded instanceof Sum s ? s.terms() : List.of(expanded);
    }

    private static boolean hasDenominator(Expr expr) {
        if (expr instanceof Sum s) {
            return s.terms().stream().anyMatch(Generators::hasDenominator);
        }
        if (expr instanceof Product p) {
            return p.factors().stream().anyMatch(Generators::hasDenominator);
        }
        return expr instanceof Power p && p.base() instanceof Sum;
    }

    /**
     * The generators; those that relations eliminate (roots of sums and numbers, the most deeply nested first) come
     * first.
     */
    List<Generator> list() {
        List<Generator> result = new ArrayList<>();
        roots.forEach((key, root) -> result.add(new Generator(key.base(), key.unit(), root)));
        result.sort(Comparator.<Generator>comparingInt(
                g -> g.base() instanceof Symbol || g.unit().isZero() ? 0 : -1 - nesting(g.base())));
        return result;
    }

    /** Depth of nesting of radicals, symbolic powers and logarithms. */
    private static int nesting(Expr expr) {
        if (expr instanceof Sum s) {
            return s.terms().stream().mapToInt(Generators::nesting).max().orElse(0);
        }
        if (expr instanceof Product p) {
            return p.factors().stream().mapToInt(Generators::nesting).max().orElse(0);
        }
        if (expr instanceof Power p) {
            return nesting(p.base()) + (isWhole(p.exponent()) ? 0 : 1);
        }
        return expr instanceof Log l ? 1 + nesting(l.argument()) : 0;
    }

    Generator of(Expr base, Expr unit) {
        Integer root = roots.get(new Key(base, unit));
        if (root == null) {
            throw new IllegalStateException("no generator for " + base.text() + "^" + unit.text());
        }
        return new Generator(base, unit, root);
    }

    /**
     * A power as a product of powers of symbols, prime numbers and primitive sums. A product may be split only into
     * positive factors; if {@link Expr#power} left a product as a base, its signs are unknown, and it is not split.
     */
    List<Power> split(Power power) {
        List<Power> known = splits.get(power);
        if (known == null) {
            known = parts(power);
            splits.put(power, known);
        }
        return known;
    }

    /**
     * A logarithm as a sum of exponents times logarithms of prime numbers and irreducible factors, or of their squares if the factors may be negative:
     * where {@code log(f g)} is defined it is half of {@code log(f^2) + log(g^2)}.
     */
    static List<Power> logarithm(Log logarithm) {
        List<Power> factors = new ArrayList<>();
        if (Radicand.factorsOfSize(logarithm.argument(), factors)) {
            List<Power> parts = new ArrayList<>();
            for (Power factor : factors) {
                if (factor.base() instanceof Num n) {
                    primes(n.value(), factor.exponent(), parts);
                } else {
                    parts.add(factor);
                }
            }
            return parts;
        }
        List<Power> parts = parts(new Power(logarithm.argument(), Constant.ONE));
        return parts.isEmpty() ? List.of(new Power(logarithm.argument(), Constant.ONE)) : parts;
    }

    private static List<Power> parts(Power power) {
        if (power.base() instanceof Symbol) {
            return List.of(power);
        }
        List<Power> factors = new ArrayList<>();
        if (Radicand.factors(power, factors)) {
            List<Power> parts = new ArrayList<>();
            for (Power factor : factors) {
                if (factor.base() instanceof Num n && n.value().signum() > 0) {
                    primes(n.value(), factor.exponent(), parts);
                } else {
                    parts.add(factor);
                }
            }
            return parts;
        }
        Expr base = Expansion.of(power.base());
        List<Power> parts = new ArrayList<>();
        if (base instanceof Num n && n.value().signum() > 0) {
            primes(n.value(), power.exponent(), parts);
        } else if (base instanceof Sum s && Rules.isPositive(s)) {
            Expr common = commonFactor(s);
            Expr primitive = Expansion.of(
                    Expr.sum(s.terms().stream().map(t -> t.over(common)).toList()));
            if (!common.isOne()) {
                Expr outside = Rules.power(common, power.exponent());
                for (Expr factor : outside instanceof Product p ? p.factors() : List.of(outside)) {
                    if (factor instanceof Power p) {
                        parts.addAll(p.base() instanceof Symbol ? List.of(p) : parts(p));
                    } else {
                        parts.add(new Power(factor, Constant.ONE));
                    }
                }
            }
            parts.add(new Power(primitive, power.exponent()));
        } else {
            parts.add(new Power(base, power.exponent()));
        }
        return parts;
    }

    private static void primes(Rational value, Expr exponent, List<Power> parts) {
        primes(value.numerator(), exponent, parts);
        primes(value.denominator(), exponent.negate(), parts);
    }

    private static void primes(BigInteger value, Expr exponent, List<Power> parts) {
        BigInteger rest = value;
        int last = value.bitLength() > MOST_BITS ? 1 : 999;
        for (int p = 2; p <= last && rest.compareTo(BigInteger.ONE) > 0; p++) {
            BigInteger prime = BigInteger.valueOf(p);
            int times = 0;
            while (rest.mod(prime).signum() == 0) {
                rest = rest.divide(prime);
                times++;
            }
            if (times > 0) {
                parts.add(new Power(Expr.number(p), Expr.number(times).times(exponent)));
            }
        }
        if (rest.compareTo(BigInteger.ONE) > 0) {
            parts.add(new Power(Expr.number(new Rational(rest, BigInteger.ONE)), exponent));
        }
    }

    /** The greatest common rational factor of the terms times the common integer powers of symbols. */
    private static Expr commonFactor(Sum sum) {
        BigInteger above = BigInteger.ZERO;
        BigInteger below = BigInteger.ONE;
        List<Map<Expr, Integer>> powers = new ArrayList<>();
        Set<Expr> symbols = new LinkedHashSet<>();
        for (Expr term : sum.terms()) {
            Rational factor = Rules.factor(term);
            above = above.gcd(factor.numerator());
            below = below.multiply(factor.denominator()).divide(below.gcd(factor.denominator()));
            Map<Expr, Integer> here = symbolPowers(term);
            powers.add(here);
            symbols.addAll(here.keySet());
        }
        List<Expr> factors = new ArrayList<>(List.of(Expr.number(new Rational(above, below))));
        for (Expr symbol : symbols) {
            int least = powers.stream()
                    .mapToInt(here -> here.getOrDefault(symbol, 0))
                    .min()
                    .orElse(0);
            factors.add(Expr.power(symbol, least));
        }
        return Expr.product(factors);
    }

    private static Map<Expr, Integer> symbolPowers(Expr term) {
        Map<Expr, Integer> powers = new LinkedHashMap<>();
        Expr rest = Rules.withoutFactor(term);
        for (Expr factor : rest instanceof Product p ? p.factors() : List.of(rest)) {
            if (factor instanceof Symbol s && s.positive()) {
                powers.put(s, 1);
            } else if (factor instanceof Power p
                    && p.base() instanceof Symbol s
                    && s.positive()
                    && isWhole(p.exponent())
                    && p.exponent() instanceof Num n) {
                powers.put(s, n.value().intValue());
            }
        }
        return powers;
    }
}
