package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.fusionflow.symbolic.flow.SymbolicMoments;

/**
 * What holds of the second moments of any data whose inputs are linearly independent: the covariance of the inputs is positive definite, and the output
 * variance is at least what the best linear map explains. Of the covariance the minors of all sets of modalities are stated whose covariances occur.
 */
final class MomentConditions {
    /** Modalities whose minors are written out; that of n modalities has n! terms. */
    private static final int MOST = 4;

    private MomentConditions() {}

    /** The conditions on the symbols that occur in some propositions. */
    static List<Proposition> of(RankOneFlow flow, List<Proposition> propositions) {
        Set<String> used = new HashSet<>();
        propositions.stream()
                .flatMap(Proposition::comparisons)
                .flatMap(c -> Stream.of(c.left(), c.right()))
                .forEach(side -> side.symbols().forEach(symbol -> used.add(symbol.name())));
        int count = flow.tree().names().size();
        boolean output = used.contains("yy");
        List<Integer> correlated = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            int one = m;
            boolean explains = output && used.contains(name(flow.correlation(m)));
            boolean covaries = Stream.iterate(0, n -> n + 1)
                    .limit(count)
                    .anyMatch(n -> n != one && used.contains(name(flow.covariance(one, n))));
            if (covaries || explains) {
                correlated.add(m);
            }
        }
        List<Proposition> conditions = new ArrayList<>();
        if (correlated.size() > MOST) {
            return conditions;
        }
        for (int set = 1; set < 1 << correlated.size(); set++) {
            List<Integer> members = members(correlated, set);
            if (members.size() > 1) {
                conditions.add(new Comparison(minor(flow, members), ComparisonSign.MORE, Constant.ZERO));
            }
        }
        if (output && !correlated.isEmpty()) {
            conditions.add(explained(flow, correlated));
        }
        return conditions;
    }

    private static String name(Expr symbol) {
        return ((Expr.Symbol) symbol).name();
    }

    private static List<Integer> members(List<Integer> all, int set) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((set >> i & 1) == 1) {
                members.add(all.get(i));
            }
        }
        return members;
    }

    private static List<List<Expr>> matrix(RankOneFlow flow, List<Integer> members) {
        List<List<Expr>> matrix = new ArrayList<>();
        for (int m : members) {
            List<Expr> row = new ArrayList<>();
            members.forEach(n -> row.add(flow.covariance(m, n)));
            matrix.add(row);
        }
        return matrix;
    }

    private static Expr minor(RankOneFlow flow, List<Integer> members) {
        return SymbolicMoments.determinant(matrix(flow, members));
    }

    /** The covariance of the inputs bordered by that with the output has a determinant of at least 0. */
    private static Comparison explained(RankOneFlow flow, List<Integer> members) {
        List<List<Expr>> bordered = matrix(flow, members);
        List<Expr> last = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            bordered.get(i).add(flow.correlation(members.get(i)));
            last.add(flow.correlation(members.get(i)));
        }
        last.add(flow.outputVariance());
        bordered.add(last);
        return new Comparison(SymbolicMoments.determinant(bordered), ComparisonSign.AT_LEAST, Constant.ZERO);
    }
}
