package org.fusionflow.data.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;

/**
 * Samples as a file has them, with what a reader of the file must know.
 *
 * @param columns names of the columns in the file, inputs before outputs
 * @param notes what was done to read the file that its owner might not expect, a sentence each
 */
public record RawSamples(Samples samples, List<String> columns, List<String> notes) {
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
        Samples ordered = preparation.of(samples).inOrderOf(tree);
        return new TrainingData(
                preparation.moments(ordered),
                Optional.of(ordered),
                Optional.empty(),
                Optional.empty(),
                warnings(preparation));
    }

    private List<String> warnings(Preparation preparation) {
        List<String> warnings = new ArrayList<>(notes);
        warnings.addAll(new ColumnWarnings(this, preparation).list());
        return warnings;
    }
}
