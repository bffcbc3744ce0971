package org.fusionflow.report.experiment.beyond;

import java.util.Map;
import org.fusionflow.report.experiment.ExperimentPages;

/** The figures of this room's experiments, by the experiment's name. */
public final class BeyondPages {
    private BeyondPages() {}

    public static Map<String, ExperimentPages> all() {
        return Map.of(
                "generalization", new GeneralizationPages(),
                "saddle-visits", new SaddleVisitsPages(),
                "overparameterized-grid", new OverparameterizedGridPages());
    }
}
