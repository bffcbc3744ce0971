package org.fusionflow.study.run;

import java.util.List;
import java.util.Optional;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.learned.ContributionHistory;
import org.fusionflow.network.replay.RecordedRun;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.study.design.problem.ProblemTemplate;

/**
 * The predictions and runs of a study without axes, with their states over time.
 *
 * @param at the problem
 * @param prediction with states at its own times
 * @param networks in the order of the study
 */
public record Courses(ProblemTemplate.AtPoint at, Prediction prediction, List<OfNetwork> networks) {
    public Courses {
        networks = List.copyOf(networks);
    }

    /**
     * The runs of one network.
     *
     * @param setup how it was trained; of a recorded network only its function, method and seeds are known
     * @param recordings one for each seed; none for a network that was trained here
     * @param times at which states of every run were recorded
     * @param results one for each seed
     * @param contributions of the modalities, one for each seed; none if the data do not determine them
     * @param reduced prediction at the same times
     * @param halfNorms norms of maps to which the half times refer
     * @param rectified the alignment law beside the runs; empty if the network has none
     */
    public record OfNetwork(
            String name,
            NetworkSetup setup,
            List<RecordedRun> recordings,
            Vector times,
            List<TrainingResult> results,
            List<ContributionHistory> contributions,
            Prediction reduced,
            HalfNorms halfNorms,
            Optional<Rectified> rectified) {
        public OfNetwork {
            recordings = List.copyOf(recordings);
            results = List.copyOf(results);
            contributions = List.copyOf(contributions);
        }

        /** True if the runs were recorded elsewhere. */
        public boolean isRecorded() {
            return !recordings.isEmpty();
        }
    }
}
