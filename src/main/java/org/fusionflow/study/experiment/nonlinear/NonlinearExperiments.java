package org.fusionflow.study.experiment.nonlinear;

import java.util.List;
import org.fusionflow.study.experiment.Experiment;

/** The experiments of this room, in the order of the report. */
public final class NonlinearExperiments {
    private NonlinearExperiments() {}

    public static List<Experiment> all() {
        return List.of(new XorFusion(), new XorUnits(), new ClassificationPhase());
    }
}
