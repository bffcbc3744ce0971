package org.fusionflow.cli.option;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.problem.DataSource;
import org.fusionflow.data.problem.GivenProblem;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.problem.ProblemKeys;
import org.fusionflow.data.remedy.RemedyKeys;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;

/** The options of a problem: architecture, data, start scale, and times to report. A {@link GivenProblem} reads them. */
public final class ProblemOptions {
    private final KeyedOptions options;

    private ProblemOptions(List<Key> keys) {
        options = new KeyedOptions(keys);
    }

    /** The options of a problem, without those that a command has no use for. */
    public ProblemOptions(Key... without) {
        this(ProblemKeys.ALL.stream()
                .filter(key -> !List.of(without).contains(key))
                .toList());
    }

    /** The options of a problem and of what is done against unimodal bias. */
    public static ProblemOptions withRemedies() {
        return new ProblemOptions(ProblemKeys.WITH_REMEDIES);
    }

    /** The same with factors of the start and weight decay, for commands whose networks have options of their own for these. */
    public static ProblemOptions withTraining() {
        return new ProblemOptions(
                Stream.concat(ProblemKeys.ALL.stream(), RemedyKeys.ALL.stream()).toList());
    }

    /** The options that a command shows. */
    public KeyedOptions options() {
        return options;
    }

    private GivenProblem given() {
        return new GivenProblem(options.given());
    }

    /** The given tree; empty if none was given. */
    public Optional<FusionTree> tree() {
        return given().tree();
    }

    /** The given tree, which is required. */
    public FusionTree requiredTree() {
        return given().requiredTree();
    }

    /** The given source of data as unparsed text; empty if none was given. */
    public Optional<Value> sourceValue() {
        return given().sourceValue();
    }

    /** The given options that say what is done to samples. */
    public Map<String, Value> preparation() {
        return given().preparation();
    }

    /** The given source of data; empty if none was given. */
    public Optional<DataSource> source() {
        return given().source();
    }

    /**
     * The training data from the given source, in the tree's leaf order.
     *
     * @throws org.fusionflow.architecture.InvalidInput if no source or several were given, or the data do not fit the tree
     */
    public TrainingData trainingData(FusionTree tree) {
        return given().trainingData(tree);
    }

    /** The problem of all given options. */
    public Problem problem() {
        return given().problem();
    }

    /** The data with one output from the given source, in the tree's leaf order; empty if none were given. */
    public Optional<TrainingData> oneOutput(FusionTree tree) {
        return given().oneOutput(tree);
    }

    /** The data with one output, which are required. */
    public TrainingData requiredOneOutput(FusionTree tree) {
        return given().requiredOneOutput(tree);
    }

    public double u0() {
        return given().u0();
    }

    /** The given flow times, ascending; empty if none were given. */
    public Vector times() {
        return given().times();
    }
}
