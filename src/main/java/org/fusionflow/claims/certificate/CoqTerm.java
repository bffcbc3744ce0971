package org.fusionflow.claims.certificate;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;

/**
 * Terms of a claim as expressions of Coq's real numbers, one for one; the rate of a term is spelled out by the rules for sums, products, quotients and
 * powers, and {@code x'} is the rate of the symbol x.
 */
final class CoqTerm {
    private final Map<String, Term> abbreviations = new HashMap<>();
    private final Predicate<String> hasRate;
    private final Set<String> divisors = new LinkedHashSet<>();

    /**
     * @param hasRate true for symbols that change along the flow
     */
    CoqTerm(Claim claim, Predicate<String> hasRate) {
        claim.abbreviations().forEach(a -> abbreviations.put(a.name().name(), a.value()));
        this.hasRate = hasRate;
    }

    /** Divisors so far, which must not be 0. */
    Set<String> divisors() {
        return divisors;
    }

    /** The name of a symbol; all have an ending, so that none is a word of Coq. */
    static String name(String symbol) {
        return symbol + "_";
    }

    static String number(Rational value) {
        String above = value.signum() < 0
                ? "(" + value.numerator() + ")"
                : value.numerator().toString();
        return value.isInteger() ? above : "(" + above + " / " + value.denominator() + ")";
    }

    String value(Term term) {
        if (term instanceof Term.Literal n) {
            return number(n.value());
        }
        if (term instanceof Term.Name n) {
            Term meaning = abbreviations.get(n.name());
            if (n.name().equals("E")) {
                throw new NotExportable("the number e");
            }
            return meaning != null ? value(meaning) : name(n.name());
        }
        if (term instanceof Term.Negation n) {
            return "(- " + value(n.operand()) + ")";
        }
        if (term instanceof Term.Operation o) {
            return operation(o);
        }
        if (term instanceof Term.Call c && c.function().equals("Dt")) {
            return rate(c.arguments().get(0));
        }
        throw new NotExportable(term instanceof Term.Call c ? c.function() : "a term of an unknown kind");
    }

    private String operation(Term.Operation o) {
        if (o.operator() == '^') {
            int exponent = exponent(o.right());
            String power = "(" + value(o.left()) + " ^ " + Math.abs(exponent) + ")";
            if (exponent >= 0) {
                return power;
            }
            divisors.add(value(o.left()));
            return "(1 / " + power + ")";
        }
        if (o.operator() == '/') {
            divisors.add(value(o.right()));
        }
        return "(" + value(o.left()) + " " + o.operator() + " " + value(o.right()) + ")";
    }

    private static int exponent(Term term) {
        if (term instanceof Term.Negation n) {
            return -exponent(n.operand());
        }
        if (term instanceof Term.Literal n && n.value().isSmallInteger()) {
            return n.value().intValue();
        }
        throw new NotExportable("a power whose exponent is no whole number");
    }

    private String rate(Term term) {
        if (term instanceof Term.Literal) {
            return "0";
        }
        if (term instanceof Term.Name n) {
            Term meaning = abbreviations.get(n.name());
            return meaning != null ? rate(meaning) : hasRate.test(n.name()) ? name(n.name()) + "'" : "0";
        }
        if (term instanceof Term.Negation n) {
            return "(- " + rate(n.operand()) + ")";
        }
        if (!(term instanceof Term.Operation o)) {
            throw new NotExportable("the rate of " + (term instanceof Term.Call c ? c.function() : "a condition"));
        }
        String a = value(o.left());
        String da = rate(o.left());
        if (o.operator() == '^') {
            int exponent = exponent(o.right());
            if (exponent < 1) {
                throw new NotExportable("the rate of a negative power");
            }
            return "(" + exponent + " * " + a + " ^ " + (exponent - 1) + " * " + da + ")";
        }
        String b = value(o.right());
        String db = rate(o.right());
        return switch (o.operator()) {
            case '*' -> "(" + da + " * " + b + " + " + a + " * " + db + ")";
            case '/' -> {
                divisors.add(b);
                yield "((" + da + " * " + b + " - " + a + " * " + db + ") / " + b + " ^ 2)";
            }
            default -> "(" + da + " " + o.operator() + " " + db + ")";
        };
    }

    /** Equalities joined by "and". */
    String equalities(Term term) {
        if (term instanceof Term.Junction j && j.and()) {
            return equalities(j.left()) + " /\\ " + equalities(j.right());
        }
        if (term instanceof Term.Comparison c && c.relation() == ComparisonSign.EQUAL) {
            return value(c.left()) + " = " + value(c.right());
        }
        throw new NotExportable("more than equalities");
    }
}
