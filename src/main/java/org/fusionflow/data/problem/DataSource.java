package org.fusionflow.data.problem;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;

/**
 * Where a problem's data come from.
 *
 * @param description in words, for reports: {@code toy data, ratio = 2, rho = 0}
 * @param file that is read; empty for data that are made
 * @param reader reads or draws the data for a tree
 * @param pointMaker few points for a tree that stand for a population in networks of rectified units, see
 *     {@link org.fusionflow.data.made.Generator#points}; empty for samples
 */
public record DataSource(
        String description,
        Optional<Path> file,
        Function<FusionTree, TrainingData> reader,
        Function<FusionTree, Optional<Samples>> pointMaker) {
    /** The points that stand for the population; empty for samples, and where they are not known. */
    public Optional<Samples> points(FusionTree tree) {
        return pointMaker.apply(tree);
    }

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
