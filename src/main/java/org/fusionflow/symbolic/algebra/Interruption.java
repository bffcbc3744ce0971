package org.fusionflow.symbolic.algebra;

import java.util.concurrent.CancellationException;

/** Work that may take long asks here, now and then, whether its thread has been told to stop. */
final class Interruption {
    private Interruption() {}

    /**
     * @throws CancellationException if the thread is interrupted; the mark stays
     */
    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }
}
