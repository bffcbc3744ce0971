package org.fusionflow.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** Evaluates terms that have been checked. */
final class Evaluation {
    private Evaluation() {}

    static Datum value(Term term, Scope scope) {
        if (term instanceof Term.Literal literal) {
            return Datum.of(number(literal.value()));
        }
        if (term instanceof Term.Quoted quoted) {
            return Datum.of(quoted.text());
        }
        if (term instanceof Term.Name name) {
            return scope.value(name.name());
        }
        if (term instanceof Term.Negation negation) {
            return Datum.of(-value(negation.operand(), scope).number());
        }
        if (term instanceof Term.Operation operation) {
            return Datum.of(operation(
                    operation.operator(),
                    value(operation.left(), scope).number(),
                    value(operation.right(), scope).number()));
        }
        if (term instanceof Term.Not not) {
            Datum operand = value(not.operand(), scope);
            return operand.isMissing() ? operand : Datum.of(!operand.isTrue());
        }
        if (term instanceof Term.Junction junction) {
            return junction(junction, scope);
        }
        if (term instanceof Term.Comparison comparison) {
            return comparison(comparison, scope);
        }
        return call((Term.Call) term, scope);
    }

    /** The correctly rounded double, as Java would read the literal. */
    private static double number(Rational value) {
        return new BigDecimal(value.numerator())
                .divide(new BigDecimal(value.denominator()), MathContext.DECIMAL128)
                .doubleValue();
    }

    private static double operation(char operator, double left, double right) {
        return switch (operator) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            case '/' -> left / right;
            // A square is written as a power but must round like a product.
            default -> right == 2 ? left * left : StrictMath.pow(left, right);
        };
    }

    private static Datum junction(Term.Junction junction, Scope scope) {
        Datum left = value(junction.left(), scope);
        if (!left.isMissing() && left.isTrue() != junction.and()) {
            return left;
        }
        Datum right = value(junction.right(), scope);
        boolean decides = !right.isMissing() && right.isTrue() != junction.and();
        return left.isMissing() && !decides ? left : right;
    }

    private static Datum comparison(Term.Comparison comparison, Scope scope) {
        Datum left = value(comparison.left(), scope);
        Datum right = value(comparison.right(), scope);
        if (left.isMissing() || right.isMissing()) {
            return Datum.Missing.VALUE;
        }
        if (left instanceof Datum.Real one && right instanceof Datum.Real other) {
            return Datum.of(comparison.relation().holds(one.value(), other.value()));
        }
        return Datum.of(left.equals(right) == (comparison.relation() == ComparisonSign.EQUAL));
    }

    private static Datum call(Term.Call call, Scope scope) {
        Optional<Aggregate> aggregate = Aggregate.of(call);
        if (aggregate.isPresent()) {
            return aggregate(aggregate.get(), call, scope.parts());
        }
        NumericFunction function = NumericFunction.named(call.function()).orElseThrow();
        List<Term> arguments = call.arguments();
        Datum first = value(arguments.get(0), scope);
        switch (function) {
            case PRESENT -> {
                return Datum.of(!first.isMissing());
            }
            case ABSENT -> {
                return Datum.of(first.isMissing());
            }
            case IF -> {
                return first.isMissing() ? first : value(arguments.get(first.isTrue() ? 1 : 2), scope);
            }
            default -> {
                double[] x = arguments.stream()
                        .mapToDouble(argument -> value(argument, scope).number())
                        .toArray();
                return Datum.of(function.value(x));
            }
        }
    }

    private static Datum aggregate(Aggregate aggregate, Term.Call call, List<Scope> parts) {
        double[] first = values(call.arguments().get(0), parts);
        return Datum.of(
                aggregate.arguments() == 1
                        ? aggregate.value(first)
                        : aggregate.value(first, values(call.arguments().get(1), parts)));
    }

    private static double[] values(Term term, List<Scope> parts) {
        return parts.stream()
                .map(part -> value(term, part))
                .mapToDouble(value -> value instanceof Datum.Truth truth ? truth.value() ? 1 : 0 : value.number())
                .toArray();
    }
}
