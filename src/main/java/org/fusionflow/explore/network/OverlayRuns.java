package org.fusionflow.explore.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.DoubleStream;
import org.fusionflow.architecture.HeapBudget;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Spelling;
import org.fusionflow.data.file.Value;
import org.fusionflow.explore.network.OverlayRun.State;
import org.fusionflow.explore.problem.AskedProblem;
import org.fusionflow.linear.Spacing;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.run.WeightWatcher;
import org.fusionflow.network.setup.NetworkSetupReader;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.PredictedWatch;

/**
 * Trains linear networks along the gradient flow in the background, one at a time, and keeps the last few. Thread-safe.
 *
 * <p>Closing it ends the run that is under way.
 */
public final class OverlayRuns implements AutoCloseable {
    /** Runs that are kept. */
    public static final int MOST = 6;

    private static final List<String> KEYS = List.of("init", "width", "seed");
    /** No file of weights: a page names no files. */
    private static final List<String> STARTS =
            List.of("aligned", "gaussian-norm", "gaussian-std", "orthogonal", "xavier", "he");

    /** A wider network has the same course and takes longer. */
    private static final int WIDEST = 1000;

    /** Bytes of a network's arrays, so that a page beside it still has room. */
    private static final double ROOM = 1 << 27;

    /** A random start may be this many times slower than the aligned one of the theory before it is given up. */
    private static final double PATIENCE = 8;

    private static final int DENSE = 600;
    private static final int SPARSE = 200;

    private final Map<Integer, OverlayRun> runs = new TreeMap<>();
    private final Map<Integer, AtomicBoolean> cancelled = new TreeMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "explore-network");
        thread.setDaemon(true);
        return thread;
    });
    private int last;

    /** A network is being trained already. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        Busy() {
            super("a network is being trained: wait for it, or cancel it");
        }
    }

    /**
     * Starts to train a network.
     *
     * @param network texts for {@code init}, {@code width} and {@code seed}, each of which may be left out
     * @param end flow time at which theory has learned all, which bounds the times that are recorded
     * @throws InvalidInput that names the wrong setting
     * @throws Busy if another one is being trained
     */
    public synchronized OverlayRun start(AskedProblem asked, Map<String, String> network, double end) {
        if (runs.values().stream().anyMatch(run -> run.state() == State.RUNNING)) {
            throw new Busy();
        }
        Map<String, Value> values = new LinkedHashMap<>();
        network.forEach((key, text) -> {
            if (!KEYS.contains(key)) {
                throw new InvalidInput(Spelling.unknownKey(key, KEYS) + ": expected one of " + KEYS);
            }
            values.put(key, OptionValue.of("--" + key, text));
        });
        Map<String, String> complete = new LinkedHashMap<>();
        complete.put("init", word(values));
        complete.put("width", whole(values, "width", 100, 1, WIDEST));
        complete.put("method", "flow");
        complete.put("seed", whole(values, "seed", 1, 0, Integer.MAX_VALUE));
        TrainingPlan plan = plan(asked, complete, end);
        while (runs.size() >= MOST) {
            forget(runs.keySet().iterator().next());
        }
        last++;
        int id = last;
        AtomicBoolean stop = new AtomicBoolean();
        OverlayRun run =
                new OverlayRun(id, asked, Map.copyOf(complete), State.RUNNING, 0, Double.NaN, Optional.empty(), "");
        runs.put(id, run);
        cancelled.put(id, stop);
        worker.execute(() -> train(id, plan, stop));
        return run;
    }

    private static String word(Map<String, Value> values) {
        Value init = values.get("init");
        return init == null ? "gaussian-norm" : init.word(STARTS);
    }

    private static String whole(Map<String, Value> values, String key, int usual, int least, int most) {
        Value value = values.get(key);
        return Integer.toString(value == null ? usual : value.whole(least, most));
    }

    private static TrainingPlan plan(AskedProblem asked, Map<String, String> network, double end) {
        Map<String, Value> values = new LinkedHashMap<>();
        network.forEach((key, text) -> values.put(key, OptionValue.of("--" + key, text)));
        values.put("maxTime", OptionValue.of("--max-time", Double.toString(PATIENCE * end)));
        NetworkSetup setup = NetworkSetupReader.read(values, asked.problem().names());
        TrainingPlan plan =
                PredictedWatch.plan(asked.problem(), setup, setup.seeds().get(0), times(end));
        if (Simulator.bytes(plan) > ROOM) {
            throw new InvalidInput("--width " + network.get("width")
                    + ": expected less for so many layers, here a network has at most " + HeapBudget.words(ROOM)
                    + "; simulate trains larger ones");
        }
        return plan;
    }

    /** Dense where theory says that something happens, sparse beyond, where a slow random start may come to it. */
    private static Vector times(double end) {
        DoubleStream dense = Arrays.stream(Spacing.linear(0, 2 * end, DENSE));
        DoubleStream sparse = Arrays.stream(Spacing.linear(2 * end, PATIENCE * end, SPARSE));
        return Vector.of(DoubleStream.concat(dense, sparse).sorted().distinct().toArray());
    }

    private void train(int id, TrainingPlan plan, AtomicBoolean stop) {
        try {
            Watching watching = new Watching(
                    (steps, time, loss) -> change(id, run -> run.at(time, loss)), WeightWatcher.NONE, stop::get);
            TrainingResult result = Simulator.train(plan, watching).result();
            if (stop.get()) {
                change(id, run -> run.ended(State.CANCELLED, Optional.empty(), ""));
            } else if (result.outcome().isFailure()) {
                change(
                        id,
                        run -> run.ended(State.FAILED, Optional.empty(), NumericalFailure.describe(result.outcome())));
            } else {
                change(
                        id,
                        run -> run.at(result.endTime(), result.finalLoss()).ended(State.DONE, Optional.of(result), ""));
            }
        } catch (InvalidInput wrong) {
            change(id, run -> run.ended(State.FAILED, Optional.empty(), String.valueOf(wrong.getMessage())));
        } catch (OutOfMemoryError full) {
            change(id, run -> run.ended(State.FAILED, Optional.empty(), "out of memory: expected a smaller width"));
        } catch (RuntimeException broken) {
            change(
                    id,
                    run -> run.ended(
                            State.FAILED, Optional.empty(), "a mistake of the program, not of its input: " + broken));
        }
    }

    private interface Change {
        OverlayRun of(OverlayRun run);
    }

    private synchronized void change(int id, Change change) {
        runs.computeIfPresent(id, (number, run) -> change.of(run));
    }

    /** The runs that are kept, the oldest first. */
    public synchronized List<OverlayRun> all() {
        return List.copyOf(runs.values());
    }

    /** The runs that are done and are of this problem. */
    public List<OverlayRun> of(AskedProblem asked) {
        return all().stream().filter(run -> run.isOf(asked)).toList();
    }

    /** Ends a run after its step; nothing happens if there is none with this number. */
    public synchronized void cancel(int id) {
        AtomicBoolean stop = cancelled.get(id);
        if (stop != null) {
            stop.set(true);
        }
    }

    /** Ends a run and keeps nothing of it. */
    public synchronized void forget(int id) {
        cancel(id);
        runs.remove(id);
        cancelled.remove(id);
    }

    @Override
    public void close() {
        List<OverlayRun> left = new ArrayList<>(all());
        left.forEach(run -> cancel(run.id()));
        worker.shutdownNow();
    }
}
