package org.fusionflow.claims.asymptotic;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.document.Conditions;
import org.fusionflow.claims.document.ReservedNames;
import org.fusionflow.expression.Term;
import org.fusionflow.reduced.phase.Quadrature;

/** Evaluates terms in double precision, for asymptotic statements. */
final class NumericTerm {
    private static final Set<String> FUNCTIONS = Set.of("Sqrt", "Exp", "Log", "Abs");

    private NumericTerm() {}

    /**
     * Checks that all names and functions of a term are known.
     *
     * @throws InvalidInput if a name or function is unknown, or the number of arguments is wrong
     */
    static void check(Term term, Set<String> known) {
        if (term instanceof Term.Name n
                && !known.contains(n.name())
                && !n.name().equals("E")) {
            throw n.place()
                    .wrong("unknown symbol '" + n.name() + "' in an asymptotic statement; known are "
                            + String.join(", ", new java.util.TreeSet<>(known)));
        } else if (term instanceof Term.Negation n) {
            check(n.operand(), known);
        } else if (term instanceof Term.Operation o) {
            check(o.left(), known);
            check(o.right(), known);
        } else if (term instanceof Term.Braces b) {
            throw b.place().wrong("braces: expected them only as the range of Integrate");
        } else if (term instanceof Term.Call c) {
            checkCall(c, known);
        } else if (Conditions.areStatedBy(term)) {
            throw term.place().wrong("a condition: expected an expression here, which has a value");
        }
    }

    private static void checkCall(Term.Call call, Set<String> known) {
        if (call.function().equals("Integrate")) {
            Range range = Range.of(call);
            if (known.contains(range.variable().name())
                    || ReservedNames.contain(range.variable().name())) {
                throw range.variable()
                        .place()
                        .wrong("'" + range.variable().name() + "' has a meaning already; expected another name");
            }
            check(range.from(), known);
            if (!isInfinity(range.to())) {
                check(range.to(), known);
            }
            Set<String> inside = new java.util.HashSet<>(known);
            inside.add(range.variable().name());
            check(call.arguments().get(0), inside);
            return;
        }
        if (!FUNCTIONS.contains(call.function())) {
            throw call.place()
                    .wrong("function '" + call.function()
                            + "' in an asymptotic statement; known are Sqrt, Exp, Log, Abs, Integrate");
        }
        if (call.arguments().size() != 1) {
            throw call.place().wrong(call.function() + ": expected one argument");
        }
        check(call.arguments().get(0), known);
    }

    private record Range(Term.Name variable, Term from, Term to) {
        static Range of(Term.Call call) {
            if (call.arguments().size() == 2
                    && call.arguments().get(1) instanceof Term.Braces braces
                    && braces.elements().size() == 3
                    && braces.elements().get(0) instanceof Term.Name variable) {
                return new Range(
                        variable, braces.elements().get(1), braces.elements().get(2));
            }
            throw call.place().wrong("expected Integrate(expression, {x, from, to})");
        }
    }

    private static boolean isInfinity(Term term) {
        return term instanceof Term.Name n && n.name().equals("Infinity");
    }

    /**
     * Value of a term; NaN where it has no real value.
     *
     * @param term accepted by {@link #check}
     * @throws ArithmeticException if an integral does not converge
     */
    static double value(Term term, Map<String, Double> values) {
        return value(term, values, new IntegralWork());
    }

    /**
     * The same, with integrals that share a budget.
     *
     * @throws ArithmeticException if an integral does not converge, or the budget is used up
     */
    static double value(Term term, Map<String, Double> values, IntegralWork work) {
        if (term instanceof Term.Literal n) {
            return n.value().doubleValue();
        }
        if (term instanceof Term.Name n) {
            return n.name().equals("E") ? Math.E : values.getOrDefault(n.name(), Double.NaN);
        }
        if (term instanceof Term.Negation n) {
            return -value(n.operand(), values, work);
        }
        if (term instanceof Term.Operation o) {
            double left = value(o.left(), values, work);
            double right = value(o.right(), values, work);
            return switch (o.operator()) {
                case '+' -> left + right;
                case '-' -> left - right;
                case '*' -> left * right;
                case '/' -> left / right;
                default -> Math.pow(left, right);
            };
        }
        return call((Term.Call) term, values, work);
    }

    private static double call(Term.Call call, Map<String, Double> values, IntegralWork work) {
        Term argument = call.arguments().get(0);
        return switch (call.function()) {
            case "Sqrt" -> Math.sqrt(value(argument, values, work));
            case "Exp" -> Math.exp(value(argument, values, work));
            case "Log" -> Math.log(value(argument, values, work));
            case "Abs" -> Math.abs(value(argument, values, work));
            default -> integral(argument, Range.of(call), values, work);
        };
    }

    private static double integral(Term function, Range range, Map<String, Double> values, IntegralWork work) {
        Map<String, Double> inside = new HashMap<>(values);
        double from = value(range.from(), values, work);
        double to = isInfinity(range.to()) ? Double.POSITIVE_INFINITY : value(range.to(), values, work);
        return Quadrature.integral(
                x -> {
                    work.countOne();
                    inside.put(range.variable().name(), x);
                    return value(function, inside, work);
                },
                from,
                to);
    }
}
