package org.fusionflow.symbolic.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fusionflow.expression.Rational;

/** True identities written in two ways, and edits that break them; the same seed gives the same ones. */
final class RandomIdentities {
    static final Expr A = Expr.positive("uA");
    static final Expr B = Expr.positive("uB");
    static final Expr X = Expr.real("x");
    static final Expr Y = Expr.real("y");
    static final Expr K = Expr.positive("k");
    static final Expr L = Expr.positive("L");
    static final Expr LF = Expr.positive("Lf");
    static final Expr SQUARES = Expr.power(A, 2).plus(Expr.power(B, 2));

    record Identity(String family, Expr left, Expr right) {}

    private final Random random;

    RandomIdentities(long seed) {
        random = new Random(seed);
    }

    @SuppressWarnings("StatementSwitchToExpressionSwitch") // the cases are blocks
    Identity next() {
        switch (random.nextInt(7)) {
            case 0:
                return polynomial();
            case 1:
                return radical();
            case 2:
                return symbolicExponent();
            case 3:
                return rational();
            case 4:
                return logarithm();
            case 5:
                return nestedRoot();
            default:
                return denested();
        }
    }

    private Expr number() {
        return Expr.number(Rational.of(1 + random.nextInt(6), 1 + random.nextInt(3)));
    }

    private Expr linear() {
        Expr sign = Expr.number(random.nextBoolean() ? 1 : -1);
        return Expr.sum(number().times(A), Expr.product(sign, number(), X), number().times(Y), number());
    }

    private Identity polynomial() {
        Expr p = linear();
        Expr q = linear();
        Expr product = p.times(q).times(p.plus(q));
        return new Identity("polynomial", product, Expansion.of(product));
    }

    /** (uA^2+uB^2)^(k/2) split in two halves, one of them multiplied out. */
    private Identity radical() {
        int k = 3 + 2 * random.nextInt(3);
        Expr whole = Expr.power(SQUARES, Expr.number(Rational.of(k, 2)));
        Expr outer = Expr.power(SQUARES, Expr.number(k / 2));
        Expr split = Expansion.of(outer).times(Expr.sqrt(SQUARES));
        Expr factor = linear();
        Expr scale = Expr.power(number(), 2);
        return new Identity(
                "radical",
                Expr.product(factor, whole),
                Expansion.of(factor.times(Expr.power(scale, -1))).times(scale).times(split));
    }

    private Identity symbolicExponent() {
        Expr[] units = {L, LF, K};
        Expr m = units[random.nextInt(3)];
        Expr n = units[random.nextInt(3)];
        Expr base = random.nextBoolean() ? A : SQUARES;
        Expr c = number();
        Expr left = Expr.power(base, m.times(c).plus(n).plus(Constant.ONE));
        Expr right = Expr.product(Expr.power(Expr.power(base, m), c), base, Expr.power(base, n));
        Expr scaled = Expr.power(Expr.product(Expr.number(4), Expr.power(B, 2)), m.times(Constant.HALF));
        return new Identity(
                "symbolic exponent",
                left.times(scaled),
                Expr.product(right, Expr.power(Expr.number(2), m), Expr.power(B, m)));
    }

    private Identity rational() {
        Expr p = linear();
        Expr q = SQUARES.plus(number());
        Expr left = p.over(q).plus(linear().over(A));
        Expr common = Expansion.of(q.times(A));
        Expr numerator = left.minus(p.over(q)).times(A);
        return new Identity(
                "rational",
                left,
                Expansion.of(p.times(A).plus(numerator.times(q))).over(common));
    }

    private Identity logarithm() {
        Expr c = number();
        Expr product = Expr.product(Expr.power(A, c), Expr.power(B, L), Expr.power(SQUARES, Constant.HALF));
        Expr sum = Expr.sum(
                c.times(Expr.log(A)), L.times(Expr.log(B)), Constant.HALF.times(Expr.log(Expansion.of(SQUARES))));
        Expr factor = linear();
        return new Identity(
                "logarithm",
                factor.times(Expr.log(product)),
                Expansion.of(factor).times(sum));
    }

    private Identity nestedRoot() {
        Expr inner = Expr.sqrt(B.plus(A));
        Expr other = Expr.sqrt(A.plus(B));
        Expr c = number();
        Expr left = Expr.power(A.plus(inner.times(c)), Expr.number(Rational.of(3, 2)));
        Expr root = Expr.sqrt(Expr.sum(other.times(c), A));
        return new Identity("nested root", left, Expr.sum(A, other.times(c)).times(root));
    }

    /** The root of a fraction, and of a sum with a square factor. */
    private Identity denested() {
        Expr c = number();
        Expr left = Expr.sqrt(A.plus(c.over(SQUARES)));
        Expr right = Expr.sqrt(A.times(SQUARES).plus(c)).over(Expr.sqrt(SQUARES));
        Expr square = Expr.power(left, 2);
        return random.nextBoolean()
                ? new Identity("root of a fraction", square, Expr.power(right, 2))
                : new Identity(
                        "square factor",
                        Expr.sqrt(Expr.sum(Expr.power(A, 3), Expr.product(c, Expr.power(A, 2), B))),
                        A.times(Expr.sqrt(A.plus(c.times(B)))));
    }

    /** One edit somewhere: a number changed, a sign, an exponent, a factor dropped, a symbol swapped. */
    Expr broken(Expr expr) {
        if (expr instanceof Expr.Num n) {
            return Expr.number(n.value().plus(Rational.ONE));
        }
        if (expr instanceof Expr.Symbol s) {
            return s.equals(A) ? B : s.equals(B) ? A : s.equals(L) ? LF : s.equals(LF) ? L : expr.negate();
        }
        if (expr instanceof Expr.Sum sum) {
            List<Expr> terms = new ArrayList<>(sum.terms());
            int at = random.nextInt(terms.size());
            terms.set(at, random.nextInt(3) == 0 ? terms.get(at).negate() : broken(terms.get(at)));
            return Expr.sum(terms);
        }
        if (expr instanceof Expr.Product product) {
            List<Expr> factors = new ArrayList<>(product.factors());
            int at = random.nextInt(factors.size());
            if (random.nextInt(3) == 0) {
                factors.remove(at);
            } else {
                factors.set(at, broken(factors.get(at)));
            }
            return Expr.product(factors);
        }
        if (expr instanceof Expr.Power power) {
            return random.nextBoolean()
                    ? Expr.power(power.base(), power.exponent().plus(Constant.HALF))
                    : Expr.power(broken(power.base()), power.exponent());
        }
        return Expr.log(broken(((Expr.Log) expr).argument()));
    }

    static Map<String, Double> doubles(Map<String, Rational> point) {
        Map<String, Double> values = new HashMap<>();
        point.forEach((name, value) -> values.put(name, value.doubleValue()));
        return values;
    }
}
