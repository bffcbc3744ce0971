package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Num;

/**
 * What holds of powers with symbols in the exponent, of exponentials and of logarithms, which the search for certificates takes for unknowns. A function f
 * that increases strictly and has a positive derivative satisfies {@code f(x) - f(y) = (x - y) q} with some q &gt; 0: the slope of the chord, and for
 * x = y the derivative. So q is a new positive symbol for every pair. Of {@code t -> t^e} this is used for e &gt; 0 on t &gt; 0, of {@code e -> b^e} as
 * {@code b^e - b^d = (b - 1) q}, q &gt; 0 for e &gt; d and q &gt;= 0 for e &gt;= d, because both sides have the sign of b - 1. Besides,
 * {@code E^x >= 1 + x} and {@code Log(x) <= x - 1}.
 */
final class MonotoneFacts {
    /** Powers and logarithms of which all pairs are looked at. */
    private static final int MOST = 6;

    private final Optional<DepthSet> depths;
    private final Map<Expr, Set<Expr>> exponents = new LinkedHashMap<>();
    private final Set<Expr> logarithms = new LinkedHashSet<>();
    private final List<Proposition> facts = new ArrayList<>();

    private MonotoneFacts(Optional<DepthSet> depths) {
        this.depths = depths;
    }

    /** Facts about the powers and logarithms that occur; none if there are too many of them. */
    static List<Proposition> of(List<Proposition> propositions, Optional<DepthSet> depths) {
        MonotoneFacts monotone = new MonotoneFacts(depths);
        propositions.stream().flatMap(Proposition::comparisons).forEach(c -> {
            monotone.collect(c.left());
            monotone.collect(c.right());
        });
        Set<Expr> exponentials = monotone.exponents.remove(Constant.E);
        monotone.exponents.values().removeIf(all -> all.stream().allMatch(e -> e instanceof Num));
        boolean few = monotone.exponents.size() <= MOST
                && monotone.exponents.values().stream().allMatch(all -> all.size() <= MOST)
                && monotone.logarithms.size() <= MOST
                && (exponentials == null || exponentials.size() <= MOST);
        if (few) {
            monotone.powers();
            monotone.exponentials(exponentials == null ? List.of() : List.copyOf(exponentials));
            monotone.logarithms();
        }
        return monotone.facts;
    }

    private void collect(Expr expr) {
        if (expr instanceof Expr.Sum s) {
            s.terms().forEach(this::collect);
        } else if (expr instanceof Expr.Product p) {
            p.factors().forEach(this::collect);
        } else if (expr instanceof Expr.Log l) {
            collect(l.argument());
            logarithms.add(l.argument());
        } else if (expr instanceof Expr.Power p) {
            collect(p.base());
            if (p.base().isPositive()) {
                exponents.computeIfAbsent(p.base(), b -> new LinkedHashSet<>()).addAll(parts(p));
            }
        }
    }

    /** The exponent, or of one in L and Lf the parts with either, because they become powers of their own. */
    private static List<Expr> parts(Expr.Power power) {
        Optional<DepthSet.Form> form = DepthSet.Form.of(power.exponent());
        if (power.exponent() instanceof Num || form.isEmpty()) {
            return List.of(power.exponent());
        }
        List<Expr> parts = new ArrayList<>();
        if (form.get().layers().signum() != 0) {
            parts.add(Expr.number(absolute(form.get().layers())).times(Expr.positive("L")));
        }
        if (form.get().fusion().signum() != 0) {
            parts.add(Expr.number(absolute(form.get().fusion())).times(Expr.positive("Lf")));
        }
        return parts;
    }

    private static Rational absolute(Rational value) {
        return value.signum() < 0 ? value.negate() : value;
    }

    /** 1 if the value is certainly above 0, 0 if it is at least 0, -1 if neither is known. */
    private int sign(Expr expr) {
        if (expr.isZero()) {
            return 0;
        }
        if (expr.isPositive()) {
            return 1;
        }
        Optional<DepthSet.Form> form = DepthSet.Form.of(expr);
        if (depths.isEmpty() || form.isEmpty()) {
            return -1;
        }
        return depths.get().isPositive(form.get()) ? 1 : depths.get().isNonnegative(form.get()) ? 0 : -1;
    }

    private Expr slope() {
        // No user can write a name with an apostrophe.
        return Expr.positive("slope'" + facts.size());
    }

    private void increases(Expr above, Expr below, Expr x, Expr y) {
        facts.add(new Comparison(
                above.minus(below), ComparisonSign.EQUAL, x.minus(y).times(slope())));
    }

    private void powers() {
        List<Expr> bases = List.copyOf(exponents.keySet());
        for (int i = 0; i < bases.size(); i++) {
            List<Expr> own = new ArrayList<>(exponents.getOrDefault(bases.get(i), Set.of()));
            own.add(Constant.ZERO);
            own.add(Constant.ONE);
            sameBase(bases.get(i), own.stream().distinct().toList());
            for (int j = 0; j < bases.size(); j++) {
                if (j != i) {
                    twoBases(bases.get(i), bases.get(j));
                }
            }
        }
    }

    private void sameBase(Expr base, List<Expr> all) {
        for (Expr e : all) {
            for (Expr d : all) {
                int sign = e.equals(d) || (e instanceof Num && d instanceof Num) ? -1 : sign(e.minus(d));
                Expr difference = Expr.power(base, e).minus(Expr.power(base, d));
                Expr distance = base.minus(Constant.ONE);
                if (sign > 0) {
                    increases(Expr.power(base, e), Expr.power(base, d), base, Constant.ONE);
                }
                if (sign >= 0) {
                    facts.add(new Comparison(difference.times(distance), ComparisonSign.AT_LEAST, Constant.ZERO));
                }
            }
        }
    }

    /** {@code b^(c e) - a^e = (b^c - a) q} for whole c. */
    private void twoBases(Expr b, Expr a) {
        for (Expr e : exponents.getOrDefault(a, Set.of())) {
            for (Expr of : exponents.getOrDefault(b, Set.of())) {
                boolean symbols = !(e instanceof Num) && !(of instanceof Num);
                boolean once = !of.equals(e) || b.text().compareTo(a.text()) > 0;
                if (symbols
                        && once
                        && sign(e) > 0
                        && of.over(e) instanceof Num c
                        && c.value().isInteger()
                        && c.value().signum() > 0) {
                    increases(Expr.power(b, of), Expr.power(a, e), Expr.power(b, c), a);
                }
            }
        }
    }

    private void exponentials(List<Expr> all) {
        for (int i = 0; i < all.size(); i++) {
            Expr power = Expr.power(Constant.E, all.get(i));
            increases(power, Constant.ONE, all.get(i), Constant.ZERO);
            facts.add(new Comparison(power, ComparisonSign.AT_LEAST, all.get(i).plus(Constant.ONE)));
            for (int j = 0; j < i; j++) {
                increases(power, Expr.power(Constant.E, all.get(j)), all.get(i), all.get(j));
            }
        }
    }

    private void logarithms() {
        List<Expr> all = List.copyOf(logarithms);
        for (int i = 0; i < all.size(); i++) {
            Expr log = Expr.log(all.get(i));
            increases(log, Constant.ZERO, all.get(i), Constant.ONE);
            facts.add(new Comparison(log, ComparisonSign.AT_MOST, all.get(i).minus(Constant.ONE)));
            for (int j = 0; j < i; j++) {
                increases(log, Expr.log(all.get(j)), all.get(i), all.get(j));
            }
        }
    }
}
