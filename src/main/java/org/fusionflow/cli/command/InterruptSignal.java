package org.fusionflow.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C, or a polite kill, while a run goes: from then on {@link #getAsBoolean} is true, the run ends after its step, and the process lives
 * until {@link #close}, so that everything which still has to be written and printed belongs before that. The exit code is that of
 * the signal, 130 for Ctrl-C and 143 for kill. Before this is opened, and after it is closed, a signal ends the process at once; files that are written
 * whole or not at all stay valid then too.
 *
 * <p>To be used as {@code try (Interruption interruption = Interruption.watch()) {train, write, print}}.
 */
final class InterruptSignal implements BooleanSupplier, AutoCloseable {
    /** A step of the largest networks and the writing of its files take seconds; a process that hangs must not live on for ever. */
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

    /** Runs while the process goes down, which waits for it. */
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
        return interrupted;
    }

    @Override
    public void close() {
        System.out.flush();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyGoingDown) {
            // The hook is running, or the process went down before it was there: nothing to take back.
            interrupted = true;
        }
        closed.countDown();
    }
}
