package org.fusionflow.study.measure;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.reduced.alignment.AlignmentRequest;

/**
 * The alignment law of a problem, or why it says nothing of it.
 *
 * @param law empty where the problem is none of those that it covers
 * @param reason in words; empty where there is a law
 */
public record LawAtPoint(Optional<AlignmentLaw> law, String reason) {
    /**
     * @param points stand for the population where nothing is drawn from it; asked for only then
     * @param slope of the units below 0, from 0 up to but without 1
     */
    static LawAtPoint of(Problem problem, Supplier<Optional<Samples>> points, double slope) {
        if (!problem.remedies().isNone()) {
            return none("the law is of plain training, without remedies");
        }
        Optional<Samples> samples = problem.data().samples();
        boolean population = samples.isEmpty();
        try {
            AlignmentRequest.requireCovered(problem.tree());
            Optional<Samples> seen = population ? points.get() : samples;
            return seen.isEmpty()
                    ? none("the law needs samples: second moments do not tell what rectified units see")
                    : new LawAtPoint(
                            Optional.of(AlignmentLaw.of(new AlignmentRequest(
                                    problem.tree(),
                                    seen.get(),
                                    population,
                                    slope,
                                    problem.u0(),
                                    Optional.empty(),
                                    OptionalDouble.empty()))),
                            "");
        } catch (InvalidInput notCovered) {
            return none(String.valueOf(notCovered.getMessage()));
        }
    }

    private static LawAtPoint none(String reason) {
        return new LawAtPoint(Optional.empty(), reason);
    }
}
