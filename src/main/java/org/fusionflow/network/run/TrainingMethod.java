package org.fusionflow.network.run;

import java.util.Map;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.ode.Outcome;

/** How weights follow the gradient. A new method is a new class; {@code Descent} combines the stepwise ones. */
public interface TrainingMethod {
    /** Name on the command line and in study files. */
    String name();

    /** For people: the name and what it is set to. */
    String description();

    /** The same for files of saved runs, whose readers compare it: it never changes. */
    default String settings() {
        return description();
    }

    /** Limit on the steps where the user gives none. */
    default long defaultMaxSteps() {
        return 200_000;
    }

    /**
     * @throws org.fusionflow.architecture.InvalidInput if this method needs a limit that the rule does not set
     */
    default void check(StopRule rule) {}

    /** True if it draws batches from samples. */
    default boolean needsSamples() {
        return false;
    }

    /**
     * True if rotating the coordinates of a hidden vector before or after training comes to the same, as long as the network is linear:
     * the method knows weights only through sums of gradients, never entry by entry. Where it does not say so, every weight is trained.
     */
    default boolean commutesWithRotations() {
        return false;
    }

    /**
     * What it keeps from step to step besides the weights: how many numbers by what name. A {@link Checkpoint} of it holds the same.
     *
     * @param weights of the network
     */
    default Map<String, Integer> memory(int weights) {
        return Map.of();
    }

    /**
     * Trains from {@link TrainingRun#weights()} until the run's rule says stop, leaves the final weights there, and reports
     * every step to the run.
     */
    Outcome train(TrainingRun run);
}
