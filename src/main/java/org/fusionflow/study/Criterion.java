package org.fusionflow.study;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.study.Comparison.Agrees;
import org.fusionflow.study.Comparison.Differs;
import org.fusionflow.study.Comparison.NotComparable;

/**
 * One thing that must hold in a study: the quantity of a column lies between two bounds, or differs from that of another
 * column by at most a relative tolerance.
 *
 * @param name for people
 * @param quantity what is looked at
 * @param of column: {@code formula}, {@code reduced} or a network's name
 * @param against column to compare with; empty if the value itself must lie in the bounds
 * @param least lower bound on the value, or 0 for a difference
 * @param most upper bound on the value, or on the relative difference
 * @param reason why the bounds are what they are
 */
public record Criterion(
        String name, Quantity quantity, String of, Optional<String> against, double least, double most, String reason) {

    /** The comparison for a result, whose value is the quantity or the relative difference. */
    public Comparison apply(StudyResult result) {
        OptionalDouble value = result.measured(of).value(quantity);
        if (value.isEmpty()) {
            return new NotComparable(quantity.key() + " does not exist for " + of);
        }
        double compared = value.getAsDouble();
        if (against.isPresent()) {
            OptionalDouble reference = result.measured(against.get()).value(quantity);
            if (reference.isEmpty()) {
                return new NotComparable(quantity.key() + " does not exist for " + against.get());
            }
            compared = Math.abs(compared - reference.getAsDouble()) / Math.abs(reference.getAsDouble());
        }
        return compared >= least && compared <= most ? new Agrees(compared) : new Differs(compared);
    }
}
