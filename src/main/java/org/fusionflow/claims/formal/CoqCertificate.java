package org.fusionflow.claims.formal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.inequality.Certificate;
import org.fusionflow.symbolic.inequality.CertificateVariable;
import org.fusionflow.symbolic.inequality.Constraint.Sign;
import org.fusionflow.symbolic.inequality.Fact;
import org.fusionflow.symbolic.inequality.Monomial;
import org.fusionflow.symbolic.inequality.Origin;
import org.fusionflow.symbolic.inequality.Polynomial;

/**
 * A certificate as a lemma of Coq on polynomials: given some signs, a sum of terms that are at least 0, one of them above 0, and of multiples of
 * equations is identically 0, which is a contradiction.
 */
final class CoqCertificate {
    private final Certificate certificate;
    private final String name;
    private final StringBuilder text = new StringBuilder();
    private final List<String> closers = new ArrayList<>();

    CoqCertificate(Certificate certificate, String name) {
        this.certificate = certificate;
        this.name = name;
    }

    private void line(String line) {
        text.append("  ").append(line).append('\n');
    }

    /** How each premise of the lemma is shown, in order. */
    List<String> closers() {
        return closers;
    }

    String lemma() {
        List<String> premises = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < certificate.variables().size(); i++) {
            CertificateVariable v = certificate.variables().get(i);
            if (v.isPositive() || v.isNonnegative()) {
                premises.add((v.isPositive() ? "0 < x" : "0 <= x") + i);
                names.add("s" + i);
                closers.add("sign");
            }
        }
        for (int i = 0; i < certificate.facts().size(); i++) {
            Fact fact = certificate.facts().get(i);
            String closer = closer(fact.origin());
            if (!closer.isEmpty()) {
                premises.add(signed(fact));
                names.add("h" + i);
                closers.add(closer);
            }
        }
        text.append("Lemma ").append(name).append(" : ");
        if (!certificate.variables().isEmpty()) {
            text.append("forall ");
            for (int i = 0; i < certificate.variables().size(); i++) {
                text.append('x').append(i).append(' ');
            }
            text.append(": R,\n");
        }
        premises.forEach(p -> text.append("  ").append(p).append(" ->\n"));
        text.append("  False.\nProof.\n");
        line("intros "
                + java.util.stream.IntStream.range(0, certificate.variables().size())
                        .mapToObj(i -> "x" + i + " ")
                        .collect(Collectors.joining())
                + String.join(" ", names) + ".");
        for (int i = 0; i < certificate.facts().size(); i++) {
            derive(i, certificate.facts().get(i));
        }
        contradiction();
        return text.append("Qed.\n\n").toString();
    }

    private static String signed(Fact fact) {
        return signed(polynomial(fact.polynomial()), fact.sign());
    }

    private static String signed(String polynomial, Sign sign) {
        return switch (sign) {
            case POSITIVE -> "0 < " + polynomial;
            case NONNEGATIVE -> "0 <= " + polynomial;
            case ZERO -> polynomial + " = 0";
            case NONZERO -> polynomial + " <> 0";
        };
    }

    /** How the premise for a fact is shown from the claim; empty for facts that follow from others. */
    private String closer(Origin origin) {
        if (origin instanceof Origin.Given g) {
            StringBuilder scale = new StringBuilder("1");
            g.divisors().forEach((d, k) -> {
                boolean multiplied = g.multiplied().contains(d);
                int power = k + (multiplied ? 1 : 0);
                scale.append(" * ").append(polynomial(d)).append(" ^ ").append(power);
            });
            return "stated (" + scale + ")";
        }
        if (origin instanceof Origin.Divisor) {
            return "divided";
        }
        if (origin instanceof Origin.RootRelation) {
            return "same";
        }
        return origin instanceof Origin.RootSign ? "sign" : "";
    }

    private void derive(int at, Fact fact) {
        String start = "assert (h" + at + " : " + signed(fact) + ") by ";
        Origin origin = fact.origin();
        String p = polynomial(fact.polynomial());
        if (!closer(origin).isEmpty()) {
            return;
        }
        if (origin instanceof Origin.VariableSign || origin instanceof Origin.Form) {
            line(start + "form.");
        } else if (origin instanceof Origin.Quotient q) {
            String k = CoqName.number(q.number()) + monomial(q.monomial()) + facts(q.others());
            Fact of = certificate.facts().get(q.of());
            String lemma = switch (fact.sign()) {
                case POSITIVE -> "part_above";
                case NONNEGATIVE -> "part_least";
                case ZERO -> "part_zero";
                case NONZERO -> "part_unequal";
            };
            String rest = fact.sign() == Sign.NONZERO ? "" : " | form";
            line(start + "(apply (" + lemma + " " + p + " (" + k + ") " + polynomial(of.polynomial())
                    + "); [field | exact h" + q.of() + rest + "]).");
        } else if (origin instanceof Origin.FactorOfNonzero f) {
            line(start + "(apply (part_unequal " + p + " " + polynomial(f.cofactor()) + " "
                    + polynomial(certificate.facts().get(f.of()).polynomial()) + "); [field | unlike h" + f.of()
                    + "]).");
        } else if (origin instanceof Origin.SumOf s) {
            List<String> lines = new ArrayList<>();
            s.terms().forEach(t -> lines.add(term(t)));
            line(start + "(replace " + p + " with (" + String.join(" + ", lines) + ") by field; form).");
        } else if (origin instanceof Origin.Both b) {
            line(start + "exact (both_above _ h" + b.nonnegative() + " h" + b.nonzero() + ").");
        } else if (origin instanceof Origin.RootBound b && isSquareRoot(b.relation())) {
            line(start + "nra.");
        } else {
            throw new NotExportable("a root of higher degree in a certificate");
        }
    }

    private boolean isSquareRoot(int relation) {
        return certificate.facts().get(relation).origin() instanceof Origin.RootRelation r && r.degree() == 2;
    }

    private void contradiction() {
        List<String> parts = new ArrayList<>();
        int number = 0;
        int strict = -1;
        for (Certificate.Term term : certificate.terms()) {
            boolean isStrict = certificate.isStrict(term);
            strict = strict < 0 && isStrict ? number : strict;
            parts.add(term(term));
            line("assert (t" + number + " : 0 " + (isStrict ? "<" : "<=") + " " + term(term) + ") by form.");
            number++;
        }
        StringBuilder total = new StringBuilder(String.join(" + ", parts));
        certificate.cofactors().forEach((at, cofactor) -> {
            String product = polynomial(cofactor) + " * "
                    + polynomial(certificate.facts().get(at).polynomial());
            total.append(" + ").append(product);
            line("assert (z" + at + " : " + product + " = 0) by (rewrite h" + at + "; field).");
        });
        line("assert (total : " + total + " = 0) by field.");
        parts.forEach(p -> line("set (part := " + p
                + ") in *; clearbody part; rename part into part'.".replace("part'", "part_" + parts.indexOf(p))));
        certificate.cofactors().forEach((at, cofactor) -> line("rewrite z" + at + " in total."));
        line("clear - total"
                + java.util.stream.IntStream.range(0, number)
                        .mapToObj(i -> " t" + i)
                        .collect(Collectors.joining()) + ".");
        line("lra.");
    }

    private String term(Certificate.Term term) {
        String square = term.square().isConstant()
                ? " * " + CoqName.number(squared(term.square()))
                : " * " + polynomial(term.square()) + " ^ 2";
        return "(" + CoqName.number(term.weight()) + facts(term.facts()) + monomial(term.monomial()) + square + ")";
    }

    private static Rational squared(Polynomial constant) {
        Rational value = constant.coefficient(Monomial.one(constant.variables()));
        return value.times(value);
    }

    /** Powers of facts; even ones as powers of squares. */
    private String facts(Map<Integer, Integer> exponents) {
        StringBuilder product = new StringBuilder();
        new TreeMap<>(exponents).forEach((at, k) -> {
            String p = polynomial(certificate.facts().get(at).polynomial());
            for (int i = 0; i < k / 2; i++) {
                product.append(" * ").append(p).append(" ^ 2");
            }
            if (k % 2 != 0) {
                product.append(" * ").append(p);
            }
        });
        return product.toString();
    }

    private static String monomial(Monomial monomial) {
        StringBuilder product = new StringBuilder();
        for (int i = 0; i < monomial.variables(); i++) {
            for (int k = 0; k < monomial.exponent(i) / 2; k++) {
                product.append(" * x").append(i).append(" ^ 2");
            }
            if (monomial.exponent(i) % 2 != 0) {
                product.append(" * x").append(i);
            }
        }
        return product.toString();
    }

    static String polynomial(Polynomial polynomial) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(polynomial.terms())
                .descendingMap()
                .forEach((m, c) -> text.append(text.isEmpty() ? "(" : " + ")
                        .append(CoqName.number(c))
                        .append(monomial(m)));
        return text.isEmpty() ? "0" : text.append(')').toString();
    }
}
