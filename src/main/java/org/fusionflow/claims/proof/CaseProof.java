package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.inequality.Certificate;
import org.fusionflow.symbolic.inequality.Constraint;
import org.fusionflow.symbolic.inequality.Infeasibility;
import org.fusionflow.symbolic.inequality.WorkLimit;

/** Looks for a certificate that comparisons contradict each other. */
final class CaseProof {
    private CaseProof() {}

    /**
     * A certificate, checked exactly; empty if none was found.
     *
     * @param comparisons the last of them is the opposite of the goal
     */
    static Optional<Certificate> of(List<Comparison> comparisons, WorkLimit limit) {
        List<Constraint> constraints = new ArrayList<>();
        comparisons.forEach(comparison -> constraints.add(constraint(comparison)));
        return Infeasibility.of(constraints, limit);
    }

    /** Two certificates that a value is neither above nor below 0; empty if one of them was not found. */
    static List<Certificate> bothSides(List<Comparison> comparisons, WorkLimit limit) {
        List<Constraint> constraints = new ArrayList<>();
        comparisons.forEach(comparison -> constraints.add(constraint(comparison)));
        Expr value = constraints.remove(constraints.size() - 1).value();
        List<Certificate> both = new ArrayList<>();
        for (Expr side : List.of(value, value.negate())) {
            List<Constraint> one = Stream.concat(constraints.stream(), Stream.of(Constraint.positive(side)))
                    .toList();
            Optional<Certificate> found = Infeasibility.of(one, limit);
            if (found.isEmpty()) {
                return List.of();
            }
            both.add(found.get());
        }
        return both;
    }

    private static Constraint constraint(Comparison comparison) {
        Expr difference = comparison.difference();
        return switch (comparison.sign()) {
            case MORE -> Constraint.positive(difference);
            case AT_LEAST -> Constraint.nonnegative(difference);
            case LESS -> Constraint.positive(difference.negate());
            case AT_MOST -> Constraint.nonnegative(difference.negate());
            case EQUAL -> Constraint.zero(difference);
            case UNEQUAL -> Constraint.nonzero(difference);
        };
    }
}
