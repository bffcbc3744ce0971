package org.fusionflow.data.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.StatisticsFile;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.npz.NpzFile;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.remedy.RemedyReader;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;

/**
 * A problem as named values, whose names are the {@link ProblemKeys}: the options of a command, or what a page of {@code explore} asks for. Each part is
 * read when it is asked for, with the same messages for both.
 *
 * <pre>{@code
 * Problem problem = GivenProblem.of(Map.of("architecture", "(A:3,B:3):1", "toy", "ratio=2,rho=0.5", "u0", "0.1")).problem();
 * }</pre>
 */
public final class GivenProblem {
    private static final String SOURCES =
            "--toy ratio=R,rho=P, --stats FILE.yaml|npz, --data FILE.csv|npz|yaml, --random A=50,B=50,samples=P, --xor var=V,samples=P,"
                    + " --target 'xA1 + abs(xB1)' or --fission inputs=D,samples=P";

    private static final double USUAL_START = 0.1;

    private final Map<String, Value> given;

    /**
     * @param given by the names of their keys; other keys are ignored
     */
    public GivenProblem(Map<String, Value> given) {
        this.given = Map.copyOf(given);
    }

    /**
     * A problem from texts as they stand behind the options of a command, by the names of {@link ProblemKeys#WITH_REMEDIES}.
     *
     * @throws InvalidInput if a name is none of them
     */
    public static GivenProblem of(Map<String, String> given) {
        return new GivenProblem(OptionValue.all(given, ProblemKeys.WITH_REMEDIES));
    }

    private Optional<Value> given(Key key) {
        return Optional.ofNullable(given.get(key.name()));
    }

    /** The given tree; empty if none was given. */
    public Optional<FusionTree> tree() {
        Optional<Value> architecture = given(ProblemKeys.ARCHITECTURE);
        Optional<Value> layers = given(ProblemKeys.LAYERS);
        Optional<Value> fusion = given(ProblemKeys.FUSION);
        if (architecture.isPresent()) {
            if (layers.isPresent() || fusion.isPresent()) {
                throw new InvalidInput("--architecture: expected either it or --layers with --fusion, not both");
            }
            return architecture.map(value -> FusionTree.parse(value.text()));
        }
        if (layers.isEmpty() && fusion.isEmpty()) {
            return Optional.empty();
        }
        if (layers.isEmpty() || fusion.isEmpty()) {
            throw new InvalidInput("--layers and --fusion: expected both");
        }
        return Optional.of(FusionTree.twoModalities(depth(layers.get()), depth(fusion.get())));
    }

    private static Depth depth(Value value) {
        return value.checked(() -> Depth.parse(value.text()));
    }

    /** The given tree, which is required. */
    public FusionTree requiredTree() {
        return tree().orElseThrow(() ->
                new InvalidInput("no architecture: expected -a TREE such as (A:3,B:3):1, or --layers and --fusion"));
    }

    /** The given source of data as unparsed text; empty if none was given. */
    public Optional<Value> sourceValue() {
        List<Value> sources = new ArrayList<>();
        ProblemKeys.SOURCES.forEach(key -> given(key).ifPresent(sources::add));
        if (sources.size() > 1) {
            throw new InvalidInput(String.join(
                            " and ",
                            ProblemKeys.SOURCES.stream()
                                    .filter(key -> given(key).isPresent())
                                    .map(Key::option)
                                    .toList())
                    + ": expected only one of " + SOURCES);
        }
        return sources.stream().findFirst();
    }

    /** The given options that say what is done to samples. */
    public Map<String, Value> preparation() {
        Map<String, Value> flags = new LinkedHashMap<>();
        ProblemKeys.PREPARATION.forEach(key -> given(key).ifPresent(flag -> flags.put(key.name(), flag)));
        return flags;
    }

    /** The given source of data; empty if none was given. */
    public Optional<DataSource> source() {
        Map<String, Value> flags = preparation();
        Optional<Value> source = sourceValue();
        if (source.isEmpty() && !flags.isEmpty()) {
            throw new InvalidInput(
                    "--" + flags.keySet().iterator().next() + ": expected data beside it, one of " + SOURCES);
        }
        return source.map(value -> DataReader.source(value, flags));
    }

    /** What is said where no source of data was given. */
    public static InvalidInput noData() {
        return new InvalidInput("no data: expected one of " + SOURCES);
    }

    /**
     * The training data from the given source, in the tree's leaf order.
     *
     * @throws InvalidInput if no source or several were given, or the data do not fit the tree
     */
    public TrainingData trainingData(FusionTree tree) {
        return source().orElseThrow(GivenProblem::noData).trainingData(tree);
    }

    /** The problem of all given options. */
    public Problem problem() {
        FusionTree tree = requiredTree();
        // Before data are read or drawn, which takes long where they are large.
        double u0 = u0();
        times();
        Remedies remedies = remedies(tree);
        return new Problem(tree, trainingData(tree), u0).with(remedies);
    }

    /** What is done against unimodal bias in a network of this tree. */
    public Remedies remedies(FusionTree tree) {
        return RemedyReader.read(given, tree);
    }

    /** The data with one output from the given source, in the tree's leaf order; empty if none were given. */
    public Optional<TrainingData> oneOutput(FusionTree tree) {
        Optional<Value> stats =
                sourceValue().filter(source -> source.key().equals("stats") && !NpzFile.isArchive(source.path()));
        if (stats.isPresent() && preparation().isEmpty()) {
            // This reader names line and column if there are several outputs.
            return stats.map(file ->
                    TrainingData.of(StatisticsFile.readOneOutput(file.path()).inOrderOf(tree)));
        }
        Optional<TrainingData> data = source().map(given -> given.trainingData(tree));
        data.ifPresent(given -> given.moments().requireOneOutput());
        return data;
    }

    /** The data with one output, which are required. */
    public TrainingData requiredOneOutput(FusionTree tree) {
        return oneOutput(tree).orElseThrow(GivenProblem::noData);
    }

    public double u0() {
        Optional<Value> u0 = given(ProblemKeys.U0);
        if (u0.isPresent() && !(u0.get().number() > 0)) {
            throw u0.get().expected("a number above 0");
        }
        return u0.map(Value::number).orElse(USUAL_START);
    }

    /** The given flow times, ascending; empty if none were given. */
    public Vector times() {
        return given(ProblemKeys.TIMES)
                .map(value -> FlowTimes.read(value).times())
                .orElse(Vector.of());
    }
}
