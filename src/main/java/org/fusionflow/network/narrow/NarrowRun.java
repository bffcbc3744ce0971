package org.fusionflow.network.narrow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.run.WeightWatcher;
import org.fusionflow.network.shape.Layout;
import org.jspecify.annotations.Nullable;

/**
 * A run that trains a narrow network in place of the plan's. Its checkpoints hold the plan's weights, and as memory all that the narrow run
 * depends on, so that it goes on with the same bits: {@code narrow.weights}, {@code narrow.basis.} and a hidden vector's name for each
 * basis (h x k, row major), {@code narrow.memory.} and a name for each array of the method's own, in the narrow network's order.
 */
public final class NarrowRun {
    private static final String WEIGHTS = Checkpoint.NARROW + "weights";
    private static final String BASIS = Checkpoint.NARROW + "basis.";
    private static final String MEMORY = Checkpoint.NARROW + "memory.";

    private final NarrowNetwork network;
    private final Checkpoint start;

    private NarrowRun(NarrowNetwork network, Checkpoint start) {
        this.network = network;
        this.start = start;
    }

    /**
     * @param start of the plan's network
     * @return empty where the plan's network itself must be trained
     * @throws InvalidInput if what the checkpoint says of a narrow run does not fit
     */
    public static Optional<NarrowRun> of(TrainingPlan plan, Layout layout, Checkpoint start) {
        if (!plan.design().activation().isLinear() || !plan.method().commutesWithRotations()) {
            return Optional.empty();
        }
        double[] weights = start.weights();
        Map<String, double[]> memory = start.memory();
        if (memory.containsKey(WEIGHTS)) {
            NarrowNetwork network = NarrowNetwork.in(layout, named(BASIS, memory));
            double[] narrow = memory.getOrDefault(WEIGHTS, new double[0]);
            // Lifted as they were when they were saved, so to the bit the same.
            if (narrow.length != network.layout().weights() || !Arrays.equals(network.lifted(narrow), weights)) {
                throw new InvalidInput(
                        "resumed run: expected '" + WEIGHTS
                                + "' to be the narrow form of its weights; without a memory a run starts anew from any weights");
            }
            return Optional.of(new NarrowRun(
                    network,
                    new Checkpoint(start.steps(), start.time(), narrow, named(MEMORY, memory), start.history())));
        }
        // A memory in full may hold directions that the weights do not, and so does the start that a history knows.
        if (!memory.isEmpty()
                || start.history().isPresent()
                || !Arrays.stream(weights).allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        return NarrowNetwork.of(layout, weights)
                .map(network -> new NarrowRun(
                        network, new Checkpoint(start.steps(), start.time(), network.narrowed(weights), Map.of())));
    }

    private static Map<String, double[]> named(String prefix, Map<String, double[]> memory) {
        Map<String, double[]> named = new HashMap<>();
        memory.forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                named.put(name.substring(prefix.length()), array);
            }
        });
        return named;
    }

    public Layout layout() {
        return network.layout();
    }

    /** Where the narrow network begins. */
    public Checkpoint start() {
        return start;
    }

    /**
     * Shows the plan's network to those who look on at the narrow one.
     *
     * @param wide what the plan minimizes, on its own network; asked for once somebody looks
     */
    public Watching lifting(Watching watching, Supplier<Objective> wide) {
        WeightWatcher watcher = watching.weights();
        WeightWatcher lifted = new WeightWatcher() {
            private @Nullable Objective objective;

            @Override
            public double nextTime() {
                return watcher.nextTime();
            }

            @Override
            public void look(long steps, double time, double[] weights, Objective narrow) {
                if (objective == null) {
                    objective = wide.get();
                }
                double[] all = network.lifted(weights);
                objective.respond(all);
                watcher.look(steps, time, all, objective);
            }
        };
        return new Watching(watching.progress(), lifted, watching.interrupted());
    }

    /** The plan's network where the narrow one has ended. */
    public Checkpoint lifted(Checkpoint end) {
        Map<String, double[]> memory = new HashMap<>();
        memory.put(WEIGHTS, end.weights());
        network.bases().forEach((name, basis) -> memory.put(BASIS + name, basis));
        end.memory().forEach((name, array) -> memory.put(MEMORY + name, array));
        return new Checkpoint(end.steps(), end.time(), network.lifted(end.weights()), memory, end.history());
    }
}
