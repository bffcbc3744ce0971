package org.fusionflow.claims.random;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A number that depends on a small parameter: the sum of {@code c_k eps^k}, fractional and negative powers included, up to
 * terms of an order that is not known. Unlearned lengths shrink with eps, so that the value at a fixed point is the
 * coefficient of {@code eps^0} once no negative power is left.
 */
public final class SmallSeries {
    /** Orders that a series which does not end keeps beyond its first term; claims cancel fewer. */
    private static final Fraction KEPT = Fraction.of(5);

    public static final SmallSeries ZERO = new SmallSeries(Map.of(), null);

    private final TreeMap<Fraction, Bounds> terms = new TreeMap<>();

    /** Terms from this power on are not known; null if all are. */
    private final @Nullable Fraction unknownFrom;

    private SmallSeries(Map<Fraction, Bounds> terms, @Nullable Fraction unknownFrom) {
        terms.forEach((power, coefficient) -> {
            if (!coefficient.isExactlyZero() && (unknownFrom == null || power.compareTo(unknownFrom) < 0)) {
                this.terms.put(power, coefficient);
            }
        });
        this.unknownFrom = unknownFrom;
    }

    public static SmallSeries constant(Bounds value) {
        return term(value, Fraction.ZERO);
    }

    public static SmallSeries number(long value) {
        return constant(Bounds.exactly(Fraction.of(value)));
    }

    /** {@code coefficient * eps^power}. */
    public static SmallSeries term(Bounds coefficient, Fraction power) {
        return new SmallSeries(Map.of(power, coefficient), null);
    }

    /** The value as eps goes to 0. */
    public Bounds limit() {
        if (unknownFrom != null && unknownFrom.signum() <= 0) {
            throw new ArithmeticException("the series was cut before its constant term");
        }
        if (!terms.isEmpty() && terms.firstKey().signum() < 0) {
            throw new ArithmeticException("no limit: the value may grow without bound");
        }
        return terms.getOrDefault(Fraction.ZERO, Bounds.ZERO);
    }

    public SmallSeries plus(SmallSeries other) {
        if (isExactlyZero() || other.isExactlyZero()) {
            return isExactlyZero() ? other : this;
        }
        TreeMap<Fraction, Bounds> sum = new TreeMap<>(terms);
        other.terms.forEach((power, coefficient) -> sum.merge(power, coefficient, Bounds::plus));
        return new SmallSeries(sum, earlier(unknownFrom, other.unknownFrom));
    }

    public SmallSeries negate() {
        TreeMap<Fraction, Bounds> negative = new TreeMap<>(terms);
        negative.replaceAll((power, coefficient) -> coefficient.negate());
        return new SmallSeries(negative, unknownFrom);
    }

    public SmallSeries times(SmallSeries other) {
        if (isExactlyZero() || other.isExactlyZero()) {
            return ZERO;
        }
        TreeMap<Fraction, Bounds> product = new TreeMap<>();
        terms.forEach((p, a) -> other.terms.forEach((q, b) -> product.merge(p.plus(q), a.times(b), Bounds::plus)));
        return new SmallSeries(product, earlier(shifted(unknownFrom, other), shifted(other.unknownFrom, this)));
    }

    /** This number to a fractional power; whole powers from 0 on of any number, others where the first term is certain. */
    public SmallSeries power(Fraction exponent) {
        if (exponent.isWhole() && exponent.signum() >= 0) {
            SmallSeries result = number(1);
            for (int i = exponent.intValue(); i > 0; i--) {
                result = result.times(this);
            }
            return result;
        }
        if (isExactlyZero() && exponent.signum() > 0) {
            return ZERO;
        }
        Map.Entry<Fraction, Bounds> first = first();
        SmallSeries rest = relativeRest(first);
        Fraction factor = Fraction.ONE;
        SmallSeries result = number(1).upTo(rest.unknownFrom);
        SmallSeries power = number(1);
        for (int k = 1; !rest.isZero() && !power.isZero(); k++) {
            factor = factor.times(exponent.minus(Fraction.of(k - 1L))).dividedBy(Fraction.of(k));
            power = power.times(rest).upTo(rest.unknownFrom);
            result = result.plus(power.times(constant(Bounds.exactly(factor))));
        }
        return result.times(
                term(first.getValue().power(exponent), first.getKey().times(exponent)));
    }

    /** Natural logarithm of a number with a positive limit. */
    public SmallSeries log() {
        Map.Entry<Fraction, Bounds> first = first();
        if (first.getKey().signum() != 0) {
            throw new ArithmeticException("logarithm of what tends to 0 or grows without bound");
        }
        SmallSeries rest = relativeRest(first);
        SmallSeries result = constant(first.getValue().log()).upTo(rest.unknownFrom);
        SmallSeries power = number(1);
        for (int k = 1; !rest.isZero() && !power.isZero(); k++) {
            power = power.times(rest).upTo(rest.unknownFrom);
            result = result.plus(power.times(constant(Bounds.exactly(Fraction.of(k % 2 == 1 ? 1 : -1, k)))));
        }
        return result;
    }

    /** The exponential function of a number with a limit. */
    public SmallSeries exp() {
        if (!terms.isEmpty() && terms.firstKey().signum() < 0) {
            throw new ArithmeticException("exponential of what may grow without bound");
        }
        SmallSeries rest = plus(constant(limit()).negate()).upTo(earlier(unknownFrom, KEPT));
        SmallSeries result = number(1).upTo(rest.unknownFrom);
        SmallSeries power = number(1);
        for (int k = 1; !rest.isZero() && !power.isZero(); k++) {
            power = power.times(rest)
                    .times(constant(Bounds.exactly(Fraction.of(1, k))))
                    .upTo(rest.unknownFrom);
            result = result.plus(power);
        }
        return result.times(constant(limit().exp()));
    }

    /** The coefficient of a power. @throws ArithmeticException if the series was cut before it */
    public Bounds coefficient(Fraction power) {
        if (unknownFrom != null && unknownFrom.compareTo(power) <= 0) {
            throw new ArithmeticException("the series was cut before this power");
        }
        return terms.getOrDefault(power, Bounds.ZERO);
    }

    /** 1 or -1, for eps small enough. */
    public int sign() {
        return first().getValue().sign();
    }

    private SmallSeries upTo(@Nullable Fraction power) {
        return new SmallSeries(terms, earlier(unknownFrom, power));
    }

    public boolean isExactlyZero() {
        return terms.isEmpty() && unknownFrom == null;
    }

    private boolean isZero() {
        return terms.isEmpty();
    }

    /** The first term; a first coefficient that may be 0 leaves it open which term is first. */
    private Map.Entry<Fraction, Bounds> first() {
        Map.Entry<Fraction, Bounds> first = terms.firstEntry();
        if (first == null || first.getValue().sign() == 0) {
            throw new ArithmeticException("division, root or logarithm of what may be zero");
        }
        return first;
    }

    /** {@code this / first - 1}, cut so that its powers end. */
    private SmallSeries relativeRest(Map.Entry<Fraction, Bounds> first) {
        SmallSeries scaled =
                times(term(first.getValue().inverse(), first.getKey().negate()));
        TreeMap<Fraction, Bounds> rest = new TreeMap<>(scaled.terms);
        rest.remove(Fraction.ZERO);
        return new SmallSeries(rest, rest.isEmpty() ? scaled.unknownFrom : earlier(scaled.unknownFrom, KEPT));
    }

    private static @Nullable Fraction shifted(@Nullable Fraction unknown, SmallSeries other) {
        if (unknown == null) {
            return null;
        }
        Fraction first = other.terms.isEmpty() ? other.unknownFrom : other.terms.firstKey();
        return first == null ? null : unknown.plus(first);
    }

    private static @Nullable Fraction earlier(@Nullable Fraction a, @Nullable Fraction b) {
        return a == null ? b : b == null ? a : a.smaller(b);
    }
}
