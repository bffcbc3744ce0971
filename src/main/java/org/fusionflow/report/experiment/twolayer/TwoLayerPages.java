package org.fusionflow.report.experiment.twolayer;

import java.util.Map;
import org.fusionflow.report.experiment.ExperimentPages;

/** The figures of this room's experiments, by the experiment's name. */
public final class TwoLayerPages {
    private TwoLayerPages() {}

    public static Map<String, ExperimentPages> all() {
        return Map.of(
                "two-layer-ratio", new TwoLayerRatioPages(),
                "two-layer-map", new TwoLayerMapPages(),
                "random-data-sets", new RandomDataSetsPages(),
                "two-layer-trajectories", new TrajectoriesPages(),
                "superficial-preference", new SuperficialPreferencePages(),
                "superficial-trajectory", new SuperficialTrajectoryPages());
    }
}
