package org.fusionflow.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.symbolic.Expr.Log;
import org.fusionflow.symbolic.Expr.Num;
import org.fusionflow.symbolic.Expr.Power;
import org.fusionflow.symbolic.Expr.Product;
import org.fusionflow.symbolic.Expr.Sum;
import org.fusionflow.symbolic.Expr.Symbol;

/**
 * The generators of the field in which an expression lives. A power with an exponent that is no whole number is split:
 * {@code x^(a + b L)} is {@code x^a} times the b-th power of the generator {@code x^L}; {@code x^(p/q)} is the p-th power of
 * the generator {@code x^(1/q)}. Generators with symbolic exponents and logarithms are treated as independent of all others;
 * that can hide an identity, never invent one.
 */
final class Generators {
    /** One generator: {@code base^(unit/root)}, or {@code log(base)} where {@code unit} is 0. */
    record Generator(Expr base, Expr unit, int root, int number) {
        /** By number: texts of different expressions may be the same. */
        String name() {
            return "g" + number;
        }
    }

    private record Key(Expr base, Expr unit) {}

    private final Map<Key, Integer> roots = new LinkedHashMap<>();

    Generators(Expr expr) {
        collect(expr);
    }

    private void collect(Expr expr) {
        if (expr instanceof Symbol s) {
            need(s, Expr.ONE, 1);
        } else if (expr instanceof Sum s) {
            s.terms().forEach(this::collect);
        } else if (expr instanceof Product p) {
            p.factors().forEach(this::collect);
        } else if (expr instanceof Log l) {
            need(Expansion.of(l.argument()), Expr.ZERO, 1);
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

    private void need(Expr base, Expr unit, int root) {
        roots.merge(new Key(base, unit), root, (a, b) -> Math.multiplyExact(a / gcd(a, b), b));
    }

    private static int gcd(int a, int b) {
        return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValue();
    }

    private static int denominator(Rational value) {
        return value.denominator().intValueExact();
    }

    static boolean isWhole(Expr exponent) {
        return exponent instanceof Num n && n.value().isSmallInteger();
    }

    static List<Expr> exponentTerms(Expr exponent) {
        Expr expanded = Expansion.of(exponent);
        return expanded instanceof Sum s ? s.terms() : List.of(expanded);
    }

    /** Generators, those that relations eliminate (roots of sums and numbers, the most deeply nested first) in front. */
    List<Generator> list() {
        List<Generator> result = new ArrayList<>();
        roots.keySet().forEach(key -> result.add(of(key.base(), key.unit())));
        result.sort(Comparator.<Generator, Integer>comparing(
                g -> g.base() instanceof Symbol || g.unit().isZero() ? 0 : -1 - nesting(g.base())));
        return result;
    }

    /** How many powers that are no whole powers lie inside one another: a root is related to less nested ones only. */
    private static int nesting(Expr expr) {
        if (expr instanceof Sum s) {
            return s.terms().stream().mapToInt(Generators::nesting).max().orElse(0);
        }
        if (expr instanceof Product p) {
            return p.factors().stream().mapToInt(Generators::nesting).max().orElse(0);
        }
        return expr instanceof Power p ? nesting(p.base()) + (isWhole(p.exponent()) ? 0 : 1) : 0;
    }

    Generator of(Expr base, Expr unit) {
        Integer root = roots.get(new Key(base, unit));
        if (root == null) {
            throw new IllegalStateException("no generator for " + base.text() + "^" + unit.text());
        }
        return new Generator(base, unit, root, List.copyOf(roots.keySet()).indexOf(new Key(base, unit)));
    }

    /** True if a root of this base is a generator of its own, related to the base by a power. */
    boolean hasRoot(Expr base) {
        return roots.containsKey(new Key(base, Expr.ONE));
    }

    /**
     * A power as a product of powers of symbols, prime numbers and primitive sums. Splitting a product takes positive
     * factors, which is what {@link Expr#power} guarantees where it left a product alone: such a base stays whole.
     */
    static List<Power> split(Power power) {
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
                        parts.addAll(p.base() instanceof Symbol ? List.of(p) : split(p));
                    } else {
                        parts.add(new Power(factor, Expr.ONE));
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
        for (int p = 2; p < 1000 && rest.compareTo(BigInteger.ONE) > 0; p++) {
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

    /** Greatest common rational factor and common whole powers of symbols of the terms. */
    private static Expr commonFactor(Sum sum) {
        BigInteger above = BigInteger.ZERO;
        BigInteger below = BigInteger.ONE;
        Map<Expr, Integer> powers = null;
        for (Expr term : sum.terms()) {
            Rational factor = Rules.factor(term);
            above = above.gcd(factor.numerator());
            below = below.multiply(factor.denominator()).divide(below.gcd(factor.denominator()));
            Map<Expr, Integer> here = symbolPowers(term);
            if (powers == null) {
                powers = here;
            } else {
                powers.keySet().retainAll(here.keySet());
                powers.replaceAll((symbol, power) -> Math.min(power, here.getOrDefault(symbol, 0)));
            }
        }
        List<Expr> factors = new ArrayList<>(List.of(Expr.number(new Rational(above, below))));
        if (powers != null) {
            powers.forEach((symbol, power) -> factors.add(Expr.power(symbol, power)));
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
