package org.fusionflow.claims;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.solver.Opinion;
import org.fusionflow.claims.solver.Question;
import org.fusionflow.claims.solver.Solver;

/**
 * Asks a solver about claims that were left open. A claim of which it says that it follows is {@code decided by} this solver: that is no proof, so the claim
 * does not hold in the sense of {@link Finding#holds}.
 *
 * @param solver that is asked
 */
record SecondOpinion(Solver solver) {
    /**
     * The finding in the light of what the solver says.
     *
     * @param open the finding without it, undecided
     * @param limit of time for all runs of the solver
     */
    Finding on(Claim claim, Finding open, Question question, Duration limit) {
        Opinion opinion = Opinion.of(question, solver, limit);
        if (opinion instanceof Opinion.Fails fails) {
            return new Finding(
                    claim.place(),
                    claim.name(),
                    claim.kind().key(),
                    fails.verdict().word(),
                    fails.verdict().detail() + "; the point was proposed by " + solver.title() + " and checked exactly",
                    fails.verdict().counterexample(),
                    claim.kind() == Claim.Kind.REFUTES,
                    question.assumed(),
                    Optional.empty());
        }
        if (opinion instanceof Opinion.Follows follows) {
            return new Finding(
                    claim.place(),
                    claim.name(),
                    claim.kind().key(),
                    Finding.DECIDED_BY + solver.title(),
                    follows.reason() + ", it says; without a certificate this is no proof",
                    Map.of(),
                    false,
                    question.assumed(),
                    Optional.empty());
        }
        return open(open, ((Opinion.Open) opinion).reason());
    }

    /** A finding that stays as it was, with the reason why the solver does not change it. */
    Finding open(Finding open, String reason) {
        return new Finding(
                open.place(),
                open.name(),
                open.kind(),
                open.verdict(),
                open.detail() + "; " + solver.title() + " " + reason,
                open.counterexample(),
                open.holds(),
                open.assumed(),
                open.evidence());
    }
}
