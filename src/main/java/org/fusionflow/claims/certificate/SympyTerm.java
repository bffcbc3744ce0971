package org.fusionflow.claims.certificate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.document.Conditions;
import org.fusionflow.claims.formal.NotExportable;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;

/** Terms of a claim as Python expressions, one for one. */
final class SympyTerm {
    /** Names of Python and of the script that a claim may use for symbols of its own. */
    private static final Set<String> TAKEN = Set.of(
            "Abs",
            "ALWAYS",
            "CERTIFICATES",
            "D",
            "EDGES",
            "DOMAIN",
            "Dt",
            "E",
            "I",
            "Integer",
            "N",
            "QQ",
            "R",
            "Rational",
            "Sqrt",
            "and",
            "as",
            "at",
            "closed",
            "compare",
            "dict",
            "divide",
            "exponential",
            "for",
            "if",
            "implies",
            "in",
            "inner",
            "is",
            "lambda",
            "list",
            "logarithm",
            "negated",
            "not",
            "or",
            "point",
            "positive",
            "power",
            "rate",
            "real",
            "ring",
            "root",
            "stability",
            "sum",
            "with");

    private final Set<String> abbreviations = new HashSet<>();

    SympyTerm(Claim claim) {
        claim.abbreviations().forEach(a -> abbreviations.add(a.name().name()));
    }

    /** The variable of a Python script that stands for a symbol. */
    static String name(String symbol) {
        return TAKEN.contains(symbol) ? symbol + "_" : symbol;
    }

    /** A number as SymPy takes it, exactly. */
    static String number(Rational value) {
        return value.isInteger()
                ? "Integer(" + value.numerator() + ")"
                : "Rational(" + value.numerator() + ", " + value.denominator() + ")";
    }

    /** An expression. */
    String value(Term term) {
        if (term instanceof Term.Literal n) {
            return number(n.value());
        }
        if (term instanceof Term.Name n) {
            if (n.name().equals("Pi")) {
                throw new NotExportable("the number Pi");
            }
            return n.name().equals("E")
                    ? "EULER"
                    : abbreviations.contains(n.name()) ? name(n.name()) + "()" : name(n.name());
        }
        if (term instanceof Term.Negation n) {
            return "-(" + value(n.operand()) + ")";
        }
        if (term instanceof Term.Operation o) {
            if (o.operator() == '^' && isDifference(o.left()) && !isWhole(o.right())) {
                throw new NotExportable("a power of a difference that is no product");
            }
            String left = value(o.left());
            String right = value(o.right());
            return switch (o.operator()) {
                case '/' -> "divide(" + left + ", " + right + ")";
                case '^' -> "power(" + left + ", " + right + ")";
                default -> "(" + left + " " + o.operator() + " " + right + ")";
            };
        }
        if (term instanceof Term.Call c) {
            return call(c);
        }
        throw new NotExportable("a term of an unknown kind");
    }

    /** Of which SymPy would have to know that it is positive. */
    private static boolean isDifference(Term term) {
        return term instanceof Term.Negation || (term instanceof Term.Operation o && o.operator() == '-');
    }

    private static boolean isWhole(Term term) {
        return term instanceof Term.Negation n
                ? isWhole(n.operand())
                : term instanceof Term.Literal literal && literal.value().isInteger();
    }

    private String call(Term.Call call) {
        return switch (call.function()) {
            case "Sqrt", "Abs", "Dt", "D" -> call.function() + "(" + arguments(call.arguments()) + ")";
            case "Exp" -> "exponential(" + arguments(call.arguments()) + ")";
            case "Log" -> "logarithm(" + arguments(call.arguments()) + ")";
            case "dot" -> "inner(" + arguments(call.arguments()) + ")";
            case "norm" ->
                "Sqrt(inner(" + value(call.arguments().get(0)) + ", "
                        + value(call.arguments().get(0)) + "))";
            case "At" ->
                "at(lambda: " + value(call.arguments().get(0)) + ", "
                        + learned(call.arguments().get(1)) + ")";
            default -> throw new NotExportable(call.function());
        };
    }

    private String arguments(List<Term> terms) {
        return terms.stream().map(this::value).collect(Collectors.joining(", "));
    }

    private static String learned(Term set) {
        return set.parts().stream()
                .map(element -> "'" + ((Term.Name) element).name() + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** A condition. */
    String condition(Term term) {
        if (term instanceof Term.Comparison c) {
            String sign =
                    c.relation() == ComparisonSign.EQUAL ? "==" : c.relation().sign();
            return "compare(" + value(c.left()) + ", '" + sign + "', " + value(c.right()) + ")";
        }
        if (term instanceof Term.Junction j) {
            return "('" + (j.and() ? "all" : "any") + "', [" + condition(j.left()) + ", " + condition(j.right()) + "])";
        }
        if (term instanceof Term.Not n) {
            return "negated(" + condition(n.operand()) + ")";
        }
        if (term instanceof Term.Implication i) {
            String left = condition(i.left());
            String right = condition(i.right());
            String forward = "implies(" + left + ", " + right + ")";
            return i.both() ? "('all', [" + forward + ", implies(" + right + ", " + left + ")])" : forward;
        }
        if (term instanceof Term.Call c && Conditions.FUNCTIONS.contains(c.function())) {
            return "stability(" + learned(c.arguments().get(0)) + ", "
                    + (c.function().equals("Stable") ? "True" : "False") + ")";
        }
        throw new NotExportable("a condition of an unknown kind");
    }
}
