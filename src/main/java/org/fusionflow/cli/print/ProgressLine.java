package org.fusionflow.cli.print;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.fusionflow.study.StudyProgress;

/**
 * Shows the progress of long work as one line on stderr, which is rewritten in place and removed at the end. When work
 * has said nothing for some seconds, the line shows the time that it has taken so far. Nothing is shown unless the launcher found a terminal there.
 */
public final class ProgressLine implements StudyProgress, AutoCloseable {
    private static final int WIDTH = 78;
    private static final int SECONDS_TO_GUESS = 3;

    /** Silence after which the time is shown. */
    private static final int SILENT_SECONDS = 2;

    private static final double SECONDS = 1e-9;

    private final boolean visible = Boolean.getBoolean("fusionflow.terminal");
    private final Optional<ScheduledExecutorService> clock;
    private final AtomicInteger done = new AtomicInteger();
    private String what = "";
    private int runs;
    private boolean shown;
    private boolean closed;
    private long began;
    private String text = "working";
    private final long opened = System.nanoTime();
    private long heard = opened;

    public ProgressLine() {
        clock = visible
                ? Optional.of(Executors.newSingleThreadScheduledExecutor(ProgressLine::daemon))
                : Optional.empty();
        clock.ifPresent(ticks -> {
            ScheduledFuture<?> ticking = ticks.scheduleWithFixedDelay(this::tick, SILENT_SECONDS, 1, TimeUnit.SECONDS);
            Objects.requireNonNull(ticking);
        });
    }

    /**
     * @param what is being done, which is shown after some seconds
     */
    private ProgressLine(String what) {
        this();
        text = what;
    }

    /**
     * Works, and shows for how long.
     *
     * @param what is being done
     */
    public static <T> T during(String what, Supplier<T> work) {
        ProgressLine line = new ProgressLine(what);
        try {
            return work.get();
        } finally {
            line.close();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    }

    private synchronized void tick() {
        long now = System.nanoTime();
        if ((now - heard) * SECONDS >= SILENT_SECONDS) {
            print(text + ", " + Math.round((now - opened) * SECONDS) + " s so far");
        }
    }

    public synchronized void show(String now) {
        text = now;
        heard = System.nanoTime();
        print(now);
    }

    private void print(String line) {
        if (visible && !closed) {
            System.err.print("\r" + String.format("%-" + WIDTH + "." + WIDTH + "s", line));
            System.err.flush();
            shown = true;
        }
    }

    @Override
    public synchronized void begin(String name, int count) {
        what = name;
        runs = count;
        done.set(0);
        began = System.nanoTime();
        show(bar());
    }

    @Override
    public void finished() {
        done.incrementAndGet();
        show(bar());
    }

    private String bar() {
        int parts = runs == 0 ? 20 : 20 * done.get() / runs;
        return "[" + "#".repeat(parts) + ".".repeat(20 - parts) + "] " + done.get() + "/" + runs + left() + " " + what;
    }

    /** Estimated time left, from the mean duration of finished runs; empty in the first seconds, or if only seconds are left. */
    private String left() {
        double elapsed = (System.nanoTime() - began) * 1e-9;
        long seconds = done.get() == 0 ? 0 : Math.round(elapsed * (runs - done.get()) / done.get());
        return elapsed < SECONDS_TO_GUESS || seconds < SECONDS_TO_GUESS
                ? ""
                : String.format(Locale.ROOT, ", %d:%02d left,", seconds / 60, seconds % 60);
    }

    @Override
    public synchronized void end() {
        remove();
        text = "working";
    }

    @Override
    public synchronized void close() {
        remove();
        closed = true;
        clock.ifPresent(ScheduledExecutorService::shutdownNow);
    }

    private void remove() {
        if (shown) {
            System.err.print("\r" + " ".repeat(WIDTH) + "\r");
            System.err.flush();
            shown = false;
        }
    }
}
