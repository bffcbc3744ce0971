package org.fusionflow.data;

import java.util.Optional;
import org.fusionflow.architecture.FusionTree;

/** Placeholder until the data room lands. */
public record TrainingData(
        VectorMoments moments, Optional<Samples> samples, Optional<Samples> heldOut, Optional<Population> population) {
    public static TrainingData of(SecondMoments moments) {
        return new TrainingData(VectorMoments.of(moments), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public SecondMoments single() {
        VectorMoments m = moments;
        return new SecondMoments(
                m.modalities(), m.inputCovariance(), m.inputOutputCorrelation().get(0), m.outputVariance());
    }

    public TrainingData inOrderOf(FusionTree tree) {
        return new TrainingData(moments.inOrderOf(tree), samples, heldOut, population);
    }
}
