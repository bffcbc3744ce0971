package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.symbolic.algebra.Interruption;

/**
 * Proves that constraints contradict each other. A claim "hypotheses imply goal" is proved by giving the hypotheses and,
 * as the last constraint, the opposite of the goal: {@code -p >= 0} for the goal {@code p > 0}, {@code -p > 0} for
 * {@code p >= 0}, {@code p == 0} for {@code p != 0}; the goal {@code p == 0} takes two proofs, with {@code p > 0} and
 * {@code -p > 0}. The search tries multiples of the last constraint first.
 */
public final class Infeasibility {
    /** Of the search for a combination of equations; about a second. */
    private static final WorkLimit SATURATION = new WorkLimit(300_000_000L);

    private Infeasibility() {}

    /**
     * A certificate that no real values of the symbols, with positive ones above 0, satisfy all constraints; empty if
     * none was found, which says nothing.
     *
     * @param limit the same limit gives the same result on every machine
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Optional<Certificate> of(List<Constraint> constraints, WorkLimit limit) {
        return search(constraints, new Work(limit));
    }

    static Optional<Certificate> search(List<Constraint> constraints, Work work) {
        Interruption.check();
        try {
            FactBase base = FactBase.of(constraints);
            Simplification.Result simplified = Simplification.of(base.variables(), base.facts());
            Optional<Certificate> saturated = saturated(constraints, base, simplified);
            if (saturated.isPresent()) {
                return saturated;
            }
            List<Search> searches = new ArrayList<>();
            searches.add(new Search(constraints, base.variables(), simplified.withoutBounds(), work));
            if (!simplified.withoutBounds().equals(simplified)) {
                searches.add(new Search(constraints, base.variables(), simplified, work));
            }
            for (Search.Stage stage : Search.STAGES) {
                for (Search search : searches) {
                    Optional<Certificate> found = search.run(stage).filter(Certificate::check);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        } catch (ArithmeticException | Work.Spent beyond) {
            return Optional.empty();
        }
    }

    /** A certificate by equations alone, within a work of its own. */
    private static Optional<Certificate> saturated(
            List<Constraint> constraints, FactBase base, Simplification.Result simplified) {
        try {
            return Saturation.search(constraints, base.variables(), simplified.withoutBounds(), new Work(SATURATION))
                    .filter(Certificate::check);
        } catch (ArithmeticException | Work.Spent beyond) {
            return Optional.empty();
        }
    }
}
