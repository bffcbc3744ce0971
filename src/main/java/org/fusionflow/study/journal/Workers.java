package org.fusionflow.study.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Threads that each take the next of a number of tasks until there is none left. */
public final class Workers {
    private Workers() {}

    /**
     * Returns when all tasks are done. After one has failed no other is begun, and its exception is thrown once those under way are done.
     *
     * @param threads at least 1; no more are started than there are tasks
     * @param tasks their number; each is done once, with its index
     */
    public static void run(int threads, int tasks, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        // A thread without a task costs memory all the same: a number of threads that is a mistake would take all of
        // it.
        int started = Math.max(1, Math.min(threads, tasks));
        ExecutorService pool = Executors.newFixedThreadPool(started);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < started; worker++) {
                workers.add(pool.submit(() -> {
                    for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                        task.accept(i);
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            next.set(tasks);
            pool.shutdown();
        }
    }
}
