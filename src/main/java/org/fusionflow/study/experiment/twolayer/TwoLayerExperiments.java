package org.fusionflow.study.experiment.twolayer;

import java.util.List;
import org.fusionflow.study.experiment.Experiment;

/** The experiments of this room, in the order of the report. */
public final class TwoLayerExperiments {
    private TwoLayerExperiments() {}

    public static List<Experiment> all() {
        return List.of(
                new TwoLayerRatio(),
                new TwoLayerMap(),
                new RandomDataSets(),
                new Trajectories(),
                new SuperficialPreference(),
                new SuperficialTrajectory());
    }
}
