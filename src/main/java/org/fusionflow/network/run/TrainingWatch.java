package org.fusionflow.network.run;

import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.linear.Vector;

/**
 * What is watched during a training run. It does not change the run, except for its end. All values are plain numbers: the network does not know
 * the theory from which they may come.
 *
 * @param halfNorms norms of the modalities' maps to which half times refer, in the tree's leaf order
 * @param plateauMap a map, such as that of a saddle, whose closest approach is located, row after row; empty for none
 * @param times flow times to report, ascending, finite, &ge; 0
 */
public record TrainingWatch(HalfNorms halfNorms, Optional<Vector> plateauMap, Vector times) {
    public TrainingWatch {
        for (int i = 0; i < times.size(); i++) {
            if (!(times.at(i) >= 0) || Double.isInfinite(times.at(i))) {
                throw new InvalidInput(
                        "times, entry " + (i + 1) + ", " + times.at(i) + ": expected a finite number of at least 0");
            }
            if (i > 0 && !(times.at(i) > times.at(i - 1))) {
                throw new InvalidInput("times, entry " + (i + 1) + ", " + times.at(i)
                        + ": expected more than the entry before, " + times.at(i - 1));
            }
        }
    }

    /**
     * Watches the end of a run only.
     *
     * @param modalities number of modalities
     */
    public static TrainingWatch nothing(int modalities) {
        return new TrainingWatch(HalfNorms.none(modalities), Optional.empty(), Vector.of());
    }
}
