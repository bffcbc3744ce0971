package org.fusionflow.data.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;

/**
 * Samples that are too many to be kept: their moments and what is known of their columns are summed up as they pass. That is all that
 * predictions and the training of linear networks need.
 */
public final class SampleStream {
    private final Modalities modalities;
    private final int outputs;
    private final List<String> names;
    private final MomentSums sums;

    /**
     * @param names of the columns, inputs before outputs
     */
    public SampleStream(Modalities modalities, int outputs, List<String> names) {
        this.modalities = modalities;
        this.outputs = outputs;
        this.names = List.copyOf(names);
        sums = new MomentSums(modalities.inputs(), outputs, true);
    }

    /**
     * Adds samples.
     *
     * @param rows inputs before outputs, one sample after the other; finite numbers
     * @param samples number of them
     */
    public void add(double[] rows, int samples) {
        sums.add(rows, samples);
    }

    /**
     * The data of all samples that were added.
     *
     * @param heldOut samples of the same columns as they were read
     * @return data without samples, in the tree's leaf order
     * @throws InvalidInput if they have no usable moments
     */
    public TrainingData trainingData(Preparation preparation, FusionTree tree, Optional<Samples> heldOut) {
        ColumnFacts facts = ColumnFacts.of(sums, modalities, names);
        if (preparation != Preparation.NONE && !facts.figures().anyVaries(modalities.inputs())) {
            throw preparation.leavesNothing();
        }
        Moments moments = sums.moments(modalities, preparation, facts.figures());
        List<String> warnings = new ArrayList<>(List.of(facts.count() + " samples of " + (modalities.inputs() + outputs)
                + " numbers are too many to be kept: their moments are used, which is all that predictions and the training of"
                + " linear networks need; what needs the samples themselves cannot be run on them"));
        warnings.addAll(new ColumnWarnings(facts, preparation).list());
        return new TrainingData(
                moments.inOrderOf(tree),
                Optional.empty(),
                heldOut.map(held -> preparation.likewise(facts.figures(), held).inOrderOf(tree)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(facts.report()),
                warnings);
    }
}
