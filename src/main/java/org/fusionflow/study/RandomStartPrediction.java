package org.fusionflow.study;

import java.util.List;
import java.util.Optional;
import org.fusionflow.data.result.LocatedTime;

/**
 * The absolute half times of a network with random weights, predicted by the reduced system.
 *
 * @param start the network
 * @param reducedWidth of the reduced system: at most D + 1 for two layers, where it is exact, and 1 for deeper networks
 * @param modalities in leaf order
 * @param warnings sentences for output
 */
public record RandomStartPrediction(
        RandomStart start, int reducedWidth, List<ModalityStart> modalities, List<String> warnings) {
    public RandomStartPrediction {
        modalities = List.copyOf(modalities);
        warnings = List.copyOf(warnings);
    }

    /** The half times in leaf order; empty for a modality that is never half learned. */
    public List<Optional<LocatedTime>> halfTimes() {
        return modalities.stream().map(ModalityStart::halfTime).toList();
    }
}
