package org.fusionflow.report.experiment.nonlinear;

import java.util.Map;
import org.fusionflow.report.experiment.ExperimentPages;

/** The figures of this room's experiments, by the experiment's name. */
public final class NonlinearPages {
    private NonlinearPages() {}

    public static Map<String, ExperimentPages> all() {
        return Map.of(
                "xor-fusion", new XorFusionPages(),
                "xor-units", new XorUnitsPages(),
                "classification-losses", new ClassificationPages());
    }
}
