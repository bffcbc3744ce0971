package org.fusionflow.cli;

import java.util.concurrent.atomic.AtomicInteger;
import org.fusionflow.study.StudyProgress;

/**
 * One line on stderr that says how far long work is, rewritten in place and wiped at the end. Silent unless the launcher saw a
 * terminal there.
 */
final class ProgressLine implements StudyProgress, AutoCloseable {
    private static final int WIDTH = 78;

    private final boolean visible = Boolean.getBoolean("fusionflow.terminal");
    private final AtomicInteger done = new AtomicInteger();
    private String what = "";
    private int runs;
    private boolean shown;

    synchronized void show(String text) {
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
        show(bar());
    }

    @Override
    public void finished() {
        done.incrementAndGet();
        show(bar());
    }

    private String bar() {
        int parts = runs == 0 ? 20 : 20 * done.get() / runs;
        return "[" + "#".repeat(parts) + ".".repeat(20 - parts) + "] " + done.get() + "/" + runs + " " + what;
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
