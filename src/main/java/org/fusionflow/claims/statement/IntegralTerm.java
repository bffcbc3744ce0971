package org.fusionflow.claims.statement;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.statement.DefiniteIntegral.End;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Expr;

/**
 * {@code Integrate(f, {x, a, b}, F)}, read.
 *
 * @param function f
 * @param variable x
 * @param antiderivative F
 */
record IntegralTerm(Term function, Expr.Symbol variable, End from, End to, Term antiderivative) {
    private static final String FORM = "Integrate(f, {x, a, b}, F) with an antiderivative F of f";

    /**
     * Reads a call.
     *
     * @param declared variables that may be integrated over: others, such as correlations, have symbols that depend on them
     * @param closed the meaning of a term, without maps
     * @throws InvalidInput if it has other arguments
     */
    static IntegralTerm of(Term.Call call, List<Expr.Symbol> declared, Function<Term, Expr> closed) {
        if (call.arguments().size() == 2) {
            throw call.place()
                    .wrong("Integrate without an antiderivative: expected in 'asymptotic:' statements only; here "
                            + FORM);
        }
        if (call.arguments().size() != 3) {
            throw call.place().wrong("Integrate with " + call.arguments().size() + " arguments: expected " + FORM);
        }
        if (!(call.arguments().get(1) instanceof Term.Braces range)
                || range.elements().size() != 3) {
            throw call.arguments().get(1).place().wrong("expected {x, a, b}: a variable and the ends of its interval");
        }
        Term first = range.elements().get(0);
        Expr.Symbol variable = declared.stream()
                .filter(d -> first instanceof Term.Name name && name.name().equals(d.name()))
                .findFirst()
                .orElseThrow(() -> first.place().wrong("expected a variable of 'forall:' to integrate over"));
        return new IntegralTerm(
                call.arguments().get(0),
                variable,
                end(range.elements().get(1), variable, closed),
                end(range.elements().get(2), variable, closed),
                call.arguments().get(2));
    }

    private static End end(Term term, Expr.Symbol variable, Function<Term, Expr> closed) {
        if (LimitTerm.isInfinity(term)) {
            return new End(Optional.empty(), 1);
        }
        if (term instanceof Term.Negation n && LimitTerm.isInfinity(n.operand())) {
            return new End(Optional.empty(), -1);
        }
        Expr value = closed.apply(term);
        boolean free = value.symbols().stream()
                .noneMatch(s -> s.name().equals(variable.name()) || s.name().contains("(" + variable.name() + ")"));
        if (!free) {
            throw term.place().wrong("expected an end without " + variable.name());
        }
        return new End(Optional.of(value), 0);
    }

    /**
     * Requires that what must be real or not 0 does not depend on the variable: at some of its values it might not be.
     *
     * @throws ArithmeticException if it does
     */
    void requireWithout(Domain domain, OpaqueFunctions functions) {
        Stream.concat(domain.radicands().stream(), domain.divisors().stream()).forEach(expr -> {
            boolean depends = expr.symbols().stream().anyMatch(s -> s.name().equals(variable.name()))
                    || !functions.dependents(expr, variable).isEmpty();
            if (depends) {
                throw new ArithmeticException(
                        "an integral over " + variable.name() + " with a root, logarithm or divisor " + expr.text()
                                + ", which may vanish or be negative within");
            }
        });
    }
}
