package org.fusionflow.study.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.HalfNorms;
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
import org.fusionflow.study.RecordedStart;
import org.fusionflow.study.design.network.NetworksReader;
import org.fusionflow.study.design.network.Recordings;

/**
 * What a study that is made from a problem has of recorded networks: half times predicted from an early recorded state, where there is such a
 * prediction, and order and ratio, where theory gives both whatever the start. That is so for two layers, whose half times are logarithms of the start.
 * With more layers they are powers of the start, so that random weights change them by factors and nothing is checked.
 *
 * @param theory lines of YAML
 * @param checks lines of YAML
 */
record RecordedDraft(List<String> theory, List<String> checks) {
    private static final int LAYERS = 2;

    /**
     * Largest relative difference from half times that are predicted from a recorded state: until then something is learned already, which changes how
     * fast the others grow; a step of rate r lengthens times by r s/2, s being the speed; and between recorded states courses are straight.
     */
    private static final double WITHIN = 0.1;

    RecordedDraft {
        theory = List.copyOf(theory);
        checks = List.copyOf(checks);
    }

    static RecordedDraft of(Problem problem, Map<String, Value> networks) {
        List<String> theory = new ArrayList<>();
        List<String> checks = new ArrayList<>();
        networks.forEach((called, value) -> {
            if (isRecorded(value)) {
                String column = column(networks, theory.size());
                List<String> own = checks(called, column, value, problem);
                if (own.stream().anyMatch(check -> check.contains(column + "."))) {
                    theory.add("  " + column + ": reduced(start of " + called + ")");
                }
                checks.addAll(own);
            }
        });
        return new RecordedDraft(theory, checks);
    }

    /** A name that no network has. */
    private static String column(Map<String, Value> networks, int index) {
        String name = index == 0 ? "own" : "own" + (index + 1);
        while (networks.containsKey(name)) {
            name += "s";
        }
        return name;
    }

    /** True if a network is recorded. */
    static boolean isRecorded(Value network) {
        return network.entries(StudyDraft.networkKeys()).containsKey(NetworksReader.RECORDED);
    }

    private static List<String> checks(String network, String column, Value given, Problem problem) {
        Map<String, Value> entries = new LinkedHashMap<>(given.entries(StudyDraft.networkKeys()));
        List<RecordingFile> files = given.required(entries, NetworksReader.RECORDED).parts().stream()
                .map(part -> RecordingFile.read(part.path()))
                .toList();
        NetworkSetup setup = Recordings.setup(files, entries, problem.names());
        List<RecordedRun> runs =
                files.stream().map(file -> file.run(problem, setup)).toList();
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
                    + YamlText.scalar(
                            "the predicted half times are further apart than another start can move them, see the ratio")
                    + "}");
        }
        checks.add("  - {name: " + YamlText.scalar("time ratio of " + network)
                + ", of: " + YamlText.scalar(network + ".timeRatio")
                + ", against: reduced.timeRatio, within: 1/ln(1/u0), reason: "
                + YamlText.scalar(
                        "half times of two layers are ln(1/u0) over speeds; a start that differs from the nominal one by a factor of"
                                + " e changes them by one part in ln(1/u0)")
                + "}");
        checks.addAll(ofState(network, column, problem, setup, runs));
        return checks;
    }

    /** Checks of half times from an early recorded state of every run. */
    private static List<String> ofState(
            String network, String column, Problem problem, NetworkSetup setup, List<RecordedRun> runs) {
        HalfNorms half = PredictedWatch.of(problem, setup, Vector.of()).halfNorms();
        List<RecordedStart> starts = runs.stream()
                .flatMap(run -> RecordedStart.of(problem, setup, run, half).stream())
                .toList();
        List<String> checks = new ArrayList<>();
        for (int m = 0; m < problem.names().size(); m++) {
            int modality = m;
            if (starts.size() == runs.size()
                    && starts.stream()
                            .allMatch(start -> start.halfTimes().get(modality).isPresent())) {
                String time = ".halfTime[" + problem.names().get(m) + "]";
                checks.add("  - {name: "
                        + YamlText.scalar("half time of " + problem.names().get(m) + " in " + network)
                        + ", of: " + YamlText.scalar(network + time)
                        + ", against: " + YamlText.scalar(column + time)
                        + ", every: seed, within: " + WITHIN + ", reason: "
                        + YamlText.scalar(
                                "from the growing part of an early recorded map; steps of rate r lengthen times by r s/2, and"
                                        + " between recorded states courses are straight")
                        + "}");
            }
        }
        return checks;
    }

    private static boolean isPlain(NetworkSetup setup, Problem problem) {
        return setup.isLinear()
                && !setup.biases()
                && setup.loss() == OutputLoss.MSE
                && setup.descends()
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
