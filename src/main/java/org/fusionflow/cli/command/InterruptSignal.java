package org.fusionflow.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.fusionflow.cli.print.StandardOutput;

/**
 * Handles Ctrl-C and the termination signal during a run. After the signal {@link #getAsBoolean} is true, the run ends after its step, and the
 * process lives until {@link #close}, so everything that still has to be written and printed must come before. The exit code is that of the
 * signal, 130 for Ctrl-C and 143 for kill. Before this is opened, and after it is closed, a signal ends the process at once; files that are
 * written completely or not at all stay valid then too.
 *
 * <p>Usage: {@code try (InterruptSignal interruption = InterruptSignal.watch()) {train, write, print}}.
 */
final class InterruptSignal implements BooleanSupplier, AutoCloseable {
    /** Longest time to live after the signal. A step of the largest networks and writing their files take seconds; a process that hangs must end. */
    private static final long LONGEST_SECONDS = 120;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private volatile boolean interrupted;

    private InterruptSignal() {}

    static InterruptSignal watch() {
        InterruptSignal interruption = new InterruptSignal();
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException alreadyGoingDown) {
            interruption.interrupted = true;
        }
        return interruption;
    }

    /** Runs while the process shuts down, which waits for it. */
    private void interrupt() {
        interrupted = true;
        boolean done = false;
        try {
            done = closed.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
        if (!done) {
            System.err.println("fusionflow: the run did not end within " + LONGEST_SECONDS + " s of the signal");
        }
    }

    @Override
    public boolean getAsBoolean() {
        return interrupted || Thread.currentThread().isInterrupted();
    }

    @Override
    public void close() {
        if (interrupted) {
            // The process ends with the signal's code as soon as this is closed, and looks at its output no more.
            StandardOutput.delivered(0);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyGoingDown) {
            // The hook is running, or the process shut down before it was registered: it cannot be removed.
            interrupted = true;
        }
        closed.countDown();
    }
}
