package org.fusionflow.study;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.data.result.LocatedTime;

/**
 * The state in which one modality of a random start enters the reduced system, and its predicted half time.
 *
 * @param name of the modality
 * @param growing {@code u_eff} of its branch, [EI-4]; empty for deeper networks
 * @param expected root mean square of {@code u_eff} over independent weights of standard deviation u0, [EI-6]; empty for other starts
 * @param projectedAt flow time of the full network at the projection; 0 for two layers
 * @param alignment smallest cosine along its path at that time; 1 for two layers, whose projection is exact
 * @param keptEnergy smallest fraction of a layer's squared norm along its path that the projection keeps; 1 for two layers
 * @param halfTime predicted flow time of the full network; empty if the modality is never half learned
 * @param growingModeHalfTime predicted from {@code u_eff} alone on the balanced manifold; empty if it is never half learned there, and for
 *     deeper networks
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
