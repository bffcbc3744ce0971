package org.fusionflow.data.problem;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.samples.TrainingData;

/**
 * Where a problem's data come from.
 *
 * @param description in words, for reports: {@code toy data, ratio = 2, rho = 0}
 * @param file that is read; empty for data that are made
 * @param reader reads or draws the data for a tree
 */
public record DataSource(String description, Optional<Path> file, Function<FusionTree, TrainingData> reader) {
    /**
     * Reads or draws the data.
     *
     * @return data whose modalities are the tree's, in its leaf order
     * @throws org.fusionflow.architecture.InvalidInput if they cannot be read, or do not fit the tree
     */
    public TrainingData trainingData(FusionTree tree) {
        return reader.apply(tree);
    }
}
