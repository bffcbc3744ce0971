package org.fusionflow.study.run;

import java.util.List;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.study.design.ProblemTemplate;
import org.fusionflow.study.measure.ContributionHistory;

/**
 * Theory and networks of a study without axes, with their states over time.
 *
 * @param at the problem
 * @param prediction of theory, with states at times of its own
 * @param networks in the order of the study
 */
public record Courses(ProblemTemplate.AtPoint at, Prediction prediction, List<OfNetwork> networks) {
    public Courses {
        networks = List.copyOf(networks);
    }

    /**
     * The runs of one network.
     *
     * @param setup how it was trained
     * @param times at which every run was followed
     * @param results one a seed
     * @param contributions of the modalities, one a seed; none if the data do not tell
     * @param reduced theory at the same times
     */
    public record OfNetwork(
            String name,
            NetworkSetup setup,
            Vector times,
            List<TrainingResult> results,
            List<ContributionHistory> contributions,
            Prediction reduced) {
        public OfNetwork {
            results = List.copyOf(results);
            contributions = List.copyOf(contributions);
        }
    }
}
