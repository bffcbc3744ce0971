package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.claims.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;

/**
 * Proves a proposition from conditions. An equality is proved if the difference of its sides reduces to 0. Anything else is proved by contradiction: the
 * conditions and the opposite are split into cases, each a list of comparisons, and no case is possible.
 */
final class PropositionProof {
    /** Cases that are told apart; more come only from long chains of "or" and "<=>". */
    private static final int MOST_CASES = 64;

    private final List<Proposition> conditions;
    private final List<Proposition> implied;
    private final List<Comparison> comparisons = new ArrayList<>();
    private final Assumptions assumptions;

    /**
     * @param conditions of the claim
     * @param implied what holds of all moments; used only where the conditions do not suffice
     */
    PropositionProof(List<Proposition> conditions, List<Proposition> implied) {
        this.conditions = List.copyOf(conditions);
        this.implied = List.copyOf(implied);
        for (Proposition condition : conditions) {
            addComparisons(condition);
        }
        this.assumptions = new Assumptions(comparisons);
    }

    private void addComparisons(Proposition condition) {
        if (condition instanceof Comparison comparison) {
            comparisons.add(comparison);
        } else if (condition instanceof Proposition.All all) {
            all.parts().forEach(this::addComparisons);
        }
    }

    /** The symbols that equations among the conditions give. */
    Assumptions assumptions() {
        return assumptions;
    }

    /** Proved or undecided. */
    Verdict of(Proposition goal) {
        if (goal instanceof Proposition.All all) {
            return all.parts().isEmpty()
                    ? new Verdict.Proved("nothing is left to prove")
                    : Verdict.all(all.parts().stream().map(this::of).toList());
        }
        if (goal instanceof Comparison c && c.sign() == ComparisonSign.EQUAL) {
            Verdict byNormalForm = equal(c, assumptions);
            if (byNormalForm.isProved() || conditions.isEmpty()) {
                return byNormalForm;
            }
        }
        try {
            return byContradiction(goal);
        } catch (ArithmeticException unsupported) {
            return new Verdict.Undecided(String.valueOf(unsupported.getMessage()));
        }
    }

    private static Verdict equal(Comparison c, Assumptions assumptions) {
        return NormalForm.reducesToZero(assumptions.applied(c.left()).minus(assumptions.applied(c.right())));
    }

    private Verdict byContradiction(Proposition goal) {
        List<Proposition> all = new ArrayList<>(conditions);
        all.add(goal.negated());
        List<Verdict> cases = new ArrayList<>();
        for (List<Comparison> one : Proposition.alternatives(new Proposition.All(all), MOST_CASES)) {
            Verdict impossible = impossible(one);
            if (!impossible.isProved()) {
                return impossible;
            }
            cases.add(impossible);
        }
        return cases.isEmpty() ? new Verdict.Proved("no case is left") : Verdict.all(cases);
    }

    /** Proved if no values meet all comparisons. */
    private Verdict impossible(List<Comparison> comparisons) {
        Assumptions used = new Assumptions(comparisons);
        for (Comparison comparison : comparisons) {
            Expr difference = used.applied(comparison.difference());
            boolean bySign = switch (comparison.sign()) {
                case MORE -> difference.isZero() || difference.negate().isPositive();
                case LESS -> difference.isZero() || difference.isPositive();
                case AT_LEAST -> difference.negate().isPositive();
                case AT_MOST -> difference.isPositive();
                case EQUAL -> difference.isPositive() || difference.negate().isPositive();
                case UNEQUAL -> difference.isZero();
            };
            if (bySign) {
                return new Verdict.Proved("the sign of " + comparison.text() + " shows in its form");
            }
            if (comparison.sign() == ComparisonSign.UNEQUAL) {
                Verdict zero = equal(comparison, used);
                if (zero.isProved()) {
                    return zero;
                }
            }
        }
        List<Comparison> all = new ArrayList<>(comparisons);
        implied.stream().flatMap(Proposition::comparisons).forEach(all::add);
        return CaseProof.of(all);
    }
}
