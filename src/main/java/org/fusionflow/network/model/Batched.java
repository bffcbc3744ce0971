package org.fusionflow.network.model;

/** An objective that can be restricted to a batch of its samples: its loss and gradient are then those of the batch. */
public interface Batched extends Objective {
    /** Number of samples, P. */
    int samples();

    /**
     * Restricts the objective to these samples; a sample that is listed several times counts several times.
     *
     * @param chosen indices from 0 to P - 1 in its first {@code count} entries
     * @param count &ge; 1
     */
    void use(int[] chosen, int count);

    /**
     * Multiplies the inputs of the batch by factors where dropout is drawn; they hold until the next batch.
     *
     * @param factors by modality, one sample of the batch after the other
     */
    void drawn(double[] factors);

    /** Removes the restriction: all samples count again. */
    void useAll();

    /**
     * Computes map and loss at these weights as {@link #respond} does, but perhaps no gradient: enough to see how training goes.
     */
    default void look(double[] weights) {
        respond(weights);
    }
}
