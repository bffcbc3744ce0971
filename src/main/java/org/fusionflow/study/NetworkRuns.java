package org.fusionflow.study;

import java.util.List;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.reduced.Prediction;

/**
 * The runs of one network of a study.
 *
 * @param setup how it was trained
 * @param times at which every run was recorded
 * @param results one a seed
 * @param reduced theory at the same times
 */
public record NetworkRuns(NamedNetwork setup, Vector times, List<TrainingResult> results, Prediction reduced) {
    public NetworkRuns {
        results = List.copyOf(results);
    }
}
