package org.fusionflow.data.made;

import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;

/** Generates data from a description. The same description gives the same data, bit for bit. */
public interface Generator {
    /**
     * Draws the data.
     *
     * @return data whose modalities are the tree's, in its leaf order
     * @throws InvalidInput if the tree's modalities do not fit
     */
    TrainingData trainingData(FusionTree tree);

    /**
     * Where samples are drawn from, as in {@link TrainingData#population()}, without drawing them.
     *
     * @throws InvalidInput if the tree's modalities do not fit
     */
    Optional<Population> population(FusionTree tree);

    /**
     * Few points on which networks of rectified units learn the same as on infinitely many samples.
     *
     * @return points in the tree's leaf order; empty where samples are drawn, or such points are not known
     * @throws InvalidInput if the tree's modalities do not fit
     */
    default Optional<Samples> points(FusionTree tree) {
        return Optional.empty();
    }
}
