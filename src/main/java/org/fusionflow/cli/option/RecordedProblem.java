package org.fusionflow.cli.option;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.problem.ProblemKeys;
import org.fusionflow.network.replay.RecordingFile;

/** Completes a problem by what recorded runs tell of it: architecture, data and start scale. What is given counts. */
final class RecordedProblem {
    private RecordedProblem() {}

    /**
     * The given values and, for what is not given, those of the first recording.
     *
     * @param runs recorded runs; with none, the values are as they were given
     * @throws InvalidInput if the recording lacks what is not given
     */
    static Map<String, Value> completed(Map<String, Value> given, List<Path> runs) {
        if (runs.isEmpty()) {
            return given;
        }
        RecordingFile first = RecordingFile.read(runs.get(0));
        Map<String, Value> all = new LinkedHashMap<>(given);
        boolean tree = has(given, ProblemKeys.ARCHITECTURE, ProblemKeys.LAYERS, ProblemKeys.FUSION);
        if (!tree) {
            FusionTree own = first.tree()
                    .orElseThrow(() -> new InvalidInput(first.path()
                            + ": expected an array architecture, or -a TREE such as (A:2,B:2):0 beside --run"));
            put(all, ProblemKeys.ARCHITECTURE, own.newick());
        }
        if (!has(given, ProblemKeys.SOURCES.toArray(Key[]::new))) {
            if (!first.hasSamples()) {
                throw new InvalidInput(first.path()
                        + ": expected the training samples as arrays data.A, ..., data.y, or data beside --run, such as --toy"
                        + " ratio=2,rho=0.5 or --data FILE");
            }
            all.put("data", OptionValue.of("--data", first.path().toString()));
        }
        if (!has(given, ProblemKeys.U0)) {
            double u0 = first.u0()
                    .orElseThrow(() -> new InvalidInput(
                            first.path() + ": expected an array u0, the start scale of theory, or --u0 beside --run"));
            put(all, ProblemKeys.U0, Double.toString(u0));
        }
        return all;
    }

    private static boolean has(Map<String, Value> given, Key... keys) {
        return List.of(keys).stream().anyMatch(key -> given.containsKey(key.name()));
    }

    private static void put(Map<String, Value> all, Key key, String text) {
        all.put(key.name(), OptionValue.of(key.option(), text));
    }

    /** The network that runs recorded, as {@code --network} would give it. */
    static Value network(List<Path> runs) {
        return OptionValue.of(
                "--run",
                "recorded=(" + runs.stream().map(path -> "(" + path + ")").collect(Collectors.joining(",")) + ")");
    }
}
