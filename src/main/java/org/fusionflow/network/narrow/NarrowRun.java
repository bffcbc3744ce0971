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
 * A run that trains a narrow network in place of the plan's network. Its checkpoints hold the weights of the plan's network and, as memory,
 * everything on which the narrow run depends, so that it resumes with the same bits: {@code narrow.weights}, {@code narrow.basis.} with the name
 * of a hidden vector for each basis (h x k, row major), and {@code narrow.memory.} with a name for each array of the method, in the narrow
 * network's order.
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
     * Prepares a narrow run.
     *
     * @param start state of the plan's network
     * @return empty where the plan's network itself must be trained
     * @throws InvalidInput if the checkpoint holds a narrow run that does not fit
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
            // The same computation as when they were saved, so the bits must agree.
            if (narrow.length != network.layout().weights() || !Arrays.equals(network.lifted(narrow), weights)) {
                throw new InvalidInput(
                        "resumed run: expected '" + WEIGHTS
                                + "' to be the narrow form of its weights; without a memory a run starts anew from any weights");
            }
            return Optional.of(new NarrowRun(
                    network,
                    new Checkpoint(start.steps(), start.time(), narrow, named(MEMORY, memory), start.history())));
        }
        // The full memory, and the start that the history holds, may have components outside the span of the weights.
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

    /** The state in which the narrow network begins. */
    public Checkpoint start() {
        return start;
    }

    /**
     * Wraps the observers of a run so that they see the plan's network while the narrow network is trained.
     *
     * @param wide objective of the plan's own network; requested when an observer first needs it
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
            public boolean holdsRun() {
                return watcher.holdsRun();
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

    /** The state of the plan's network at the end of the narrow run. */
    public Checkpoint lifted(Checkpoint end) {
        Map<String, double[]> memory = new HashMap<>();
        memory.put(WEIGHTS, end.weights());
        network.bases().forEach((name, basis) -> memory.put(BASIS + name, basis));
        end.memory().forEach((name, array) -> memory.put(MEMORY + name, array));
        return new Checkpoint(end.steps(), end.time(), network.lifted(end.weights()), memory, end.history());
    }
}
