package org.fusionflow.claims;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.asymptotic.AsymptoticDecision;
import org.fusionflow.claims.asymptotic.HalfTimes;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.document.ClaimDocument;
import org.fusionflow.claims.document.ClaimFiles;
import org.fusionflow.claims.proof.NumericDepthDecision;
import org.fusionflow.claims.proof.SymbolicDepthDecision;
import org.fusionflow.claims.result.Decision;
import org.fusionflow.claims.result.Evidence;
import org.fusionflow.claims.result.Exhibit;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.result.VerificationResult;
import org.fusionflow.claims.solver.Solver;
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

    /** Parts of the time limit of a claim: all but one of them are for the runs of the solver, the last for the check of what it says. */
    private static final int SHARES = 4;

    private final Duration limit;
    private final Optional<Consumer<Exhibit>> exhibits;
    private final Optional<SecondOpinion> second;
    private final HalfTimes halfTimes = new HalfTimes();
    private ExecutorService worker = newWorker();

    private Verification(Duration limit, Optional<Consumer<Exhibit>> exhibits, Optional<Solver> solver) {
        this.limit = limit;
        this.exhibits = exhibits;
        this.second = solver.map(SecondOpinion::new);
    }

    /**
     * Reads and decides all claims. A block that cannot be read does not keep the others from being decided.
     *
     * @param paths Markdown files, and folders that contain them
     * @param limit for each claim, &gt; 0
     * @throws InvalidInput if there are no claims
     */
    public static VerificationResult of(List<Path> paths, Duration limit, Watcher watcher) {
        return of(paths, limit, watcher, Optional.empty(), Optional.empty());
    }

    /**
     * The same, and shows every claim with what its verdict rests on, which may take as long again.
     *
     * @param exhibits receives the claims in order
     */
    public static VerificationResult of(List<Path> paths, Duration limit, Watcher watcher, Consumer<Exhibit> exhibits) {
        return of(paths, limit, watcher, Optional.of(exhibits), Optional.empty());
    }

    /**
     * The same with all that is optional.
     *
     * @param exhibits receives the claims in order
     * @param solver asked about the claims that would be undecided, which may take as long again
     */
    public static VerificationResult of(
            List<Path> paths,
            Duration limit,
            Watcher watcher,
            Optional<Consumer<Exhibit>> exhibits,
            Optional<Solver> solver) {
        ClaimFiles files = ClaimFiles.read(paths);
        VerificationResult decided = of(limit, watcher, files.documents(), exhibits, solver);
        List<String> errors = new ArrayList<>(files.errors());
        errors.addAll(decided.errors());
        List<String> notes = files.without().stream()
                .map(path -> path + ": note: no block opens with ```claim")
                .toList();
        return new VerificationResult(decided.findings(), errors, decided.warnings(), notes);
    }

    public static VerificationResult of(Duration limit, Watcher watcher, List<ClaimDocument> documents) {
        return of(limit, watcher, documents, Optional.empty(), Optional.empty());
    }

    private static VerificationResult of(
            Duration limit,
            Watcher watcher,
            List<ClaimDocument> documents,
            Optional<Consumer<Exhibit>> exhibits,
            Optional<Solver> solver) {
        Verification verification = new Verification(limit, exhibits, solver);
        try {
            return verification.decided(documents, watcher);
        } finally {
            verification.worker.shutdownNow();
        }
    }

    private VerificationResult decided(List<ClaimDocument> documents, Watcher watcher) {
        int count = documents.stream().mapToInt(d -> d.claims().size()).sum();
        List<Finding> findings = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        int number = 0;
        for (ClaimDocument document : documents) {
            Map<Integer, String> byLine = new TreeMap<>(document.errors());
            for (Claim claim : document.claims()) {
                watcher.next(++number, count, claim.name());
                try {
                    findings.add(finding(claim));
                } catch (InvalidInput malformed) {
                    byLine.put(claim.place().line(), String.valueOf(malformed.getMessage()));
                }
            }
            errors.addAll(byLine.values());
            warnings.addAll(document.warnings());
        }
        return new VerificationResult(findings, errors, warnings, List.of());
    }

    private Finding finding(Claim claim) {
        Decision decision = within(claim, () -> prepared(claim), reason -> () -> Finding.undecided(claim, reason));
        Finding first = within(claim, decision::decide, reason -> Finding.undecided(claim, reason));
        Finding finding = second.isPresent() && first.verdict().equals("undecided")
                ? within(
                        claim,
                        () -> opinion(claim, decision, first),
                        reason -> second.orElseThrow().open(first, "was asked in vain: " + reason))
                : first;
        if (exhibits.isPresent()) {
            exhibits.get()
                    .accept(new Exhibit(
                            claim, finding, within(claim, decision::evidence, reason -> Optional.<Evidence>empty())));
        }
        return finding;
    }

    private Finding opinion(Claim claim, Decision decision, Finding open) {
        return decision.question()
                .map(question -> second.orElseThrow()
                        .on(
                                claim,
                                open,
                                question,
                                limit.multipliedBy(SHARES - 1).dividedBy(SHARES)))
                .orElse(open);
    }

    private Decision prepared(Claim claim) {
        if (claim.kind() == Claim.Kind.ASYMPTOTIC) {
            return new AsymptoticDecision(claim, halfTimes);
        }
        boolean symbolic = claim.tree().filter(tree -> !tree.isNumeric()).isPresent();
        return symbolic ? SymbolicDepthDecision.of(claim) : NumericDepthDecision.of(claim);
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
