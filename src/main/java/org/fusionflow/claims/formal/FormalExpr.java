package org.fusionflow.claims.formal;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.claims.formal.FormalTerm.Places;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.DepthSet.Form;
import org.fusionflow.symbolic.algebra.Expr;

/** What the variables of a certificate stand for, in the symbols of the claim. */
final class FormalExpr {
    private final Places places;
    private final LeadingTerms terms;
    private final Functions functions;

    FormalExpr(Places places, LeadingTerms terms, Functions functions) {
        this.places = places;
        this.terms = terms;
        this.functions = functions;
    }

    Leading of(Expr expr) {
        if (expr instanceof Expr.Num n) {
            return LeadingTerms.number(n.value());
        }
        if (expr instanceof Expr.Symbol s) {
            return symbol(s.name());
        }
        if (expr instanceof Expr.Log l) {
            return functions.logarithm(of(l.argument()));
        }
        if (expr instanceof Expr.Sum s) {
            Leading sum = LeadingTerms.number(Rational.ZERO);
            for (Expr part : s.terms()) {
                sum = terms.plus(sum, of(part));
            }
            return sum;
        }
        if (expr instanceof Expr.Product p) {
            return terms.product(p.factors().stream().map(this::of).toList());
        }
        Expr.Power power = (Expr.Power) expr;
        Leading base = of(power.base());
        if (power.exponent() instanceof Expr.Num n) {
            return number(base, n.value());
        }
        Form form = Form.of(power.exponent()).orElseThrow(() -> new NotExportable("a power in a certificate"));
        Linear exponent = Linear.of(form.constant())
                .plus(Linear.of(CoqName.of("L")).times(form.layers()))
                .plus(Linear.of(CoqName.of("Lf")).times(form.fusion()));
        return functions.power(base, exponent.text(), exponent, Linear.ONE);
    }

    private Leading number(Leading base, Rational exponent) {
        if (exponent.isSmallInteger()) {
            Leading power = terms.power(base, Math.abs(exponent.intValue()));
            return exponent.signum() > 0 ? power : terms.over(LeadingTerms.number(Rational.ONE), power);
        }
        if (exponent.equals(Rational.of(1, 2))) {
            return functions.squareRoot(base);
        }
        return functions.power(base, CoqName.number(exponent), Linear.of(exponent), Linear.ONE);
    }

    private Leading symbol(String name) {
        int brace = name.indexOf('{');
        if (brace < 0) {
            return places.at(Optional.empty()).value(name);
        }
        Set<String> learned = new TreeSet<>();
        for (String m : name.substring(brace + 1, name.length() - 1).split(",", -1)) {
            learned.add(m);
        }
        return places.at(Optional.of(learned)).value(name.substring(0, brace));
    }
}
