package org.fusionflow.claims.certificate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.inequality.Certificate;
import org.fusionflow.symbolic.inequality.Constraint.Sign;
import org.fusionflow.symbolic.inequality.Fact;
import org.fusionflow.symbolic.inequality.Monomial;
import org.fusionflow.symbolic.inequality.Origin;
import org.fusionflow.symbolic.inequality.Polynomial;

/** A certificate as a call of {@code Certificate} in Python. */
final class SympyCertificate {
    private final Certificate certificate;
    private final SympyExpr meanings;

    SympyCertificate(Certificate certificate, SympyExpr meanings) {
        this.certificate = certificate;
        this.meanings = meanings;
    }

    /** Lines within the function {@code build}. */
    String text() {
        int n = certificate.variables().size();
        String names = IntStream.range(0, n).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
        StringBuilder text = new StringBuilder();
        String gens = names.isEmpty() ? "" : ", " + names.replace(",", ", ");
        text.append("    R").append(gens).append(" = ring('").append(names).append("', QQ)\n");
        text.append("    CERTIFICATES.append(Certificate(\n        R, [\n");
        certificate.variables().forEach(v -> line(text, meanings.text(v.meaning())));
        text.append("        ], [\n");
        certificate.facts().forEach(fact -> line(text, fact(fact)));
        text.append("        ], [\n");
        certificate.terms().forEach(term -> line(text, term(term)));
        text.append("        ], {");
        certificate
                .cofactors()
                .forEach((at, cofactor) -> text.append("\n            ")
                        .append(at)
                        .append(": ")
                        .append(polynomial(cofactor))
                        .append(","));
        return text.append("}))\n").toString();
    }

    private static void line(StringBuilder text, String entry) {
        text.append("            ").append(entry).append(",\n");
    }

    private String fact(Fact fact) {
        return "(" + polynomial(fact.polynomial()) + ", '" + sign(fact.sign()) + "', " + reason(fact.origin()) + ")";
    }

    private static String sign(Sign sign) {
        return switch (sign) {
            case POSITIVE -> ">";
            case NONNEGATIVE -> ">=";
            case ZERO -> "==";
            case NONZERO -> "!=";
        };
    }

    private String reason(Origin origin) {
        if (origin instanceof Origin.Given g) {
            String divisors = g.divisors().entrySet().stream()
                    .map(d -> "(" + polynomial(d.getKey()) + ", " + d.getValue() + ")")
                    .collect(Collectors.joining(", ", "[", "]"));
            String multiplied =
                    g.multiplied().stream().map(this::polynomial).collect(Collectors.joining(", ", "[", "]"));
            String law = certificate
                    .constraints()
                    .get(g.constraint())
                    .lawOf()
                    .map(y -> ", " + meanings.text(y))
                    .orElse("");
            return "('" + (law.isEmpty() ? "given" : "law") + "', " + g.constraint() + ", " + polynomial(g.numerator())
                    + ", " + divisors + ", " + multiplied + law + ")";
        }
        if (origin instanceof Origin.Divisor d) {
            return "('divisor', " + d.constraint() + ")";
        }
        if (origin instanceof Origin.RootRelation) {
            return "('root relation',)";
        }
        if (origin instanceof Origin.RootSign r) {
            return "('root sign', " + r.variable() + ", " + polynomial(r.below()) + ")";
        }
        if (origin instanceof Origin.VariableSign v) {
            return "('variable', " + v.variable() + ")";
        }
        if (origin instanceof Origin.Form) {
            return "('form',)";
        }
        if (origin instanceof Origin.Quotient q) {
            return "('quotient', " + q.of() + ", " + rational(q.number()) + ", "
                    + q.others().toString().replace('=', ':') + ", " + exponents(q.monomial()) + ")";
        }
        if (origin instanceof Origin.FactorOfNonzero f) {
            return "('factor', " + f.of() + ", " + polynomial(f.cofactor()) + ")";
        }
        if (origin instanceof Origin.NonzeroRoot r) {
            return "('nonzero root', " + relation(r.relation()) + ", "
                    + r.others().toString().replace('=', ':') + ", " + exponents(r.monomial()) + ")";
        }
        if (origin instanceof Origin.RootBound b) {
            return "('root bound', " + relation(b.relation()) + ", " + polynomial(b.bound()) + ")";
        }
        if (origin instanceof Origin.SumOf s) {
            return "('sum', [" + s.terms().stream().map(this::term).collect(Collectors.joining(", ")) + "])";
        }
        Origin.Both both = (Origin.Both) origin;
        return "('both', " + both.nonnegative() + ", " + both.nonzero() + ")";
    }

    /** The position of a relation, its variable and its degree. */
    private String relation(int at) {
        if (certificate.facts().get(at).origin() instanceof Origin.RootRelation r) {
            return at + ", " + r.variable() + ", " + r.degree();
        }
        throw new NotExportable("a root without a relation");
    }

    private String term(Certificate.Term term) {
        return "(" + rational(term.weight()) + ", " + term.facts().toString().replace('=', ':') + ", "
                + exponents(term.monomial()) + ", " + polynomial(term.square()) + ")";
    }

    private static String exponents(Monomial monomial) {
        List<String> all = IntStream.range(0, monomial.variables())
                .mapToObj(i -> Integer.toString(monomial.exponent(i)))
                .toList();
        return "(" + String.join(", ", all) + (all.size() == 1 ? ",)" : ")");
    }

    private static String rational(Rational value) {
        return value.isInteger()
                ? "QQ(" + value.numerator() + ")"
                : "QQ(" + value.numerator() + ", " + value.denominator() + ")";
    }

    private String polynomial(Polynomial polynomial) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Monomial, Rational> term :
                new TreeMap<>(polynomial.terms()).descendingMap().entrySet()) {
            text.append(text.isEmpty() ? "" : " + ").append(rational(term.getValue()));
            for (int i = 0; i < term.getKey().variables(); i++) {
                int exponent = term.getKey().exponent(i);
                if (exponent > 0) {
                    text.append("*x").append(i).append(exponent == 1 ? "" : "**" + exponent);
                }
            }
        }
        // A number has to be an element of the ring as well.
        return text.isEmpty() ? "R(0)" : polynomial.isConstant() ? "R(" + text + ")" : text.toString();
    }
}
