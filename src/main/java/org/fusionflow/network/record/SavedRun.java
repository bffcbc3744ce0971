package org.fusionflow.network.record;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.data.npz.NpyArray;
import org.fusionflow.data.npz.NpzArrays;
import org.fusionflow.data.npz.NpzFile;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.learned.ContributionHistory;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.History;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.TrainingPlan;

/**
 * The end of a run in a file, from which {@link Simulator#resume} continues bit for bit. The file has one array for each layer under its name,
 * {@code bias.NAME}, {@code memory.NAME} of the method, {@code steps} and {@code time} so far, {@code outcome}, the {@link SavedHistory}, and a
 * description of the run. The arrays are NumPy's, so Python reads a layer with {@code numpy.load(file)["A+B.1"]}.
 */
public final class SavedRun {
    private static final String STEPS = "steps";
    private static final String TIME = "time";
    private static final String MEMORY = "memory.";

    private final NpzArrays arrays;

    private SavedRun(NpzArrays arrays) {
        this.arrays = arrays;
    }

    /** False if a number is infinite or NaN; such weights are not written to files. */
    public static boolean isSavable(Checkpoint end) {
        return Double.isFinite(end.time())
                && isFinite(end.weights())
                && end.memory().values().stream().allMatch(SavedRun::isFinite)
                && end.history().stream().allMatch(History::isFinite);
    }

    private static boolean isFinite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    /**
     * Writes the file completely or not at all.
     *
     * @param plan of the run
     * @throws org.fusionflow.architecture.InvalidInput if the file cannot be written
     * @throws IllegalArgumentException unless {@link #isSavable}
     */
    public static void write(Path file, TrainingPlan plan, TrainedRun run) {
        write(file, plan, run, new ContributionHistory(new double[0], List.of()));
    }

    /**
     * Writes the file completely or not at all.
     *
     * @param plan of the run
     * @param contributions followed during the run; without times if nobody followed them
     * @throws org.fusionflow.architecture.InvalidInput if the file cannot be written
     * @throws IllegalArgumentException unless {@link #isSavable}
     */
    public static void write(Path file, TrainingPlan plan, TrainedRun run, ContributionHistory contributions) {
        Checkpoint end = run.end();
        if (!isSavable(end)) {
            throw new IllegalArgumentException("weights that are not finite");
        }
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        LayerArrays.put(run.layout(), end.weights(), arrays);
        // Sorted by name, because the order of a Map.of differs between runs of the program.
        end.memory().keySet().stream()
                .sorted()
                .forEach(name -> arrays.put(MEMORY + name, vector(end.memory().getOrDefault(name, new double[0]))));
        arrays.put(STEPS, NpyArray.of(end.steps()));
        arrays.put(TIME, NpyArray.of(end.time()));
        arrays.put("outcome", NpyArray.of(run.result().outcome().name()));
        end.history().ifPresent(history -> {
            SavedHistory.put(history, plan, arrays);
            SavedHistory.put(contributions, history, arrays);
        });
        arrays.putAll(RunDescription.arrays(plan));
        NpzFile.write(file, arrays);
    }

    private static NpyArray vector(double[] numbers) {
        return NpyArray.of(numbers, numbers.length);
    }

    /**
     * Reads a file.
     *
     * @throws org.fusionflow.architecture.InvalidInput if it is not a file of arrays
     */
    public static SavedRun read(Path file) {
        return new SavedRun(NpzFile.read(file));
    }

    /**
     * The state from which a run of this plan continues.
     *
     * @throws org.fusionflow.architecture.InvalidInput that names the file, the array and what was expected, if the file belongs to another
     *     network, method, seed or data
     */
    public Checkpoint checkpoint(TrainingPlan plan) {
        RunDescription.requireSame(arrays, plan);
        double[] weights = LayerArrays.read(arrays, Simulator.layout(plan), true);
        long steps = arrays.whole(STEPS);
        if (steps < 0) {
            throw arrays.problem(STEPS, "expected a whole number of at least 0, found " + steps);
        }
        double time = LayerArrays.finite(arrays, TIME)[0];
        if (!(time >= 0)) {
            throw arrays.problem(TIME, "expected a number of at least 0, found " + time);
        }
        return new Checkpoint(steps, time, weights, memory(plan, weights.length), SavedHistory.read(arrays, plan));
    }

    /** The contributions that the run was followed by; without times if the file has none. */
    public ContributionHistory contributions(TrainingPlan plan) {
        return SavedHistory.contributions(arrays, plan);
    }

    /**
     * The memory: for a narrow network everything in the file, whose sizes are checked by the run that continues with it; else the memory of the
     * method.
     */
    private Map<String, double[]> memory(TrainingPlan plan, int weights) {
        Map<String, double[]> memory = new HashMap<>();
        for (String name : arrays.names()) {
            if (name.startsWith(MEMORY + Checkpoint.NARROW)) {
                int size = arrays.array(name).size();
                memory.put(name.substring(MEMORY.length()), LayerArrays.finite(arrays, name, size));
            }
        }
        if (memory.isEmpty()) {
            plan.method()
                    .memory(weights)
                    .forEach((name, size) -> memory.put(name, LayerArrays.finite(arrays, MEMORY + name, size)));
        }
        return memory;
    }
}
