package org.fusionflow.cli.option;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.problem.DataSource;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.problem.ProblemKeys;
import org.fusionflow.data.problem.ProblemReader;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;

/** The options of a problem: architecture, data, start scale, and times to report. They are read by a {@link ProblemReader}. */
public final class ProblemOptions {
    private final KeyedOptions options;

    /** The options of a problem, without those that a command has no use for. */
    public ProblemOptions(Key... without) {
        options = new KeyedOptions(ProblemKeys.ALL.stream()
                .filter(key -> !List.of(without).contains(key))
                .toList());
    }

    /** The options that a command shows. */
    public KeyedOptions options() {
        return options;
    }

    private ProblemReader reader() {
        return new ProblemReader(options.given());
    }

    /** The given tree; empty if none was given. */
    public Optional<FusionTree> tree() {
        return reader().tree();
    }

    /** The given tree, which is required. */
    public FusionTree requiredTree() {
        return reader().requiredTree();
    }

    /** The given source of data as unparsed text; empty if none was given. */
    public Optional<Value> sourceValue() {
        return reader().sourceValue();
    }

    /** The given options that say what is done to samples. */
    public Map<String, Value> preparation() {
        return reader().preparation();
    }

    /** The given source of data; empty if none was given. */
    public Optional<DataSource> source() {
        return reader().source();
    }

    /**
     * The training data from the given source, in the tree's leaf order.
     *
     * @throws org.fusionflow.architecture.InvalidInput if no source or several were given, or the data do not fit the tree
     */
    public TrainingData trainingData(FusionTree tree) {
        return reader().trainingData(tree);
    }

    /** The problem of all given options. */
    public Problem problem() {
        return reader().problem();
    }

    /** The data with one output from the given source, in the tree's leaf order; empty if none were given. */
    public Optional<TrainingData> oneOutput(FusionTree tree) {
        return reader().oneOutput(tree);
    }

    /** The data with one output, which are required. */
    public TrainingData requiredOneOutput(FusionTree tree) {
        return reader().requiredOneOutput(tree);
    }

    public double u0() {
        return reader().u0();
    }

    /** The given flow times, ascending; empty if none were given. */
    public Vector times() {
        return reader().times();
    }
}
