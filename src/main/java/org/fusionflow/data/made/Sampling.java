package org.fusionflow.data.made;

import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.MappingReader;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;

/**
 * How many samples are drawn, and from which seed. Without a number of training samples nothing is drawn for training: the
 * moments are the population's own, those of infinitely many samples.
 *
 * @param training number of training samples, P &ge; 1, or none for the population itself
 * @param heldOut number of held-out samples, &ge; 0
 * @param seed of all draws
 */
public record Sampling(Optional<Integer> training, int heldOut, long seed) {
    /** The keys that {@link #take} takes, for messages. */
    static final String FORM = "samples=, heldout=, seed=";

    public Sampling {
        if (training.isPresent() && training.get() < 1) {
            throw new InvalidInput("samples " + training.get() + ": expected at least 1");
        }
        if (heldOut < 0) {
            throw new InvalidInput("heldout " + heldOut + ": expected at least 0");
        }
    }

    /** Keys {@code samples} (none unless given), {@code heldout} (0) and {@code seed} (1). */
    static Sampling take(MappingReader spec) {
        return new Sampling(
                spec.whole("samples", 1, Samples.MOST_NUMBERS).map(Long::intValue),
                spec.whole("heldout", 0, Samples.MOST_NUMBERS).orElse(0L).intValue(),
                spec.whole("seed", 0, Long.MAX_VALUE).orElse(1L));
    }

    /**
     * Rejects a key that only matters where samples are drawn.
     *
     * @param given true if the key was given
     */
    void requireDraws(MappingReader spec, String key, boolean given) {
        if (given && training.isEmpty() && heldOut == 0) {
            throw spec.problem(key + ": expected samples= or heldout= with it, nothing is drawn without them");
        }
    }

    /**
     * @throws InvalidInput if training and held-out samples together are too many to hold
     */
    void requireRoom(Modalities modalities, int outputs) {
        long all = training.orElse(0) + (long) heldOut;
        if (all > 0) {
            Samples.requireRoom(modalities, outputs, all);
        }
    }

    /**
     * What a population gives when it is sampled like this.
     *
     * @return data in the tree's leaf order; the draws do not depend on it
     * @throws InvalidInput if the tree's modalities are not the ones of the population
     */
    TrainingData of(Population population, FusionTree tree) {
        population.modalities().inOrderOf(tree); // refuses other names before samples are drawn
        Optional<Samples> drawn =
                training.map(count -> population.draw(count, seed).inOrderOf(tree));
        Optional<Samples> kept = heldOut == 0
                ? Optional.empty()
                : Optional.of(population.drawHeldOut(heldOut, seed).inOrderOf(tree));
        Population ordered = population.inOrderOf(tree);
        return new TrainingData(
                drawn.map(Samples::moments).orElseGet(ordered::moments), drawn, kept, population(ordered));
    }

    /** The population where samples are drawn from it; otherwise it would tell nothing that the moments do not. */
    Optional<Population> population(Population population) {
        return training.isPresent() || heldOut > 0 ? Optional.of(population) : Optional.empty();
    }
}
