package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.inequality.Certificate;
import org.fusionflow.symbolic.inequality.WorkLimit;

/**
 * Proves a proposition from conditions. An equality is proved if the difference of its sides reduces to 0. Anything else is proved by contradiction: the
 * conditions and the opposite are split into cases, each a list of comparisons, and no case is possible.
 */
final class PropositionProof {
    /** Cases that are told apart; more come only from long chains of "or" and "<=>". */
    private static final int MOST_CASES = 64;

    /** Of one search; a claim takes several. */
    private static final WorkLimit LIMIT = new WorkLimit(2_000_000_000L);

    /** Of a first search without what is implied: most proofs that need nothing of it are found at once. */
    private static final WorkLimit FIRST = new WorkLimit(100_000_000L);

    private final List<Proposition> conditions;
    private final List<Proposition> implied;
    private final List<Proposition> whole;
    private final List<Comparison> comparisons = new ArrayList<>();
    private final Assumptions assumptions;
    private boolean usesImplied;

    /**
     * @param conditions of the claim
     * @param implied what holds of all moments; used only where the conditions do not suffice
     * @param whole what holds because numbers of layers are whole; used as late
     */
    PropositionProof(List<Proposition> conditions, List<Proposition> implied, List<Proposition> whole) {
        this.conditions = List.copyOf(conditions);
        this.implied = List.copyOf(implied);
        this.whole = List.copyOf(whole);
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

    /** Forms of an expression that have its sign where the conditions hold: by substitution, and divided by what is positive. */
    List<Expr> forms(Expr expr) {
        List<Expr> forms = new ArrayList<>(List.of(expr, assumptions.applied(expr)));
        for (Comparison comparison : comparisons) {
            boolean strict = comparison.sign() == ComparisonSign.MORE || comparison.sign() == ComparisonSign.LESS;
            Expr size = comparison.sign() == ComparisonSign.LESS
                    ? comparison.difference().negate()
                    : comparison.difference();
            if (strict && !size.isZero()) {
                forms.add(expr.over(size));
            }
        }
        return forms;
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
            // Without roots, logarithms and conditions the normal form decides, and there is nothing to look for.
            boolean decides = conditions.isEmpty() && !hasRoots(c.left()) && !hasRoots(c.right());
            if (byNormalForm.isProved() || decides) {
                return byNormalForm;
            }
        }
        try {
            return byContradiction(goal);
        } catch (ArithmeticException unsupported) {
            return new Verdict.Undecided(String.valueOf(unsupported.getMessage()));
        }
    }

    private static boolean hasRoots(Expr expr) {
        if (expr instanceof Expr.Sum s) {
            return s.terms().stream().anyMatch(PropositionProof::hasRoots);
        }
        if (expr instanceof Expr.Product p) {
            return p.factors().stream().anyMatch(PropositionProof::hasRoots);
        }
        if (expr instanceof Expr.Power p) {
            boolean whole = p.exponent() instanceof Expr.Num n && n.value().isInteger();
            return !whole || hasRoots(p.base());
        }
        return expr instanceof Expr.Log;
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
        List<Certificate> certificates = certificatesOf(comparisons);
        if (certificates.isEmpty()) {
            certificates = wholeCertificates(comparisons);
        }
        if (certificates.isEmpty()) {
            return new Verdict.Undecided("no certificate was found within the limit of work");
        }
        String cases = certificates.size() > 1 ? certificates.size() + " cases: " : "";
        return new Verdict.Proved(
                cases + certificates.stream().map(Certificate::summary).collect(Collectors.joining("; ")));
    }

    /**
     * The certificates of a proposition that was proved; none for equalities that follow from the normal form.
     *
     * @throws ArithmeticException if there is a case without one
     */
    List<Certificate> certificates(Proposition goal) {
        if (goal instanceof Proposition.All all) {
            return all.parts().stream()
                    .flatMap(part -> certificates(part).stream())
                    .toList();
        }
        if (goal instanceof Comparison c
                && c.sign() == ComparisonSign.EQUAL
                && equal(c, assumptions).isProved()) {
            return List.of();
        }
        List<Proposition> all = new ArrayList<>(conditions);
        all.add(goal.negated());
        List<Certificate> found = new ArrayList<>();
        for (List<Comparison> one : Proposition.alternatives(new Proposition.All(all), MOST_CASES)) {
            List<Certificate> certificates = certificatesOf(one);
            if (certificates.isEmpty()) {
                throw new ArithmeticException("a case that the form decides has no certificate");
            }
            long most = (long) one.size() + implied.size();
            if (certificates.stream().anyMatch(c -> c.conditions() > most)) {
                throw new ArithmeticException("cases of the sign of an absolute value");
            }
            found.addAll(certificates);
        }
        return found;
    }

    /** Certificates that comparisons contradict each other, without what is implied if that is quick; empty if none were found. */
    private List<Certificate> certificatesOf(List<Comparison> one) {
        List<Certificate> quick = CaseProof.of(one, implied.isEmpty() ? LIMIT : FIRST);
        if (!quick.isEmpty() || implied.isEmpty()) {
            return quick;
        }
        List<Certificate> found = CaseProof.of(joined(implied, one), LIMIT);
        usesImplied |= !found.isEmpty();
        return found.isEmpty() ? CaseProof.of(one, LIMIT) : found;
    }

    /** The same with signs that hold because numbers of layers are whole. These have no place in what is written for others to check. */
    private List<Certificate> wholeCertificates(List<Comparison> one) {
        if (whole.isEmpty()) {
            return List.of();
        }
        List<Comparison> more = joined(whole, one);
        List<Certificate> quick = CaseProof.of(more, LIMIT);
        if (!quick.isEmpty() || implied.isEmpty()) {
            return quick;
        }
        List<Certificate> found = CaseProof.of(joined(implied, more), LIMIT);
        usesImplied |= !found.isEmpty();
        return found;
    }

    private static List<Comparison> joined(List<Proposition> more, List<Comparison> comparisons) {
        return Stream.concat(more.stream().flatMap(Proposition::comparisons), comparisons.stream())
                .toList();
    }

    /** True if a proof took the covariance for positive definite, or the inner products for those of vectors. */
    boolean usesImplied() {
        return usesImplied;
    }
}
