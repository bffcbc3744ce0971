package org.fusionflow.advise.forecast;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.reduced.Prediction;

/**
 * What theory says of one way to train.
 *
 * <p>One clock tells all its times: half signals; or half norms, if a signal is beyond half of its end at the start already.
 *
 * @param prediction on all training data
 * @param curve error on new data, the mean of the parts
 * @param parts the same on each pair of data to train on and to test with
 */
public record Forecast(Prediction prediction, ErrorCurve curve, List<ErrorCurve> parts) {
    public Forecast {
        parts = List.copyOf(parts);
    }

    /** True if the clock is that of half signals. */
    public boolean isBySignals() {
        return modalities().noneMatch(m -> {
            OptionalDouble signal = prediction.signalHalfTime(m);
            return signal.isPresent() && signal.getAsDouble() == 0;
        });
    }

    private OptionalDouble halfTime(int modality) {
        OptionalDouble signal = isBySignals() ? prediction.signalHalfTime(modality) : OptionalDouble.empty();
        return signal.isPresent() ? signal : prediction.halfTime(modality);
    }

    private IntStream modalities() {
        return IntStream.range(0, prediction.tree().names().size());
    }

    /** Names of the modalities in the order of their half times; those that are never half learned come last. */
    public List<String> order() {
        return prediction.order().stream()
                .sorted(Comparator.comparingDouble(m -> halfTime(m).orElse(Double.POSITIVE_INFINITY)))
                .map(prediction.tree().names()::get)
                .toList();
    }

    /** Half time of the modality that is learned first; empty if none is. */
    public OptionalDouble first() {
        return modalities()
                .mapToObj(this::halfTime)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .min();
    }

    /** Half time of the modality that is learned last; empty if one never is. */
    public OptionalDouble last() {
        return modalities().mapToObj(this::halfTime).allMatch(OptionalDouble::isPresent)
                ? modalities().mapToDouble(m -> halfTime(m).orElseThrow()).max()
                : OptionalDouble.empty();
    }

    /** Half time of the last over that of the first; empty as in {@link Prediction#timeRatio}. */
    public OptionalDouble timeRatio() {
        OptionalDouble signal = isBySignals() ? prediction.signalTimeRatio() : OptionalDouble.empty();
        return signal.isPresent() ? signal : prediction.timeRatio();
    }

    /** The architecture in Newick notation. */
    public String architecture() {
        return prediction.tree().newick();
    }
}
