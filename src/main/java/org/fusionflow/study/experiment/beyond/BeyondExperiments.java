package org.fusionflow.study.experiment.beyond;

import java.util.List;
import org.fusionflow.study.experiment.Experiment;

/** The experiments of this room, in the order of the report. */
public final class BeyondExperiments {
    private BeyondExperiments() {}

    public static List<Experiment> all() {
        return List.of(new Generalization(), new SaddleVisits(), new OverparameterizedGrid());
    }
}
