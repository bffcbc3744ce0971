package org.fusionflow.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fusionflow.linear.Vector;

/** Writes the warnings about a prediction from a random start. */
final class RandomStartWarnings {
    /** Relative error of the half time that is expected of the prediction from u_eff. */
    private static final double GROWING_MODE_ERROR = 0.02;

    private RandomStartWarnings() {}

    static List<String> ofTwoLayers(List<ModalityStart> starts, Vector halfNorms) {
        List<String> warnings = new ArrayList<>();
        for (int m = 0; m < starts.size(); m++) {
            ModalityStart start = starts.get(m);
            neverLearned(start, halfNorms.at(m), warnings);
            if (start.halfTime().isEmpty()) {
                continue;
            }
            double exact = start.halfTime().get().time();
            if (exact == 0) {
                warnings.add("modality " + start.name()
                        + ": the start is already beyond half of its final norm, so its half time is 0");
            } else if (start.growingModeHalfTime().isEmpty()) {
                warnings.add("modality " + start.name()
                        + ": its residual turns against the growing mode before it is learned, so u_eff alone never learns it; the"
                        + " half time is that of the exact reduction, which keeps the decaying mode");
            } else if (!(Math.abs(start.growingModeHalfTime().get().time() - exact) <= GROWING_MODE_ERROR * exact)) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "modality %s: u_eff alone puts the half time at %.6g, more than 2 %% from the %.6g of the exact reduction;"
                                + " the weights across its correlation with the output matter here",
                        start.name(),
                        start.growingModeHalfTime().get().time(),
                        exact));
            }
        }
        return warnings;
    }

    static List<String> ofDeep(List<ModalityStart> starts, Vector halfNorms, double threshold, RandomStart.Wait wait) {
        List<String> warnings = new ArrayList<>();
        for (int m = 0; m < starts.size(); m++) {
            ModalityStart start = starts.get(m);
            neverLearned(start, halfNorms.at(m), warnings);
            if (!(start.alignment() >= threshold) && halfNorms.at(m) > 0) {
                String advice = wait == RandomStart.Wait.FIRST
                        ? "wait until each modality is aligned for a better one"
                        : "it was half learned, or the limit of the alignment phase was reached, before it was aligned";
                warnings.add(String.format(
                        Locale.ROOT,
                        "modality %s: its layers were not aligned yet when the network was projected at t = %.6g (cosine %.2f,"
                                + " expected %.2f), so its half time is an estimate; %s",
                        start.name(),
                        start.projectedAt(),
                        start.alignment(),
                        threshold,
                        advice));
            } else if (start.halfTime().isPresent() && start.halfTime().get().time() <= start.projectedAt()) {
                // The projection changes the map; with a start this large the change exceeds the threshold that is
                // looked for.
                warnings.add(String.format(
                        Locale.ROOT,
                        "modality %s: the projected network is beyond half of its final norm at once, at t = %.6g, so its half time"
                                + " is an estimate; smaller starts are aligned before they have learned",
                        start.name(),
                        start.projectedAt()));
            }
        }
        return warnings;
    }

    private static void neverLearned(ModalityStart start, double halfNorm, List<String> warnings) {
        if (start.halfTime().isEmpty()) {
            warnings.add("modality " + start.name() + ": "
                    + (halfNorm > 0 ? "never half learned from this start" : "has no map to learn, so no half time"));
        }
    }
}
