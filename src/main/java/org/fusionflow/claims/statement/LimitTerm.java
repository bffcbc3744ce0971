package org.fusionflow.claims.statement;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expansions;
import org.fusionflow.symbolic.algebra.Expr;

/**
 * {@code Limit(expression, x -> a)} or {@code Series(expression, x -> a, order)}, read.
 *
 * @param body the expression
 * @param variable that goes to the point
 * @param point empty for infinity
 * @param order of the last term of a series; empty for a limit
 */
record LimitTerm(Term body, Expr.Symbol variable, Optional<Expr> point, Optional<Integer> order) {
    private static final Rational MOST_ORDERS = Rational.of(20);

    /**
     * Reads a call.
     *
     * @param closed the meaning of a term, without maps
     * @throws InvalidInput if it has other arguments
     */
    static LimitTerm of(Term.Call call, Function<Term, Expr> closed) {
        boolean series = call.function().equals("Series");
        if (call.arguments().size() != (series ? 3 : 2)) {
            throw call.place()
                    .wrong(call.function() + " with " + call.arguments().size() + " arguments: expected "
                            + (series ? "Series(expression, x -> a, order)" : "Limit(expression, x -> a)"));
        }
        if (!(call.arguments().get(1) instanceof Term.Approach approach)) {
            throw call.arguments().get(1).place().wrong("expected a variable and where it goes, such as x -> 0");
        }
        if (!(approach.variable() instanceof Term.Name name)
                || !(closed.apply(name) instanceof Expr.Symbol variable)
                || Constant.isNumber(variable)
                || !variable.name().equals(name.name())) {
            throw approach.variable().place().wrong("expected a symbol or a declared variable before '->'");
        }
        Optional<Expr> point =
                isInfinity(approach.point()) ? Optional.empty() : Optional.of(closed.apply(approach.point()));
        if (point.filter(p -> p.symbols().contains(variable)).isPresent()) {
            throw approach.point().place().wrong("expected a point without " + variable.name());
        }
        return new LimitTerm(
                call.arguments().get(0),
                variable,
                point,
                series ? Optional.of(order(call.arguments().get(2))) : Optional.empty());
    }

    /** Expansions take cosines, sines and error functions for constants. */
    void requireNoFunction(List<Expr.Symbol> ofVariable) {
        if (!ofVariable.isEmpty()) {
            throw new ArithmeticException(
                    "no limit or series was found of " + ofVariable.get(0).name());
        }
    }

    static boolean isInfinity(Term point) {
        return point instanceof Term.Name n && n.name().equals("Infinity");
    }

    private static int order(Term term) {
        if (term instanceof Term.Literal n && n.value().isInteger() && n.value().compareTo(MOST_ORDERS) <= 0) {
            return n.value().intValue();
        }
        throw term.place().wrong("expected the order of the series, a whole number up to " + MOST_ORDERS);
    }

    /**
     * The limit or series.
     *
     * @param inside the meaning of the body
     * @param near where the body has a value; what depends on the variable is seen by the expansion
     * @param domain receives what the result requires
     * @param known forms of an expression by the conditions of the claim
     * @throws ArithmeticException if there is none, or none was found
     */
    Expr value(Expr inside, Domain near, Domain domain, Function<Expr, List<Expr>> known) {
        Expansions expansions = new Expansions(variable, point, known);
        require(near, expansions, domain);
        Expr value = order.isPresent() ? expansions.series(inside, order.get()) : expansions.limit(inside);
        expansions.nonzero().forEach(domain::requireGeneric);
        expansions.positive().forEach(domain::requirePositive);
        return value;
    }

    /** What depends on the variable has to be real, or not 0, next to the point; the rest is required as it is. */
    private void require(Domain near, Expansions expansions, Domain domain) {
        Domain rest = new Domain();
        rest.addAll(near);
        rest.radicands().removeIf(r -> r.symbols().contains(variable));
        rest.divisors().removeIf(d -> d.symbols().contains(variable));
        domain.addAll(rest);
        near.radicands().stream().filter(r -> r.symbols().contains(variable)).forEach(expansions::requireReal);
        near.divisors().stream().filter(d -> d.symbols().contains(variable)).forEach(expansions::requireNonzero);
    }
}
