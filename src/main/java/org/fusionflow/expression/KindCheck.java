package org.fusionflow.expression;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.expression.Datum.Kind;

/** Finds the kind of an expression, and rejects one whose operands have the wrong kind. */
final class KindCheck {
    private final Names names;

    KindCheck(Names names) {
        this.names = names;
    }

    /**
     * The kind of a term.
     *
     * @throws InvalidInput with the place of an operand of the wrong kind
     */
    Kind kind(Term term) {
        if (term instanceof Term.Literal) {
            return Kind.NUMBER;
        }
        if (term instanceof Term.Quoted) {
            return Kind.WORD;
        }
        if (term instanceof Term.Name name) {
            return names.kind(name);
        }
        if (term instanceof Term.Negation negation) {
            return require(negation.operand(), Kind.NUMBER);
        }
        if (term instanceof Term.Operation operation) {
            require(operation.left(), Kind.NUMBER);
            return require(operation.right(), Kind.NUMBER);
        }
        if (term instanceof Term.Not not) {
            return require(not.operand(), Kind.TRUTH);
        }
        if (term instanceof Term.Junction junction) {
            require(junction.left(), Kind.TRUTH);
            return require(junction.right(), Kind.TRUTH);
        }
        if (term instanceof Term.Comparison comparison) {
            return comparison(comparison);
        }
        if (term instanceof Term.Call call) {
            return call(call);
        }
        throw term.place().wrong("found braces, expected a number");
    }

    private Kind comparison(Term.Comparison comparison) {
        Kind left = kind(comparison.left());
        if (!comparison.relation().isEquality() && left != Kind.NUMBER) {
            throw comparison.left().place().wrong("found " + left.title() + ", expected a number to compare");
        }
        require(comparison.right(), left);
        return Kind.TRUTH;
    }

    private Kind call(Term.Call call) {
        List<Term> arguments = call.arguments();
        Optional<Aggregate> aggregate = Aggregate.of(call);
        if (aggregate.isPresent()) {
            if (!names.aggregates()) {
                throw call.place().wrong("'" + call.function() + "' of one argument: expected it in checks only");
            }
            count(call, aggregate.get().arguments());
            arguments.forEach(argument -> require(argument, aggregate.get().operand()));
            return aggregate.get().kind();
        }
        NumericFunction function = NumericFunction.named(call.function())
                .orElseThrow(() -> call.place()
                        .wrong("unknown function '" + call.function() + "', expected one of " + NumericFunction.names()
                                + " or " + Aggregate.names()));
        function.requireCount(call);
        switch (function) {
            case PRESENT, ABSENT -> {
                kind(arguments.get(0));
                return Kind.TRUTH;
            }
            case IF -> {
                require(arguments.get(0), Kind.TRUTH);
                return require(arguments.get(2), kind(arguments.get(1)));
            }
            default -> {
                arguments.forEach(argument -> require(argument, Kind.NUMBER));
                return Kind.NUMBER;
            }
        }
    }

    private static void count(Term.Call call, int expected) {
        if (call.arguments().size() != expected) {
            throw call.place()
                    .wrong(call.function() + ": expected " + expected + " arguments, found "
                            + call.arguments().size());
        }
    }

    private Kind require(Term term, Kind expected) {
        Kind found = kind(term);
        if (found != expected) {
            throw term.place().wrong("found " + found.title() + ", expected " + expected.title());
        }
        return found;
    }
}
