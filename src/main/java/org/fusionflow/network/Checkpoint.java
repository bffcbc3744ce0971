package org.fusionflow.network;

import java.util.Map;

/**
 * All that the rest of a run depends on besides its plan.
 *
 * @param steps taken so far, &ge; 0
 * @param time flow time so far, &ge; 0
 * @param weights all of them, in the order of the layout
 * @param memory of the method, by name; empty for one without. After a run of a {@linkplain
 *     org.fusionflow.network.narrow.NarrowNetwork narrow network} that network's weights, bases and memory, all named {@link #NARROW}
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out; checkpoints are not compared
public record Checkpoint(long steps, double time, double[] weights, Map<String, double[]> memory) {
    /** How names of the memory begin that belong to a narrow network. */
    public static final String NARROW = "narrow.";

    public Checkpoint {
        weights = weights.clone();
        memory = Map.copyOf(memory);
    }

    static Checkpoint fresh(double[] weights) {
        return new Checkpoint(0, 0, weights, Map.of());
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }
}
