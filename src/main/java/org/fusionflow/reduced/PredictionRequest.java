package org.fusionflow.reduced;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.fusionflow.linear.Vector;

/**
 * What a prediction has to contain. {@code PredictionRequest.WHOLE.at(Vector.of(1, 2))} asks for everything and the
 * states at two times; {@link #HALF_TIMES} takes less than half the computing time.
 *
 * @param times flow times at which states are wanted, ascending, &ge; 0
 * @param rank width of the network that is integrated; empty for the balanced flow of one output, and, for several
 *     outputs, for the smallest width that can learn them
 * @param watched true to record visits of fixed points and the monitors of the integration
 * @param horizon flow time at which the search for half times ends, if they are not found before; empty for as long as something changes
 */
public record PredictionRequest(Vector times, OptionalInt rank, boolean watched, OptionalDouble horizon) {
    /** Half times, visits of fixed points and monitors. */
    public static final PredictionRequest WHOLE =
            new PredictionRequest(Vector.of(), OptionalInt.empty(), true, OptionalDouble.empty());

    /** Half times and the values that follow from them, without visits and monitors. */
    public static final PredictionRequest HALF_TIMES =
            new PredictionRequest(Vector.of(), OptionalInt.empty(), false, OptionalDouble.empty());

    /** The same request with states at these times. */
    public PredictionRequest at(Vector wanted) {
        return new PredictionRequest(wanted, rank, watched, horizon);
    }

    /** The same request for the network of this width. */
    public PredictionRequest ofRank(int width) {
        return new PredictionRequest(times, OptionalInt.of(width), watched, horizon);
    }

    /** The same request without what happens after a flow time; fixed points that are reached later are not watched. */
    public PredictionRequest until(double end) {
        return new PredictionRequest(times, rank, watched, OptionalDouble.of(end));
    }
}
