package org.fusionflow.cli.print;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.fusionflow.study.StudyProgress;

/**
 * Shows the progress of long work as one line on stderr, which is rewritten in place and removed at the end. It shows nothing unless the
 * launcher found a terminal there.
 */
public final class ProgressLine implements StudyProgress, AutoCloseable {
    private static final int WIDTH = 78;
    private static final int SECONDS_TO_GUESS = 3;

    private final boolean visible = Boolean.getBoolean("fusionflow.terminal");
    private final AtomicInteger done = new AtomicInteger();
    private String what = "";
    private int runs;
    private boolean shown;
    private long began;

    public synchronized void show(String text) {
        if (visible) {
            System.err.print("\r" + String.format("%-" + WIDTH + "." + WIDTH + "s", text));
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
        close();
    }

    @Override
    public synchronized void close() {
        if (shown) {
            System.err.print("\r" + " ".repeat(WIDTH) + "\r");
            System.err.flush();
            shown = false;
        }
    }
}
