package org.fusionflow.data.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.Moments;

/**
 * Samples as a file has them, with what a reader of the file must know.
 *
 * @param columns names of the columns in the file, inputs before outputs
 * @param notes what was done to read the file that its owner might not expect, a sentence each
 * @param heldOut samples of the same columns that are not trained on
 * @param folds how the training samples are cut into parts
 */
public record RawSamples(
        Samples samples,
        List<String> columns,
        List<String> notes,
        Optional<Samples> heldOut,
        Optional<FoldPlan> folds) {
    /**
     * How samples are cut into parts for cross-validation.
     *
     * @param count K
     * @param seed of the draw that says which sample is in which part
     */
    public record FoldPlan(int count, long seed) {}

    /** Samples that are all trained on, in one piece. */
    public RawSamples(Samples samples, List<String> columns, List<String> notes) {
        this(samples, columns, notes, Optional.empty(), Optional.empty());
    }

    public RawSamples {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
        if (columns.size() != samples.modalities().inputs() + samples.outputs()) {
            throw new IllegalArgumentException(columns.size() + " names of columns");
        }
    }

    /**
     * The data for a tree, prepared, with the notes and with warnings about columns.
     *
     * @return data in the tree's leaf order
     * @throws InvalidInput if the samples have other modalities, or no usable moments
     */
    public TrainingData trainingData(Preparation preparation, FusionTree tree) {
        ColumnFacts facts = ColumnFacts.of(samples, columns);
        Samples prepared = preparation.of(samples);
        Samples ordered = prepared.inOrderOf(tree);
        return new TrainingData(
                moments(preparation, prepared, ordered),
                Optional.of(ordered),
                heldOut.map(held -> preparation.likewise(samples, held).inOrderOf(tree)),
                folds.map(plan -> Folds.of(samples, preparation, plan.count(), plan.seed())
                        .inOrderOf(tree)),
                Optional.empty(),
                Optional.of(facts.report()),
                warnings(facts, preparation));
    }

    private Moments moments(Preparation preparation, Samples prepared, Samples ordered) {
        try {
            return preparation.moments(ordered);
        } catch (InvalidInput wrong) {
            throw new LostVariance(this, prepared, preparation)
                    .reason()
                    .map(reason -> new InvalidInput(reason, wrong))
                    .orElse(wrong);
        }
    }

    private List<String> warnings(ColumnFacts facts, Preparation preparation) {
        List<String> warnings = new ArrayList<>(notes);
        warnings.addAll(new ColumnWarnings(facts, preparation).list());
        return warnings;
    }
}
