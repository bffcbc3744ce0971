package org.fusionflow.study.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs tasks in threads, each of which takes the next task until none is left. */
public final class Workers {
    /** More only cost memory on any machine of today. */
    private static final int MOST_THREADS = 1024;

    private Workers() {}

    /**
     * Runs all tasks and returns when they are done. After a task has failed no other is started, and its exception is thrown once the running
     * tasks are done.
     *
     * @param threads at least 1; no more are started than there are tasks
     * @param tasks number of tasks; each is done once
     * @param task receives the index of a task, from 0
     */
    public static void run(int threads, int tasks, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        // A thread without a task still costs memory, and a number of threads given by mistake could use all of it.
        int started = Math.max(1, Math.min(Math.min(threads, MOST_THREADS), tasks));
        ExecutorService pool = Executors.newFixedThreadPool(started);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < started; worker++) {
                workers.add(pool.submit(() -> {
                    try {
                        for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                            task.accept(i);
                        }
                    } catch (RuntimeException | Error failed) {
                        // The others begin nothing more: the run is lost.
                        next.set(tasks);
                        throw failed;
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
            // Out of memory, or of stack: the caller's own thread says so.
            if (failed.getCause() instanceof Error cause) {
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
