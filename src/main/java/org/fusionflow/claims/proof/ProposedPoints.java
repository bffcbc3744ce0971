package org.fusionflow.claims.proof;

import java.util.Map;
import java.util.Optional;
import org.fusionflow.claims.solver.Question;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Verdict;

/** Points that a solver proposes, looked at with the same arithmetic as those of the search. */
record ProposedPoints(PointSearch search, Proposition statement) implements Question.Points {
    @Override
    public Optional<Verdict.Refuted> refuted(Map<String, Rational> values) {
        return search.refuted(statement, values);
    }

    @Override
    public boolean areMet(Map<String, Rational> values) {
        return search.isWitness(statement, values);
    }

    @Override
    public boolean areMetSomewhere() {
        return search.somewhereDefined(statement);
    }
}
