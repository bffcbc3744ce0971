package org.fusionflow.claims.proof;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.RankOneFlow;

/**
 * Residuals in place of correlations. At given lengths one determines the other, and each can have any value, so that both forms of a statement say the
 * same. Where a statement speaks of residuals and of correlations, as one about the loss does, their relation would otherwise be lost.
 */
final class ResidualCoordinates {
    private final Optional<RankOneFlow> flow;

    /**
     * @param statement with residuals as symbols
     */
    ResidualCoordinates(Optional<RankOneFlow> flow, Proposition statement) {
        this.flow = flow.filter(f -> speaksOf(statement, f, f::residual) && speaksOf(statement, f, f::correlation));
    }

    private static boolean speaksOf(Proposition statement, RankOneFlow flow, IntFunction<Expr> quantity) {
        List<Expr> all = IntStream.range(0, flow.tree().names().size())
                .mapToObj(quantity)
                .toList();
        Predicate<Expr> occurs = side -> side.symbols().stream()
                .anyMatch(
                        s -> all.stream().anyMatch(q -> ((Expr.Symbol) q).name().equals(s.name())));
        return statement.comparisons().anyMatch(c -> occurs.test(c.left()) || occurs.test(c.right()));
    }

    /** The proposition without correlations, if the statement speaks of both; otherwise as it is. */
    Proposition of(Proposition proposition) {
        return flow.map(f -> proposition.map(f::withoutCorrelations)).orElse(proposition);
    }
}
