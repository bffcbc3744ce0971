package org.fusionflow.network.result;

import java.util.Map;
import java.util.Optional;

/**
 * The state of a run: everything besides its plan on which the rest of the run depends.
 *
 * @param steps number of steps so far, &ge; 0
 * @param time flow time so far, &ge; 0
 * @param weights all weights, in the order of the layout
 * @param memory of the method, by name; empty for a method without memory. After a run of a
 *     {@linkplain org.fusionflow.network.narrow.NarrowNetwork narrow network} it holds that network's weights, bases and memory, all with names
 *     that begin with {@link #NARROW}
 * @param history of the run; empty for a run whose targets and reports begin here
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out; checkpoints are not compared
public record Checkpoint(
        long steps, double time, double[] weights, Map<String, double[]> memory, Optional<History> history) {
    /** Prefix of the memory's names that belong to a narrow network. */
    public static final String NARROW = "narrow.";

    public Checkpoint {
        weights = weights.clone();
        memory = Map.copyOf(memory);
    }

    /** A checkpoint without history. */
    public Checkpoint(long steps, double time, double[] weights, Map<String, double[]> memory) {
        this(steps, time, weights, memory, Optional.empty());
    }

    /** The state at the start of a run, with 0 steps at time 0. */
    public static Checkpoint fresh(double[] weights) {
        return new Checkpoint(0, 0, weights, Map.of());
    }

    /** A checkpoint from which the same steps follow, but without what is known of earlier steps. */
    public Checkpoint withoutHistory() {
        return new Checkpoint(steps, time, weights, memory);
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }
}
