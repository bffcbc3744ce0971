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

/** Looks for certificates that comparisons contradict each other. */
final class CaseProof {
    /** The part of the work that goes into a proof with absolute values as roots, before their signs are told apart. */
    private static final int FIRST_PART = 20;

    /** Absolute values whose signs are told apart. */
    private static final int MOST_SIGNS = 3;

    private CaseProof() {}

    /**
     * Certificates, checked exactly, one for each case that has to be told apart; empty if one of them was not found.
     *
     * @param comparisons the last of them is the opposite of the goal
     * @param limit of each search
     */
    static List<Certificate> of(List<Comparison> comparisons, WorkLimit limit) {
        return of(comparisons, limit, MOST_SIGNS);
    }

    private static List<Certificate> of(List<Comparison> comparisons, WorkLimit limit, int signs) {
        Optional<AbsoluteValue> absolute = AbsoluteValue.in(comparisons).filter(found -> signs > 0);
        if (absolute.isPresent()) {
            List<Certificate> quick = withoutSigns(comparisons, new WorkLimit(Math.max(1, limit.units() / FIRST_PART)));
            List<Certificate> cases = quick.isEmpty() ? bySigns(absolute.get(), comparisons, limit, signs) : quick;
            if (!cases.isEmpty()) {
                return cases;
            }
        }
        return withoutSigns(comparisons, limit);
    }

    private static List<Certificate> bySigns(
            AbsoluteValue absolute, List<Comparison> comparisons, WorkLimit limit, int signs) {
        List<Certificate> all = new ArrayList<>();
        for (int sign : new int[] {1, -1}) {
            List<Certificate> one = of(absolute.withSign(sign, comparisons), limit, signs - 1);
            if (one.isEmpty()) {
                return List.of();
            }
            all.addAll(one);
        }
        return all;
    }

    /** One certificate, or two that a value is neither above nor below 0. */
    private static List<Certificate> withoutSigns(List<Comparison> comparisons, WorkLimit limit) {
        List<Constraint> constraints = new ArrayList<>();
        comparisons.forEach(comparison -> constraints.add(constraint(comparison)));
        Optional<Certificate> single = Infeasibility.of(constraints, limit);
        if (single.isPresent()) {
            return List.of(single.get());
        }
        Constraint last = constraints.remove(constraints.size() - 1);
        if (last.sign() != Constraint.Sign.NONZERO) {
            return List.of();
        }
        List<Certificate> both = new ArrayList<>();
        for (Expr side : List.of(last.value(), last.value().negate())) {
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
