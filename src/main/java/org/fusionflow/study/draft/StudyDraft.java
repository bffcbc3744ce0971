package org.fusionflow.study.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.remedy.RemedyText;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.setup.NetworkKeys;
import org.fusionflow.network.setup.NetworkSetupReader;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.reduced.HalfTimeReference;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.study.design.network.NetworksReader;

/**
 * A study without axes that is made from a problem when no study file is given. It has the given networks, or two default ones, and checks that
 * hold by exact reasoning. The default networks are:
 *
 * <ul>
 *   <li>{@code aligned}: starts on the rank-one manifold and follows the flow, so its map, loss and half times are those of the reduced
 *       system; for one output only, because the manifold is that of one output
 *   <li>{@code random}: starts from random weights and follows the flow, from seeds 1 to 5
 * </ul>
 *
 * @param name letters, digits and dashes
 * @param problem of the study
 * @param source of the data, as it was given
 * @param preparation keys that say what is done to samples
 * @param networks setups by name, as they were given; empty for the default ones
 */
public record StudyDraft(
        String name, Problem problem, Value source, List<String> preparation, Map<String, Value> networks) {
    /**
     * Tolerance between the reduced system and the network. Both are integrated with a local error of 1e-13, which plateaus amplify: the end
     * time of a plateau has a relative error of about 1e-11, and maps that change fast there have this error times their number of e-folds. Any
     * real disagreement is far larger.
     */
    private static final double ROUTES = 1e-6;

    /** Key of a network's name in the text of an option. */
    private static final String NAME = "name";

    private static final double TIMES = 1e-7;
    private static final double CONSERVED = 1e-9;

    public StudyDraft {
        preparation = List.copyOf(preparation);
        networks = new LinkedHashMap<>(networks);
    }

    /** The default networks by name, as texts that {@code --network} accepts; an aligned one if every modality has a direction. */
    static Map<String, String> usual(Problem problem) {
        Map<String, String> usual = new LinkedHashMap<>();
        if (AlignedStart.isDefinedFor(problem.moments())) {
            usual.put("aligned", "init=aligned,method=flow,width=50");
        }
        usual.put("random", "init=gaussian-norm,method=flow,width=50,seeds=5");
        return usual;
    }

    private Map<String, Value> written() {
        if (!networks.isEmpty()) {
            return networks;
        }
        Map<String, Value> written = new LinkedHashMap<>();
        usual(problem).forEach((called, text) -> written.put(called, OptionValue.of("network " + called, text)));
        return written;
    }

    /**
     * The study as the text of a YAML file.
     *
     * @param folder of the file; names of files in it are relative to this folder
     * @throws org.fusionflow.architecture.InvalidInput if a network is not valid
     */
    public String yaml(Path folder) {
        List<String> lines = new ArrayList<>();
        lines.add("name: " + YamlText.scalar(name));
        lines.add("architecture: " + YamlText.scalar(problem.tree().newick()));
        lines.add("data: {" + source.key() + ": " + data(folder)
                + preparation.stream().map(key -> ", " + key + ": true").collect(Collectors.joining()) + "}");
        lines.add("u0: " + problem.u0());
        Map<String, String> remedies = new LinkedHashMap<>();
        RemedyText.entries(problem.remedies()).forEach((key, text) -> remedies.put(key.name(), YamlText.scalar(text)));
        if (!remedies.isEmpty()) {
            lines.add("remedies: " + YamlText.mapping(remedies));
        }
        lines.add("");
        lines.add("networks:");
        Map<String, Value> all = written();
        all.forEach((called, setup) -> lines.add("  " + called + ": " + network(setup, folder)));
        RectifiedDraft rectified = rectified(all);
        RecordedDraft recorded = RecordedDraft.of(problem, all);
        if (!rectified.theory().isEmpty() || !recorded.theory().isEmpty()) {
            lines.add("");
            lines.add("theory:");
            lines.addAll(rectified.theory());
            lines.addAll(recorded.theory());
        }
        List<String> checks = new ArrayList<>(checks(all));
        checks.addAll(rectified.checks());
        checks.addAll(recorded.checks());
        if (!checks.isEmpty()) {
            lines.add("");
            lines.add("checks:");
            lines.addAll(checks);
        }
        return String.join("\n", lines) + "\n";
    }

    private RectifiedDraft rectified(Map<String, Value> all) {
        Map<String, NetworkSetup> setups = new LinkedHashMap<>();
        all.forEach((called, value) -> {
            if (!RecordedDraft.isRecorded(value)) {
                setups.put(called, setup(value, problem.names()));
            }
        });
        return RectifiedDraft.of(problem, setups);
    }

    private String data(Path folder) {
        if (source.key().equals("stats") || source.key().equals("data")) {
            return YamlText.scalar(relative(source, folder));
        }
        // A formula holds signs that separate the entries of other sources.
        if (source.key().equals("target")) {
            return YamlText.scalar(source.text());
        }
        Map<String, String> entries = new LinkedHashMap<>();
        source.entries().forEach((key, value) -> entries.put(key, YamlText.scalar(value.text())));
        return YamlText.mapping(entries);
    }

    /** The path of a file relative to another folder: a step up leads out of the folder itself, not of a link to it. */
    private static String relative(Value file, Path folder) {
        Path named = file.path().toAbsolutePath();
        Path above = named.getParent();
        return above == null
                ? named.toString()
                : real(folder)
                        .relativize(real(above).resolve(named.getFileName()))
                        .toString();
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException notThere) {
            // The file is then not there, either, and whoever reads or writes it says so.
            return folder.toAbsolutePath().normalize();
        }
    }

    private static String network(Value setup, Path folder) {
        Map<String, String> entries = new LinkedHashMap<>();
        setup.entries(networkKeys()).forEach((key, value) -> {
            if (key.equals(NAME)) {
                return;
            }
            if (key.equals(NetworksReader.RECORDED)) {
                entries.put(
                        key,
                        value.parts().stream()
                                .map(part -> YamlText.scalar(relative(part, folder)))
                                .collect(Collectors.joining(", ", "[", "]")));
                return;
            }
            boolean file = key.equals(NetworkKeys.INIT.name()) && value.text().endsWith(".npz");
            entries.put(key, YamlText.scalar(file ? relative(value, folder) : value.text()));
        });
        return YamlText.mapping(entries);
    }

    /** The checks: a network on the manifold agrees with the reduced system, and the flow conserves its conserved quantities. */
    private List<String> checks(Map<String, Value> all) {
        List<String> checks = new ArrayList<>();
        Optional<Prediction> prediction = Optional.empty();
        for (Map.Entry<String, Value> entry : all.entrySet()) {
            if (RecordedDraft.isRecorded(entry.getValue())) {
                continue;
            }
            NetworkSetup setup = setup(entry.getValue(), problem.names());
            boolean flow = setup.method() instanceof GradientFlow;
            double decay = setup.weightDecay(problem.remedies());
            if (isOnManifold(setup) && flow && decay == problem.remedies().weightDecay()) {
                Prediction theory =
                        prediction.orElseGet(() -> Predictor.predict(problem, PredictionRequest.HALF_TIMES));
                prediction = Optional.of(theory);
                checks.addAll(exact(entry.getKey(), theory));
            }
            if (flow && decay == 0 && !setup.biases() && conserves()) {
                checks.add(atMost(
                        "conserved quantities of " + entry.getKey(),
                        entry.getKey() + ".conservedDrift",
                        CONSERVED,
                        "integration error accumulated over the run"));
            }
        }
        return checks;
    }

    /** True if a balance of the weights is conserved: layers move with constant factors. */
    private boolean conserves() {
        Remedies remedies = problem.remedies();
        return remedies.freezes().isEmpty()
                && remedies.rates().modulation().isEmpty()
                && remedies.rates().changes().isEmpty();
    }

    /**
     * Reads a network that may have a name beside its setup.
     *
     * @throws org.fusionflow.architecture.InvalidInput that names the place of the mistake
     */
    public static NetworkSetup setup(Value network, List<String> modalities) {
        return network.checked(() -> NetworkSetupReader.read(network.entries(networkKeys()), modalities));
    }

    /** True if the reduced system is exact for the network: a linear one with an aligned start, trained on the mean squared error. */
    private static boolean isOnManifold(NetworkSetup setup) {
        return setup.isAligned()
                && setup.isLinear()
                && !setup.biases()
                && setup.heads().isEmpty()
                && setup.loss() == OutputLoss.MSE
                && setup.u0().isEmpty();
    }

    private List<String> exact(String network, Prediction theory) {
        Moments moments = problem.moments();
        double scale = HalfTimeReference.ofLeastSquares(moments).whole();
        double loss = 0.5 * moments.outputVariance();
        List<String> checks = new ArrayList<>();
        checks.add(
                atMost(
                        "maps of " + network + " equal the reduced ones",
                        network + ".mapError",
                        ROUTES * scale,
                        "a millionth of the largest map: both are integrated to a local error of 1e-13, and the manifold is exact"));
        checks.add(atMost(
                "losses of " + network + " equal the reduced ones",
                network + ".lossError",
                ROUTES * loss,
                "a millionth of the loss at the start: follows from equal maps"));
        for (int m = 0; m < problem.names().size(); m++) {
            if (theory.halfTime(m).isPresent()) {
                String time = "halfTime[" + problem.names().get(m) + "]";
                checks.add("  - {name: "
                        + YamlText.scalar("half time of " + problem.names().get(m) + " in " + network)
                        + ", of: " + YamlText.scalar(network + "." + time)
                        + ", against: " + YamlText.scalar("reduced." + time)
                        + ", within: " + number(TIMES)
                        + ", reason: " + YamlText.scalar("follows from equal maps") + "}");
            }
        }
        return checks;
    }

    private static String atMost(String name, String of, double bound, String reason) {
        return "  - {name: " + YamlText.scalar(name) + ", of: " + YamlText.scalar(of) + ", atMost: " + number(bound)
                + ", reason: " + YamlText.scalar(reason) + "}";
    }

    /** A bound with one digit, rounded up. */
    private static String number(double bound) {
        double power = Math.pow(10, Math.floor(Math.log10(bound) + 1e-9));
        return String.format(Locale.ROOT, "%.0e", Math.ceil(bound / power - 1e-9) * power);
    }

    /** The name of a study, derived from the name of its file. */
    public static String nameOf(Optional<Path> file) {
        String text = file.map(Path::getFileName).map(Path::toString).orElse("report");
        int dot = text.lastIndexOf('.');
        String plain = (dot > 0 ? text.substring(0, dot) : text)
                .replaceAll("[^A-Za-z0-9-]+", "-")
                .replaceAll("^-+", "");
        String cut = plain.length() > 60 ? plain.substring(0, 60) : plain;
        return cut.isEmpty() ? "report" : cut;
    }

    /** The keys of a network on the command line: its name, the files that recorded it, and those of a setup. */
    public static List<String> networkKeys() {
        List<String> keys = new ArrayList<>(List.of(NAME, NetworksReader.RECORDED));
        keys.addAll(Key.names(NetworkKeys.ALL));
        return keys;
    }
}
