package org.fusionflow.network.model;

/** An objective that can be restricted to some of its samples: its loss and gradient are then those of the batch. */
public interface Batched extends Objective {
    /** Number of samples, P. */
    int samples();

    /**
     * From now on only these samples count, each as often as it is listed.
     *
     * @param chosen indices from 0 to P - 1 in its first {@code count} entries
     * @param count &ge; 1
     */
    void use(int[] chosen, int count);

    /** All samples count again. */
    void useAll();
}
