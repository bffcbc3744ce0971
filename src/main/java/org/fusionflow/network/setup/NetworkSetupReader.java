package org.fusionflow.network.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.fusionflow.architecture.Head;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.MappingReader;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.record.FromFile;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.Plateau;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.start.BranchScales;
import org.fusionflow.network.start.GaussianBiases;
import org.fusionflow.network.start.Initialization;

/**
 * Reads the settings of a network and its training from named values, whose names are the {@link NetworkKeys}. The values come from the options of
 * {@code simulate}, a network of a study, or the text of {@code report --network}.
 *
 * <pre>{@code
 * NetworkSetup setup = NetworkSetupReader.read(OptionValue.of("--network", "init=he,activation=relu,lr=0.01"), tree.names());
 * }</pre>
 */
public final class NetworkSetupReader {
    private static final int WIDEST = 100_000;
    private static final int MOST_SEEDS = 100_000;
    private static final double USUAL_MAX_TIME = 1e5;
    private static final double USUAL_FRACTION = 1e-3;
    private static final String PLATEAU = "time=T[,fraction=F]";

    private final Map<String, ? extends Value> entries;
    private final List<String> modalities;

    private NetworkSetupReader(Map<String, ? extends Value> entries, List<String> modalities) {
        this.entries = entries;
        this.modalities = modalities;
    }

    /**
     * Reads a mapping that has no other keys than the {@link NetworkKeys}.
     *
     * @param modalities names of the problem's modalities
     * @throws org.fusionflow.architecture.InvalidInput that names the place of the mistake
     */
    public static NetworkSetup read(Value network, List<String> modalities) {
        return network.checked(() -> read(network.entries(NetworkKeys.names()), modalities));
    }

    /**
     * Reads the entries of a mapping whose keys the caller has checked; entries that are not {@link NetworkKeys} are ignored.
     *
     * @param modalities names of the problem's modalities
     * @throws org.fusionflow.architecture.InvalidInput that names the place of the mistake
     */
    public static NetworkSetup read(Map<String, ? extends Value> entries, List<String> modalities) {
        return new NetworkSetupReader(entries, modalities).setup();
    }

    /**
     * A network from texts as they stand behind the options of {@code simulate}, by the names of the {@link NetworkKeys}:
     * {@code of(Map.of("init", "he", "method", "gd", "lr", "0.04"), problem.names())}.
     *
     * @param modalities names of the problem's modalities
     * @throws org.fusionflow.architecture.InvalidInput if a name is none of them, or a value is invalid
     */
    public static NetworkSetup of(Map<String, String> given, List<String> modalities) {
        return read(OptionValue.all(given, NetworkKeys.ALL), modalities);
    }

    private Optional<Value> given(Key key) {
        return Optional.ofNullable(entries.get(key.name()));
    }

    private NetworkSetup setup() {
        TrainingMethod method = new MethodReader(entries).method();
        return new NetworkSetup(
                initialization(),
                widths(),
                activation(),
                hasBiases(),
                heads(),
                method,
                loss(),
                weightDecay(),
                start(),
                stop(method),
                seeds());
    }

    private Initialization initialization() {
        Value init = entries.get(NetworkKeys.INIT.name());
        Initialization base = init == null ? Initialization.named("aligned") : initialization(init);
        Initialization scaled = given(NetworkKeys.SCALE)
                .map(scale -> scaled(base, scale, modalities))
                .orElse(base);
        return hasGaussianBiases(base) ? new GaussianBiases(scaled) : scaled;
    }

    private boolean hasGaussianBiases(Initialization base) {
        Optional<Value> given = given(NetworkKeys.BIAS_INIT);
        boolean gaussian = given.isPresent()
                && given.get().word(List.of("zero", "gaussian")).equals("gaussian");
        if (given.isPresent() && !hasBiases()) {
            throw given.get().expected("bias with it");
        }
        if (gaussian && base instanceof FromFile) {
            throw given.get().expected("zero with weights from a file, which may have biases of its own");
        }
        return gaussian;
    }

    private boolean hasBiases() {
        return given(NetworkKeys.BIAS).map(Value::flag).orElse(false);
    }

    /** Reads an initialization, given by its name or by a file of weights. */
    public static Initialization initialization(Value init) {
        return init.checked(() ->
                weights(init).<Initialization>map(FromFile::new).orElseGet(() -> Initialization.named(init.text())));
    }

    /** The file of weights that an initialization reads; empty for one that is given by its name. */
    public static Optional<Path> weights(Value init) {
        return init.text().endsWith(".npz") ? Optional.of(init.path()) : Optional.empty();
    }

    /**
     * Reads factors of an initialization for each modality, as in {@code A=2,B=0.5}.
     *
     * @param modalities names of the problem's modalities
     */
    public static Initialization scaled(Initialization base, Value scale, List<String> modalities) {
        Map<String, Double> factors = new LinkedHashMap<>();
        scale.entries(modalities).forEach((name, factor) -> factors.put(name, factor.number()));
        return scale.checked(() -> new BranchScales(base, factors));
    }

    private List<Integer> widths() {
        Optional<Value> width = given(NetworkKeys.WIDTH);
        return width.isEmpty()
                ? List.of(100)
                : width.get().parts().stream()
                        .map(part -> part.whole(1, WIDEST))
                        .toList();
    }

    private Activation activation() {
        String name = given(NetworkKeys.ACTIVATION)
                .map(value -> value.word(List.of("linear", "relu", "leaky-relu")))
                .orElse("linear");
        Optional<Value> slope = given(NetworkKeys.SLOPE);
        if (slope.isPresent() && !name.equals("leaky-relu")) {
            throw slope.get().expected("activation leaky-relu with it, got " + name);
        }
        return switch (name) {
            case "relu" -> Activation.RELU;
            case "leaky-relu" ->
                slope.map(value -> value.checked(() -> new Activation(value.number())))
                        .orElseGet(() -> new Activation(Activation.USUAL_LEAK));
            default -> Activation.LINEAR;
        };
    }

    private List<Head> heads() {
        List<Head> heads = new ArrayList<>();
        given(NetworkKeys.HEADS).ifPresent(value -> value.parts().forEach(part -> heads.add(head(part))));
        return heads;
    }

    private static Head head(Value part) {
        String[] fields = part.text().split(":", -1);
        if (fields.length < 2 || fields.length > 3) {
            throw part.expected("NAME:DEPTH or NAME:DEPTH:OUTPUTS");
        }
        return part.checked(() -> new Head(
                fields[0],
                Numbers.whole(fields[1], "head " + fields[0] + ", depth", 1, 1000),
                fields.length == 3 ? Numbers.whole(fields[2], "head " + fields[0] + ", outputs", 1, 1000) : 1));
    }

    private OutputLoss loss() {
        return given(NetworkKeys.LOSS)
                .map(value -> value.checked(() -> OutputLoss.named(value.text())))
                .orElse(OutputLoss.MSE);
    }

    private OptionalDouble weightDecay() {
        Optional<Value> decay = given(NetworkKeys.WEIGHT_DECAY);
        if (decay.isPresent() && !(decay.get().number() >= 0)) {
            throw decay.get().expected("a number of at least 0");
        }
        return decay.map(value -> OptionalDouble.of(value.number())).orElse(OptionalDouble.empty());
    }

    private OptionalDouble start() {
        Optional<Value> u0 = given(NetworkKeys.U0);
        if (u0.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!(u0.get().number() > 0)) {
            throw u0.get().expected("a number above 0");
        }
        return OptionalDouble.of(u0.get().number());
    }

    private StopRule stop(TrainingMethod method) {
        long steps = given(NetworkKeys.MAX_STEPS)
                .map(value -> value.whole(1L, Long.MAX_VALUE))
                .orElse(method.defaultMaxSteps());
        Optional<Value> maxTime = given(NetworkKeys.MAX_TIME);
        if (maxTime.isPresent() && !(maxTime.get().number() > 0)) {
            throw maxTime.get().expected("a number above 0");
        }
        Optional<Value> loss = given(NetworkKeys.STOP_LOSS);
        if (loss.isPresent() && !(loss.get().number() >= 0)) {
            throw loss.get().expected("a number of at least 0");
        }
        return new StopRule(
                steps,
                maxTime.map(Value::number).orElse(USUAL_MAX_TIME),
                loss.map(value -> OptionalDouble.of(value.number())).orElse(OptionalDouble.empty()),
                given(NetworkKeys.PLATEAU).map(NetworkSetupReader::plateau));
    }

    private static Plateau plateau(Value value) {
        return value.checked(() -> {
            MappingReader keys = new MappingReader(value, PLATEAU);
            Plateau plateau = new Plateau(
                    keys.required("time").number(), keys.number("fraction").orElse(USUAL_FRACTION));
            keys.requireAllTaken();
            return plateau;
        });
    }

    private List<Long> seeds() {
        Optional<Value> seeds = given(NetworkKeys.SEEDS);
        Optional<Value> seed = given(NetworkKeys.SEED);
        if (seeds.isPresent() && (seeds.get().isList() || seeds.get().text().contains(","))) {
            if (seed.isPresent()) {
                throw seed.get().expected("none with a list of seeds");
            }
            List<Long> listed = new ArrayList<>();
            seeds.get().parts().forEach(part -> listed.add(part.whole(0L, Long.MAX_VALUE)));
            if (listed.isEmpty()) {
                throw seeds.get().expected("at least one seed");
            }
            return listed;
        }
        long first = seed.map(value -> value.whole(0L, Long.MAX_VALUE)).orElse(1L);
        int count = seeds.map(value -> value.whole(1, MOST_SEEDS)).orElse(1);
        if (seed.isPresent() && first > Long.MAX_VALUE - (count - 1)) {
            throw seed.get().expected("at most " + (Long.MAX_VALUE - (count - 1)) + " with " + count + " seeds");
        }
        return LongStream.rangeClosed(first, first + (count - 1)).boxed().toList();
    }
}
