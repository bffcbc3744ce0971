package org.fusionflow.data.samples;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;

/**
 * All that a network may be trained on and tested with.
 *
 * @param moments what full-batch training of a linear network sees: of the samples where there are some, of a population
 *     otherwise
 * @param samples the training set, for networks and methods that need more than moments
 * @param heldOut samples from the same source that are not trained on, shifted and scaled by the figures of the training set
 * @param folds the training set cut into parts for cross-validation; empty unless that was asked for
 * @param population where the samples were drawn from, with the exact error of a linear map on new data; empty if that is not
 *     known, is no {@link Population}, or nothing was drawn
 * @param columns what is known of the columns of a file; empty for data that are from none
 * @param warnings what a reader of numbers from these data must know about them, a sentence each
 */
public record TrainingData(
        Moments moments,
        Optional<Samples> samples,
        Optional<Samples> heldOut,
        Optional<Folds> folds,
        Optional<Population> population,
        Optional<ColumnReport> columns,
        List<String> warnings) {
    public TrainingData {
        warnings = List.copyOf(warnings);
        samples.ifPresent(s -> requireSame(moments, "samples", s.modalities(), s.outputs()));
        heldOut.ifPresent(s -> requireSame(moments, "held-out samples", s.modalities(), s.outputs()));
        population.ifPresent(p -> requireSame(moments, "population", p.modalities(), p.outputs()));
    }

    /** Data that are from no file. */
    public TrainingData(
            Moments moments,
            Optional<Samples> samples,
            Optional<Samples> heldOut,
            Optional<Population> population,
            List<String> warnings) {
        this(moments, samples, heldOut, Optional.empty(), population, Optional.empty(), warnings);
    }

    /** Data without folds and warnings. */
    public TrainingData(
            Moments moments, Optional<Samples> samples, Optional<Samples> heldOut, Optional<Population> population) {
        this(moments, samples, heldOut, population, List.of());
    }

    private static void requireSame(Moments moments, String what, Modalities modalities, int outputs) {
        if (!modalities.equals(moments.modalities()) || outputs != moments.outputs()) {
            throw new InvalidInput(what + ": expected the moments' modalities "
                    + moments.modalities().names()
                    + " of dimensions " + moments.modalities().dimensions() + " and " + moments.outputs()
                    + " outputs, got " + modalities.names() + " of " + modalities.dimensions() + " and " + outputs);
        }
    }

    /** Statistics and nothing else. */
    public static TrainingData of(Moments moments) {
        return new TrainingData(moments, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A training set and its empirical moments.
     *
     * @throws InvalidInput if the samples have no usable moments
     */
    public static TrainingData of(Samples samples) {
        return new TrainingData(samples.moments(), Optional.of(samples), Optional.empty(), Optional.empty());
    }

    /**
     * What is left of the moments once constants have explained the means: of the samples about their means. Statistics alone describe data
     * with mean 0, and inputs that are the same in every sample are constants themselves; both are left as they are.
     */
    public Moments momentsAboutMeans() {
        return samples.flatMap(Samples::momentsAboutMeans).orElse(moments);
    }

    /**
     * The same data with the blocks of their inputs in the tree's leaf order.
     *
     * @throws InvalidInput if the tree's modalities are not the ones of these data
     */
    public TrainingData inOrderOf(FusionTree tree) {
        if (tree.names().equals(moments.modalities().names())) {
            return this;
        }
        return new TrainingData(
                moments.inOrderOf(tree),
                samples.map(s -> s.inOrderOf(tree)),
                heldOut.map(s -> s.inOrderOf(tree)),
                folds.map(f -> f.inOrderOf(tree)),
                population.map(p -> p.inOrderOf(tree)),
                columns,
                warnings);
    }
}
