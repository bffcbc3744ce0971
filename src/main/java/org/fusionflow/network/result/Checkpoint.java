package org.fusionflow.network.result;

import java.util.Map;
import java.util.Optional;

/**
 * All that the rest of a run depends on besides its plan.
 *
 * @param steps taken so far, &ge; 0
 * @param time flow time so far, &ge; 0
 * @param weights all of them, in the order of the layout
 * @param memory of the method, by name; empty for one without. After a run of a {@linkplain
 *     org.fusionflow.network.narrow.NarrowNetwork narrow network} that network's weights, bases and memory, all named {@link #NARROW}
 * @param history of the run; empty for one whose targets and reports begin here
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out; checkpoints are not compared
public record Checkpoint(
        long steps, double time, double[] weights, Map<String, double[]> memory, Optional<History> history) {
    /** How names of the memory begin that belong to a narrow network. */
    public static final String NARROW = "narrow.";

    public Checkpoint {
        weights = weights.clone();
        memory = Map.copyOf(memory);
    }

    /** Without a history. */
    public Checkpoint(long steps, double time, double[] weights, Map<String, double[]> memory) {
        this(steps, time, weights, memory, Optional.empty());
    }

    public static Checkpoint fresh(double[] weights) {
        return new Checkpoint(0, 0, weights, Map.of());
    }

    /** The same steps from here on, but nothing is known of those before. */
    public Checkpoint withoutHistory() {
        return new Checkpoint(steps, time, weights, memory);
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }
}
