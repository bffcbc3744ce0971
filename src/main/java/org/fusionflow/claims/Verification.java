package org.fusionflow.claims;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.fusionflow.architecture.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Decides all claims of some documents in order, each within a time limit. */
public final class Verification {
    /** Is told about progress. */
    public interface Watcher {
        /**
         * Called before each claim.
         *
         * @param number of the claim, from 1
         * @param count number of claims
         * @param name of the claim
         */
        void next(int number, int count, String name);
    }

    /** Time to wait for an interrupted thread to end, before a new one replaces it. */
    private static final long PATIENCE_SECONDS = 2;

    private final Duration limit;
    private final HalfTimes halfTimes = new HalfTimes();
    private ExecutorService worker = newWorker();

    private Verification(Duration limit) {
        this.limit = limit;
    }

    /**
     * Reads and decides all claims.
     *
     * @param paths Markdown files, and folders that contain them
     * @param limit for each claim, &gt; 0
     * @return one finding for each claim, in their order
     * @throws InvalidInput if a file cannot be read or a claim is malformed; then no claim is decided
     */
    public static List<Finding> of(List<Path> paths, Duration limit, Watcher watcher) {
        return of(limit, watcher, ClaimDocument.readAll(paths));
    }

    static List<Finding> of(Duration limit, Watcher watcher, List<Claim> claims) {
        Verification verification = new Verification(limit);
        try {
            return verification.findings(claims, watcher);
        } finally {
            verification.worker.shutdownNow();
        }
    }

    private List<Finding> findings(List<Claim> claims, Watcher watcher) {
        // Mistakes in any claim are reported before time is spent on deciding others.
        List<Decision> decisions = new ArrayList<>();
        for (Claim claim : claims) {
            decisions.add(within(claim, () -> prepared(claim), reason -> () -> undecided(claim, reason)));
        }
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            watcher.next(i + 1, claims.size(), claim.name());
            Decision decision = decisions.get(i);
            findings.add(within(claim, decision::decide, reason -> undecided(claim, reason)));
        }
        return findings;
    }

    private Decision prepared(Claim claim) {
        try {
            return claim.kind() == Claim.Kind.ASYMPTOTIC
                    ? new AsymptoticDecision(claim, halfTimes)
                    : new ExactDecision(claim);
        } catch (NoFixedPoint missing) {
            return new MissingPointDecision(claim, missing);
        }
    }

    private static Finding undecided(Claim claim, String reason) {
        return new Finding(claim.place(), claim.name(), claim.kind().key(), "undecided", reason, Map.of(), false);
    }

    private interface Otherwise<T> {
        T because(String reason);
    }

    private <T> T within(Claim claim, Supplier<T> work, Otherwise<T> otherwise) {
        Future<T> future = worker.submit(work::get);
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            future.cancel(true);
            replaceWorker();
            return otherwise.because("not decided within the time limit of " + seconds() + " s");
        } catch (ExecutionException failed) {
            return failure(failed.getCause(), otherwise);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while working on " + claim.name());
        }
    }

    private String seconds() {
        double seconds = limit.toMillis() / 1000.0;
        return seconds == Math.rint(seconds) ? Long.toString(Math.round(seconds)) : Double.toString(seconds);
    }

    private static <T> T failure(@Nullable Throwable cause, Otherwise<T> otherwise) {
        if (cause instanceof InvalidInput malformed) {
            throw malformed;
        }
        if (cause instanceof ArithmeticException reason) {
            return otherwise.because(String.valueOf(reason.getMessage()));
        }
        if (cause instanceof StackOverflowError || cause instanceof OutOfMemoryError) {
            return otherwise.because("too large to work with");
        }
        throw cause instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(cause);
    }

    /** Starts a new thread for the following claims; a claim that does not react to an interrupt keeps the old one. */
    private void replaceWorker() {
        worker.shutdownNow();
        try {
            worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        worker = newWorker();
    }

    private static ExecutorService newWorker() {
        return Executors.newSingleThreadExecutor(task -> {
            // Nested expressions can need more stack than the main thread has.
            Thread thread = new Thread(null, task, "claims", 64L << 20);
            thread.setDaemon(true);
            return thread;
        });
    }
}
