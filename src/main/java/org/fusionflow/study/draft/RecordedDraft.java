package org.fusionflow.study.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.replay.RecordedRun;
import org.fusionflow.network.replay.RecordingFile;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.CourseReplay;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.study.PredictedWatch;
import org.fusionflow.study.design.network.NetworksReader;
import org.fusionflow.study.design.network.Recordings;

/**
 * The checks of a recorded network in a study that is made from a problem: order and ratio of its half times, where theory gives both whatever the
 * start. That is so for two layers, whose half times are logarithms of the start. With more layers they are powers of the start, so that random
 * weights change them by factors and nothing is checked.
 */
final class RecordedDraft {
    private static final int LAYERS = 2;

    /** Methods that follow the gradient, except for the size and the noise of their steps. */
    private static final Set<String> DESCENT = Set.of("flow", "gd", "sgd");

    private RecordedDraft() {}

    /** True if a network is recorded. */
    static boolean isRecorded(Value network) {
        return network.entries(StudyDraft.networkKeys()).containsKey(NetworksReader.RECORDED);
    }

    /** The checks as lines of YAML. */
    static List<String> checks(String network, Value given, Problem problem) {
        Map<String, Value> entries = new LinkedHashMap<>(given.entries(StudyDraft.networkKeys()));
        List<RecordingFile> files = entries.get(NetworksReader.RECORDED).parts().stream()
                .map(part -> RecordingFile.read(part.path()))
                .toList();
        NetworkSetup setup = Recordings.setup(files, entries, problem.names());
        List<RecordedRun> runs = files.stream().map(file -> file.run(problem, setup)).toList();
        double u0 = problem.u0();
        double bound = 1 / Math.log(1 / u0);
        if (!isPlain(setup, problem) || !(bound > 0 && bound < 1)) {
            return List.of();
        }
        Prediction prediction = Predictor.predict(problem, PredictionRequest.HALF_TIMES);
        double ratio = prediction.timeRatio().orElse(Double.NaN);
        if (!(ratio > 1) || !runs.stream().allMatch(run -> isWhole(run, setup, problem, prediction))) {
            return List.of();
        }
        List<String> checks = new ArrayList<>();
        if (ratio * (1 - bound) > 1) {
            checks.add("  - {name: " + YamlText.scalar("order of learning of " + network)
                    + ", of: " + YamlText.scalar(network + ".order = reduced.order")
                    + ", holds: all, every: seed, reason: "
                    + YamlText.scalar("the predicted half times are further apart than another start can move them, see the ratio")
                    + "}");
        }
        checks.add("  - {name: " + YamlText.scalar("time ratio of " + network)
                + ", of: " + YamlText.scalar(network + ".timeRatio")
                + ", against: reduced.timeRatio, within: 1/ln(1/u0), reason: "
                + YamlText.scalar("half times of two layers are ln(1/u0) over speeds; a start that differs from the nominal one by a factor of"
                        + " e changes them by one part in ln(1/u0)")
                + "}");
        return checks;
    }

    private static boolean isPlain(NetworkSetup setup, Problem problem) {
        return setup.isLinear()
                && !setup.biases()
                && setup.loss() == OutputLoss.MSE
                && DESCENT.contains(setup.method().name())
                && problem.remedies().isNone()
                && problem.moments().outputs() == 1
                && isOfTwoLayers(problem.tree(), 0);
    }

    private static boolean isOfTwoLayers(FusionTree node, int below) {
        int layers = below + node.depth().value();
        return node.children().isEmpty()
                ? layers == LAYERS
                : node.children().stream().allMatch(child -> isOfTwoLayers(child, layers));
    }

    /** True if a recording shows every half time that is predicted. */
    private static boolean isWhole(RecordedRun run, NetworkSetup setup, Problem problem, Prediction prediction) {
        TrainingResult result =
                CourseReplay.of(PredictedWatch.plan(problem, setup, 1, Vector.of()), run.course(), run.steps());
        for (int m = 0; m < problem.names().size(); m++) {
            if (prediction.halfTime(m).isPresent() && result.halfTimes().get(m).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
