package org.fusionflow.network.run;

import java.util.Map;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.ode.Outcome;

/** A method that trains weights with the gradient. A new method is a new class; {@code Descent} combines the stepwise ones. */
public interface TrainingMethod {
    /** Name on the command line and in study files. */
    String name();

    /** The name and settings of the method in words, for output. */
    String description();

    /** The name and settings as saved runs store them. Readers of these files compare the text, so it must never change. */
    default String settings() {
        return description();
    }

    /** Limit on the steps if the user gives none. */
    default long defaultMaxSteps() {
        return 200_000;
    }

    /**
     * Checks the limits of a stop rule.
     *
     * @throws org.fusionflow.architecture.InvalidInput if this method needs a limit that the rule does not set
     */
    default void check(StopRule rule) {}

    /** True if the method makes steps with learning rates; false for a flow that is integrated. */
    default boolean inSteps() {
        return true;
    }

    /** True if the method draws batches from samples. */
    default boolean needsSamples() {
        return false;
    }

    /**
     * True if training a linear network commutes with rotations of a hidden vector: the method uses weights only through sums of gradients,
     * never entry by entry. Where it is false, every weight is trained.
     */
    default boolean commutesWithRotations() {
        return false;
    }

    /**
     * Names and sizes of the arrays that the method keeps between steps besides the weights. A {@link Checkpoint} of the method holds the same
     * arrays.
     *
     * @param weights number of weights of the network
     */
    default Map<String, Integer> memory(int weights) {
        return Map.of();
    }

    /** Number of arrays of the size of all weights that training holds beside the weights: gradients, memory and stages. */
    default int arrays() {
        return 1 + memory(1).size();
    }

    /** Trains from {@link TrainingRun#weights()} until the run's rule ends it, leaves the final weights there, and reports every step to the run. */
    Outcome train(TrainingRun run);
}
