package org.fusionflow.symbolic;

import java.util.List;
import java.util.Set;
import org.fusionflow.symbolic.Expr.Log;
import org.fusionflow.symbolic.Expr.Power;
import org.fusionflow.symbolic.Expr.Product;
import org.fusionflow.symbolic.Expr.Sum;
import org.fusionflow.symbolic.Expr.Symbol;

/** An expression where some of its positive symbols have gone to 0; exponents may be linear in L and Lf. */
final class Vanishing {
    private final Set<String> vanishing;
    private final int leastFusion;

    private Vanishing(Set<String> vanishing, int leastFusion) {
        this.vanishing = vanishing;
        this.leastFusion = leastFusion;
    }

    /**
     * @param vanishing names of the symbols that are 0
     * @param leastFusion smallest Lf of the case, 1 or 2
     * @throws ArithmeticException at a pole, or where the sign of an exponent depends on L and Lf
     */
    static Expr value(Expr expr, Set<String> vanishing, int leastFusion) {
        return new Vanishing(vanishing, leastFusion).of(expr);
    }

    private Expr of(Expr expr) {
        if (expr instanceof Symbol s) {
            return vanishing.contains(s.name()) ? Constant.ZERO : s;
        }
        if (expr instanceof Sum s) {
            return Expr.sum(s.terms().stream().map(this::of).toList());
        }
        if (expr instanceof Product p) {
            // Every factor is looked at, so that a pole beside a zero is seen.
            List<Expr> factors = p.factors().stream().map(this::of).toList();
            return Expr.product(factors);
        }
        if (expr instanceof Power p) {
            Expr base = of(p.base());
            return base.isZero() ? powerOfZero(p) : Expr.power(base, of(p.exponent()));
        }
        if (expr instanceof Log l) {
            Expr argument = of(l.argument());
            if (argument.isZero()) {
                throw new ArithmeticException("Log(" + l.argument().text() + ") has no value there");
            }
            return Expr.log(argument);
        }
        return expr;
    }

    private Expr powerOfZero(Power power) {
        if (leastSign(power.exponent()) > 0) {
            return Constant.ZERO;
        }
        throw new ArithmeticException(
                power.text() + " has no value where " + power.base().text() + " is 0");
    }

    /** 1 if the exponent is a number above 0, or c + a L + b Lf and above 0 for all L and Lf of the case; else -1. */
    private int leastSign(Expr exponent) {
        Rational constant = Rational.ZERO;
        Rational ofLayers = Rational.ZERO;
        Rational ofFusion = Rational.ZERO;
        for (Expr term : Generators.exponentTerms(exponent)) {
            Rational factor = Rules.factor(term);
            Expr rest = Rules.withoutFactor(term);
            if (rest.isOne()) {
                constant = constant.plus(factor);
            } else if (rest.equals(Expr.positive("L"))) {
                ofLayers = ofLayers.plus(factor);
            } else if (rest.equals(Expr.positive("Lf"))) {
                ofFusion = ofFusion.plus(factor);
            } else {
                return -1;
            }
        }
        // L = Lf + r and Lf = leastFusion + q with r, q >= 0: a form that grows with both is least at the corner, which
        // L >= 2 cuts in two for Lf = 1.
        boolean grows = ofLayers.signum() >= 0 && ofLayers.plus(ofFusion).signum() >= 0;
        Rational atFusion = constant.plus(ofFusion.times(Rational.of(leastFusion)));
        Rational corner = atFusion.plus(ofLayers.times(Rational.of(2)));
        Rational other = constant.plus(ofFusion.plus(ofLayers).times(Rational.of(2)));
        return grows && corner.signum() > 0 && other.signum() > 0 ? 1 : -1;
    }
}
