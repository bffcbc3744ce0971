package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Interruption;

/**
 * Proves that constraints contradict each other. A claim "hypotheses imply goal" is proved by giving the hypotheses and,
 * as the last constraint, the opposite of the goal: {@code -p >= 0} for the goal {@code p > 0}, {@code -p > 0} for
 * {@code p >= 0}, {@code p == 0} for {@code p != 0}; the goal {@code p == 0} takes two proofs, with {@code p > 0} and
 * {@code -p > 0}. {@link DirectProof} comes first; the search then tries multiples of the last constraint first.
 */
public final class Infeasibility {
    private Infeasibility() {}

    /**
     * A certificate that no real values of the symbols, with positive ones above 0, satisfy all constraints, or those of
     * them that have to do with the last; empty if none was found, which says nothing.
     *
     * @param limit the same limit gives the same result on every machine
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Optional<Certificate> of(List<Constraint> constraints, WorkLimit limit) {
        return search(constraints, new Work(limit));
    }

    private static Search withLaws(List<Constraint> laws, List<Constraint> constraints, Work work) {
        List<Constraint> all = new ArrayList<>(laws);
        all.addAll(constraints);
        FactBase base = FactBase.of(all);
        return new Search(all, base.variables(), Simplification.of(base.variables(), base.facts()), work);
    }

    static Optional<Certificate> search(List<Constraint> given, Work work) {
        Interruption.check();
        List<Constraint> constraints = related(given);
        try {
            Optional<Certificate> direct = DirectProof.of(constraints).filter(Certificate::check);
            if (direct.isPresent()) {
                return direct;
            }
            FactBase base = FactBase.of(constraints);
            Simplification.Result simplified = Simplification.of(base.variables(), base.facts());
            List<Search> searches = new ArrayList<>();
            searches.add(new Search(constraints, base.variables(), simplified.withoutBounds(), work));
            if (!simplified.withoutBounds().equals(simplified)) {
                searches.add(new Search(constraints, base.variables(), simplified, work));
            }
            List<Constraint> laws = LogarithmLaws.of(base.variables(), simplified);
            if (!laws.isEmpty()) {
                searches.add(withLaws(laws, constraints, work));
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

    /**
     * The constraints that share symbols with the last one, directly or through others, in their order. The rest has
     * symbols of its own, so that it contradicts itself or does not matter.
     */
    private static List<Constraint> related(List<Constraint> constraints) {
        Set<String> reached = new HashSet<>();
        if (!constraints.isEmpty()) {
            reached.addAll(names(constraints.get(constraints.size() - 1)));
        }
        if (reached.isEmpty()) {
            return constraints;
        }
        for (int before = 0; before < reached.size(); ) {
            before = reached.size();
            for (Constraint constraint : constraints) {
                Set<String> names = names(constraint);
                if (!Collections.disjoint(names, reached)) {
                    reached.addAll(names);
                }
            }
        }
        return constraints.stream()
                .filter(constraint -> !Collections.disjoint(names(constraint), reached))
                .toList();
    }

    private static Set<String> names(Constraint constraint) {
        return constraint.value().symbols().stream().map(Expr.Symbol::name).collect(Collectors.toSet());
    }
}
