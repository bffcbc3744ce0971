package org.fusionflow.reduced;

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
 */
public record PredictionRequest(Vector times, OptionalInt rank, boolean watched) {
    /** Half times, visits of fixed points and monitors. */
    public static final PredictionRequest WHOLE = new PredictionRequest(Vector.of(), OptionalInt.empty(), true);

    /** Half times and the values that follow from them, without visits and monitors. */
    public static final PredictionRequest HALF_TIMES = new PredictionRequest(Vector.of(), OptionalInt.empty(), false);

    /** The same request with states at these times. */
    public PredictionRequest at(Vector wanted) {
        return new PredictionRequest(wanted, rank, watched);
    }

    /** The same request for the network of this width. */
    public PredictionRequest ofRank(int width) {
        return new PredictionRequest(times, OptionalInt.of(width), watched);
    }
}
