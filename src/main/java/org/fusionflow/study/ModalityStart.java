package org.fusionflow.study;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.data.result.LocatedTime;

/**
 * Where one modality of a random start enters the reduced system, and when it is then half learned.
 *
 * @param name of the modality
 * @param growing {@code u_eff} of its branch, [EI-4]; empty for deeper networks
 * @param expected root mean square of that over independent weights of standard deviation u0, [EI-6]; empty where the start is another
 * @param projectedAt flow time of the full network at which it was projected; 0 for two layers
 * @param alignment smallest cosine along its path then; 1 for two layers, whose projection is exact
 * @param keptEnergy smallest fraction of a layer's squared norm along its path that the projection keeps; 1 for two layers
 * @param halfTime predicted, on the clock of the full network; empty if it is never half learned
 * @param growingModeHalfTime predicted from {@code u_eff} alone on the balanced manifold; empty if it is never half learned there, and
 *     for deeper networks
 */
public record ModalityStart(
        String name,
        OptionalDouble growing,
        OptionalDouble expected,
        double projectedAt,
        double alignment,
        double keptEnergy,
        Optional<LocatedTime> halfTime,
        Optional<LocatedTime> growingModeHalfTime) {}
