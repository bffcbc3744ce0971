package org.fusionflow.explore.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Spelling;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.problem.GivenProblem;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.problem.ProblemKeys;
import org.fusionflow.data.samples.TrainingData;

/**
 * The problem that {@code explore} was started with, from which a page's problems are made. Thread-safe.
 *
 * <pre>{@code
 * StartProblem start = StartProblem.of(Map.of("toy", OptionValue.of("--toy", "ratio=2,rho=0")));
 * AskedProblem other = start.asked(start.values(), Map.of("rho", "0.5"), "rho");
 * }</pre>
 */
public final class StartProblem {
    private static final String TREE = "(A:2,B:2):0";
    private static final String TOY = "ratio=2,rho=0.5";
    private static final String START = "0.01";
    /** Values beyond this length are mistakes. */
    private static final int LONGEST = 2000;

    private static final int MOST_ENTRIES = 100;

    /** Made data of the last requests: drawing thousands of samples again for every depth would be felt. */
    private record Drawn(String key, TrainingData data) {}

    private final Map<String, Value> flags;
    private final Value source;
    private final Optional<TrainingData> read;
    private final Map<String, String> values;
    private volatile Optional<Drawn> last = Optional.empty();

    private StartProblem(
            Map<String, Value> flags, Value source, Optional<TrainingData> read, Map<String, String> values) {
        this.flags = flags;
        this.source = source;
        this.read = read;
        this.values = Map.copyOf(values);
    }

    /**
     * Reads the options of a problem, each of which may be left out: two modalities fused late, toy data, or for other modalities random data of one
     * input each.
     *
     * @param given by the names of the {@link ProblemKeys}
     * @throws InvalidInput as for {@code predict}
     */
    public static StartProblem of(Map<String, Value> given) {
        GivenProblem reader = new GivenProblem(given);
        FusionTree tree = reader.tree().orElseGet(() -> FusionTree.parse(TREE));
        Value source = reader.sourceValue().orElseGet(() -> usualSource(tree));
        Map<String, Value> flags = reader.preparation();
        boolean made = isMade(source.key());
        Map<String, Value> all = new LinkedHashMap<>(flags);
        all.put(source.key(), source);
        TrainingData data = new GivenProblem(all).trainingData(tree);
        Map<String, String> values = new LinkedHashMap<>();
        values.put(ProblemKeys.ARCHITECTURE.name(), tree.newick());
        values.put(
                ProblemKeys.U0.name(),
                Optional.ofNullable(given.get(ProblemKeys.U0.name()))
                        .map(Value::text)
                        .orElse(START));
        if (made) {
            values.put(source.key(), source.text());
        }
        StartProblem start = new StartProblem(flags, source, made ? Optional.empty() : Optional.of(data), values);
        // Says now what is wrong with the depths or the start.
        start.asked(values, Map.of(), "");
        return start;
    }

    private static Value usualSource(FusionTree tree) {
        return tree.names().size() == 2
                ? OptionValue.of("--toy", TOY)
                : OptionValue.of(
                        "--random",
                        tree.names().stream().map(name -> name + "=1").collect(Collectors.joining(",")));
    }

    private static boolean isMade(String key) {
        return !key.equals("stats") && !key.equals("data");
    }

    /** The problem as texts by key. */
    public Map<String, String> values() {
        return values;
    }

    /** True for data from a file, which the page cannot change. */
    public boolean isRead() {
        return read.isPresent();
    }

    /** What a reader must know about the data that were read. */
    public List<String> warnings() {
        return read.map(TrainingData::warnings).orElse(List.of());
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>(List.of(ProblemKeys.ARCHITECTURE.name(), ProblemKeys.U0.name()));
        if (!isRead()) {
            Key.names(ProblemKeys.SOURCES).stream().filter(StartProblem::isMade).forEach(keys::add);
        }
        return keys;
    }

    /**
     * The problem of a request.
     *
     * @param asked the problem as texts by key
     * @param positions of sliders by name, which change these texts
     * @param moved name of the slider that is being moved; empty for none
     * @throws InvalidInput with the message that the command line would give
     */
    public AskedProblem asked(Map<String, String> asked, Map<String, String> positions, String moved) {
        require(asked);
        require(positions);
        Map<String, Value> given = new LinkedHashMap<>(flags);
        asked.forEach((key, text) -> {
            if (!keys().contains(key)) {
                throw new InvalidInput(Spelling.unknownKey(key, keys()) + ": expected one of " + keys());
            }
            given.put(key, OptionValue.of("--" + key, text));
        });
        if (positions.containsKey(ProblemKeys.U0.name())) {
            given.put(ProblemKeys.U0.name(), OptionValue.of("--u0", String.valueOf(positions.get("u0"))));
        }
        GivenProblem reader = new GivenProblem(given);
        FusionTree before = reader.requiredTree();
        if (!before.isNumeric()) {
            throw new InvalidInput("architecture " + before.newick() + ": expected numbers for L and Lf here");
        }
        FusionTree tree = DepthSliders.at(before, positions, moved);
        double u0 = reader.u0();
        Value own = isRead()
                ? source
                : reader.sourceValue().orElseThrow(() -> new InvalidInput("no data: expected one of " + keys()));
        Map<String, String> canonical = new LinkedHashMap<>();
        canonical.put(ProblemKeys.ARCHITECTURE.name(), tree.newick());
        canonical.put(
                ProblemKeys.U0.name(),
                Optional.ofNullable(given.get(ProblemKeys.U0.name()))
                        .map(Value::text)
                        .orElse(Double.toString(u0)));
        TrainingData data;
        if (isRead()) {
            data = read.orElseThrow();
        } else {
            own = OptionValue.of("--" + own.key(), DataSliders.at(own, tree.names(), positions));
            canonical.put(own.key(), own.text());
            data = made(own, tree);
        }
        return new AskedProblem(canonical, new Problem(tree, data, u0), own, List.copyOf(flags.keySet()));
    }

    private static void require(Map<String, String> texts) {
        if (texts.size() > MOST_ENTRIES || texts.values().stream().anyMatch(text -> text.length() > LONGEST)) {
            throw new InvalidInput(
                    "expected at most " + MOST_ENTRIES + " values of at most " + LONGEST + " characters");
        }
    }

    private TrainingData made(Value own, FusionTree tree) {
        String key = own.key() + " " + own.text() + " " + tree.names();
        Optional<Drawn> known = last;
        if (known.isPresent() && known.get().key().equals(key)) {
            return known.get().data();
        }
        Map<String, Value> given = new LinkedHashMap<>(flags);
        given.put(own.key(), own);
        TrainingData data = new GivenProblem(given).trainingData(tree);
        last = Optional.of(new Drawn(key, data));
        return data;
    }

    /** The sliders of a problem. */
    public List<Slider> sliders(AskedProblem asked) {
        List<Slider> sliders = new ArrayList<>();
        if (!isRead()) {
            sliders.addAll(DataSliders.of(asked.source(), asked.problem().names()));
        }
        sliders.add(
                Slider.logarithmic("u0", "u_0", "start scale", asked.values().getOrDefault("u0", START), 1e-4, 1));
        sliders.addAll(DepthSliders.of(asked.problem().tree()));
        return sliders;
    }
}
