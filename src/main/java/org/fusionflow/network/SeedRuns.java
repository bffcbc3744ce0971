package org.fusionflow.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fusionflow.architecture.HeapBudget;
import org.fusionflow.network.run.TrainingPlan;

/** Trains one plan from several seeds in parallel threads. The runs share no state, so their numbers do not depend on the number of threads. */
public final class SeedRuns {
    private SeedRuns() {}

    /** Trains one run, and returns what is kept of it. */
    public interface Training<T> {
        /**
         * @param plan with the run's own seed
         */
        T of(TrainingPlan plan);
    }

    /**
     * Trains the plan once for each seed. Weights are freed when a run has been read.
     *
     * @param seeds one run is trained for each
     * @param threads number of threads, at least 1; fewer are used where the heap has no room for as many runs at once
     * @param training called once for every run, from any thread and in any order
     * @param finished called after every run, from any thread and in any order
     * @return what was kept, in the order of the seeds
     * @throws org.fusionflow.architecture.InvalidInput as {@link Simulator#train}
     */
    public static <T> List<T> of(
            TrainingPlan plan, List<Long> seeds, int threads, Training<T> training, Runnable finished) {
        long room = (long) (HeapBudget.bytes() / Simulator.bytes(plan));
        ExecutorService pool =
                Executors.newFixedThreadPool((int) Math.max(1, Math.min(threads, Math.min(seeds.size(), room))));
        try {
            List<Future<T>> running = new ArrayList<>();
            for (long seed : seeds) {
                running.add(pool.submit(() -> {
                    TrainingPlan own = plan.withSeed(seed);
                    T read = training.of(own);
                    finished.run();
                    return read;
                }));
            }
            List<T> all = new ArrayList<>();
            for (Future<T> run : running) {
                all.add(run.get());
            }
            return all;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            // Out of memory, or of stack: the caller's own thread says so.
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            pool.shutdownNow();
        }
    }
}
