package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.VectorFlow;
import org.fusionflow.symbolic.saddle.VectorPointValues;

/**
 * What the rows of modalities with several inputs have in common, for any covariance of linearly independent inputs: {@code w.(s - e) = w Sigma w'} is
 * positive, and with the inverse P of Sigma, twice the loss is at least {@code e P e' >= (e.w)^2/(w.(s - e))} by Cauchy-Schwarz. At a fixed point S the map
 * explains {@code s.w = w Sigma w'}, which is positive, and at most yy; one that learns more explains {@code e.w} more, with its map w and the residual e
 * of the other.
 */
final class VectorConditions {
    private VectorConditions() {}

    /** The conditions in which symbols of the given names occur; they restrict the rows exactly if there are no fixed points. */
    static List<Proposition> of(VectorFlow flow, VectorPointValues points, Set<String> used) {
        List<Proposition> conditions = new ArrayList<>();
        Expr explained = flow.explainedByMap();
        boolean output = used.contains("yy");
        boolean correlated = explained.symbols().stream()
                .anyMatch(symbol -> isCorrelation(symbol.name()) && used.contains(symbol.name()));
        if (correlated) {
            conditions.add(new Comparison(explained, ComparisonSign.MORE, Constant.ZERO));
        }
        if (output && correlated) {
            conditions.addAll(loss(flow));
        }
        for (Set<Integer> learned : points.used()) {
            if (learned.isEmpty()) {
                continue;
            }
            Expr there = points.explained(learned);
            conditions.add(new Comparison(there, ComparisonSign.MORE, Constant.ZERO));
            if (output) {
                conditions.add(new Comparison(Expr.positive("yy"), ComparisonSign.AT_LEAST, there));
            }
            for (Set<Integer> more : points.used()) {
                if (more.size() > learned.size() && more.containsAll(learned)) {
                    Expr gained = points.explained(more).minus(there);
                    conditions.add(new Comparison(gained, ComparisonSign.AT_LEAST, Constant.ZERO));
                    conditions.add(new Comparison(gained, ComparisonSign.EQUAL, points.residualOnMap(learned, more)));
                }
            }
        }
        return conditions;
    }

    /** All conditions on the rows of the flow itself. */
    static List<Proposition> of(VectorFlow flow) {
        List<Proposition> conditions = new ArrayList<>();
        conditions.add(new Comparison(flow.explainedByMap(), ComparisonSign.MORE, Constant.ZERO));
        conditions.addAll(loss(flow));
        return conditions;
    }

    private static List<Proposition> loss(VectorFlow flow) {
        Expr twice = Expr.number(2).times(flow.lossValue());
        return List.of(
                new Comparison(twice, ComparisonSign.AT_LEAST, Constant.ZERO),
                new Comparison(
                        twice.times(flow.explainedByMap()),
                        ComparisonSign.AT_LEAST,
                        Expr.power(flow.residualOfMap(), 2)));
    }

    private static boolean isCorrelation(String name) {
        return name.startsWith("dot(s") || name.startsWith("s");
    }
}
