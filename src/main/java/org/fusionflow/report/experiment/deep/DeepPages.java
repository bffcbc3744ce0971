package org.fusionflow.report.experiment.deep;

import java.util.Map;
import org.fusionflow.report.experiment.ExperimentPages;

/** The figures of this room's experiments, by the experiment's name. */
public final class DeepPages {
    private DeepPages() {}

    public static Map<String, ExperimentPages> all() {
        return Map.of(
                "depth-ratio", new DepthRatioPages(),
                "kappa", new KappaPages(),
                "fusion-trees", new FusionTreesPages(),
                "depth-trajectories", new DepthTrajectoriesPages(),
                "rich-regime", new RichRegimePages());
    }
}
