package org.fusionflow.study.experiment.deep;

import java.util.List;
import org.fusionflow.study.experiment.Experiment;

/** The experiments of this room, in the order of the report. */
public final class DeepExperiments {
    private DeepExperiments() {}

    public static List<Experiment> all() {
        return List.of(new DepthRatio(), new Kappa(), new FusionTrees(), new DepthTrajectories(), new RichRegime());
    }
}
