package org.fusionflow.data.problem;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.remedy.InputTransform;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.TrainingData;

/**
 * What theory and networks share: an architecture, the data, the scale of a small start, and what is done against unimodal bias.
 *
 * @param tree the architecture, with numbers for its depths
 * @param data of the tree's modalities; held in the order of its leaves, whatever order they are given in
 * @param u0 start scale, finite and above 0
 * @param remedies what is done in training; what is done to the inputs is done to {@code data} already
 */
public record Problem(FusionTree tree, TrainingData data, double u0, Remedies remedies) {
    public Problem {
        if (!tree.isNumeric()) {
            throw new InvalidInput("architecture " + tree.newick() + ": expected numbers for L and Lf here");
        }
        if (!(u0 > 0) || Double.isInfinite(u0)) {
            throw new InvalidInput("u0 " + u0 + ": expected a finite number above 0");
        }
        data = data.inOrderOf(tree);
        remedies.requireOf(tree);
    }

    /** A problem of plain training. */
    public Problem(FusionTree tree, TrainingData data, double u0) {
        this(tree, data, u0, Remedies.NONE);
    }

    /** A problem of statistics alone. */
    public static Problem of(FusionTree tree, Moments moments, double u0) {
        return new Problem(tree, TrainingData.of(moments), u0);
    }

    /** Second moments of the training data, in leaf order. */
    public Moments moments() {
        return data.moments();
    }

    /** Where the samples were drawn from, in leaf order; empty if that is not known. */
    public Optional<Population> population() {
        return data.population();
    }

    /** Names of the modalities, in leaf order. */
    public List<String> names() {
        return tree.names();
    }

    /** The same problem with another start scale. */
    public Problem withStart(double scale) {
        return new Problem(tree, data, scale, remedies);
    }

    /** The same problem with other remedies than inputs that are transformed already. */
    public Problem withRemedies(Remedies other) {
        return new Problem(tree, data, u0, other);
    }

    /** The same problem with these remedies in addition to what has been done to its inputs; theirs are transformed now. */
    public Problem with(Remedies wanted) {
        TrainingData changed = wanted.changesInputs()
                ? InputTransform.of(wanted, data.moments()).of(data)
                : data;
        return new Problem(tree, changed, u0, wanted);
    }
}
