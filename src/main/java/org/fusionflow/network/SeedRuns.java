package org.fusionflow.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;

/** Trains one plan from several seeds in parallel threads. The runs share no state, so their numbers do not depend on the number of threads. */
public final class SeedRuns {
    private SeedRuns() {}

    /**
     * Trains the plan once for each seed.
     *
     * @param seeds one run is trained for each
     * @param threads number of threads, at least 1
     * @param finished called after every run, from any thread and in any order
     * @return the runs in the order of the seeds
     * @throws org.fusionflow.architecture.InvalidInput as {@link Simulator#train}
     */
    public static List<TrainedRun> of(
            TrainingPlan plan, List<Long> seeds, int threads, Watching watching, Runnable finished) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<TrainedRun>> running = new ArrayList<>();
            for (long seed : seeds) {
                running.add(pool.submit(() -> {
                    TrainedRun run = Simulator.train(plan.withSeed(seed), watching);
                    finished.run();
                    return run;
                }));
            }
            List<TrainedRun> runs = new ArrayList<>();
            for (Future<TrainedRun> run : running) {
                runs.add(run.get());
            }
            return runs;
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
