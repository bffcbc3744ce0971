package org.fusionflow.report.study.subject;

import java.util.List;
import java.util.Optional;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.learned.ContributionHistory;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.replay.RecordedRun;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.study.run.Courses;
import org.fusionflow.study.run.Rectified;

/**
 * The runs of one network over its seeds, with the reduced flow at the same times.
 *
 * @param name of the network in its study
 * @param setup how it was made and trained
 * @param recordings one for each seed, of a network that was trained elsewhere; none for others
 * @param times at which states of every run were recorded
 * @param results one for each seed
 * @param contributions of the modalities, one for each seed; none if the data do not determine them
 * @param theory the reduced flow at {@code times}
 * @param own prediction from the weights with which it starts
 * @param rectified the alignment law beside the runs; empty if the network has none
 */
public record Ensemble(
        String name,
        NetworkSetup setup,
        List<RecordedRun> recordings,
        Vector times,
        List<TrainingResult> results,
        List<ContributionHistory> contributions,
        List<TrajectoryPoint> theory,
        OwnPrediction own,
        Optional<Rectified> rectified) {
    public Ensemble {
        recordings = List.copyOf(recordings);
        results = List.copyOf(results);
        contributions = List.copyOf(contributions);
        theory = List.copyOf(theory);
    }

    static Ensemble of(Courses.OfNetwork network, Problem problem) {
        return new Ensemble(
                network.name(),
                network.setup(),
                network.recordings(),
                network.times(),
                network.results(),
                network.contributions(),
                network.reduced().trajectory().points(),
                OwnPrediction.of(network, problem),
                network.rectified());
    }

    /** True if the runs were recorded elsewhere: their start and their widths are not known. */
    public boolean isRecorded() {
        return !recordings.isEmpty();
    }

    /** The name of a run: its seed, or the file that recorded it. */
    public String run(int index) {
        return isRecorded()
                ? recordings.get(index).name()
                : "seed " + setup.seeds().get(index);
    }

    /** True if the start is aligned, as the reduced system assumes. */
    public boolean isAligned() {
        return setup.isAligned();
    }

    /** True if the reduced flow describes this network exactly, so that the two must agree at every time. */
    public boolean isComparable() {
        return isAligned()
                && setup.isLinear()
                && !setup.biases()
                && setup.heads().isEmpty()
                && setup.loss() == OutputLoss.MSE
                && setup.weightDecay() == 0
                && setup.u0().isEmpty();
    }
}
