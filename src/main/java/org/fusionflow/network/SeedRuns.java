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

/** Runs of one plan with several seeds, side by side. Runs share nothing, so their numbers do not depend on how many threads there are. */
public final class SeedRuns {
    private SeedRuns() {}

    /**
     * @param seeds one run each
     * @param threads at least 1
     * @param finished told in any order, from any thread, after every run
     * @return in the order of the seeds
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
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            pool.shutdownNow();
        }
    }
}
