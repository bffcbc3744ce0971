package org.fusionflow.symbolic.algebra;

import java.util.concurrent.CancellationException;

/** Lets long computations check whether their thread has been interrupted. */
public final class Interruption {
    private Interruption() {}

    /**
     * @throws CancellationException if the thread is interrupted; the interrupt flag is kept
     */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }
}
