package org.fusionflow.advise.forecast;

import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.reduced.Prediction;

/**
 * What theory says of one way to train.
 *
 * @param prediction on all training data
 * @param curve error on new data, the mean of the parts
 * @param parts the same on each pair of data to train on and to test with
 */
public record Forecast(Prediction prediction, ErrorCurve curve, List<ErrorCurve> parts) {
    public Forecast {
        parts = List.copyOf(parts);
    }

    /** Signal half time of the last over that of the first, or of the norms where a signal has none. */
    public OptionalDouble timeRatio() {
        OptionalDouble signal = prediction.signalTimeRatio();
        return signal.isPresent() ? signal : prediction.timeRatio();
    }

    /** The architecture in Newick notation. */
    public String architecture() {
        return prediction.tree().newick();
    }
}
