package org.fusionflow.claims.solver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Verdict;

/**
 * What a decision could not answer: whether a statement follows from conditions.
 *
 * @param forms of the question, of which each tells more about its symbols than the one before: what follows in one of them follows in all that come after.
 *     The last tells everything. At least one
 * @param points of which the claim speaks
 * @param assumed what an answer takes for granted besides the conditions that the claim states
 */
public record Question(List<Form> forms, Points points, List<String> assumed) {
    /**
     * One way to put it.
     *
     * @param conditions under which the claim is made, and under which its sides have values
     * @param statement that has to follow
     */
    public record Form(List<Proposition> conditions, Proposition statement) {
        public Form {
            conditions = List.copyOf(conditions);
        }
    }

    /** Decides about points by exact arithmetic, whoever proposed them. */
    public interface Points {
        /**
         * Whether the statement certainly fails at a point that certainly meets all conditions.
         *
         * @param values of symbols by name; symbols that the conditions and the statement do not have may be absent
         */
        Optional<Verdict.Refuted> refuted(Map<String, Rational> values);

        /** Whether the point certainly meets all conditions, and all sides of the statement have a value there. */
        boolean areMet(Map<String, Rational> values);

        /** Whether some point of those that the decision tried does. */
        boolean areMetSomewhere();
    }

    public Question {
        forms = List.copyOf(forms);
        assumed = List.copyOf(assumed);
    }

    /** The form that tells everything. */
    Form last() {
        return forms.get(forms.size() - 1);
    }
}
