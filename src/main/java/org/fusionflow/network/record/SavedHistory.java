package org.fusionflow.network.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.npz.NpyArray;
import org.fusionflow.data.npz.NpzArrays;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.learned.ContributionHistory;
import org.fusionflow.network.result.History;
import org.fusionflow.network.run.TrainingPlan;

/**
 * Stores a run's history as arrays whose names begin with {@code history.}: {@code start} holds the first weights, {@code loss} the initial
 * loss, {@code largestRise} one number, {@code halfTime.NAME} and {@code signalHalfTime.NAME} time and bracket, {@code closest} time, distance and loss, {@code points} and
 * {@code last} time, loss and map, {@code lookBack} time and loss, {@code contributions} time and
 * one number for each modality of a nonlinear network. An unknown value has no array.
 */
final class SavedHistory {
    private static final String PREFIX = "history.";
    private static final String START = PREFIX + "start";
    private static final String LOSS = PREFIX + "loss";
    private static final String RISE = PREFIX + "largestRise";
    private static final String HALF_TIME = PREFIX + "halfTime.";
    private static final String SIGNAL = PREFIX + "signalHalfTime.";
    private static final String CLOSEST = PREFIX + "closest";
    private static final String POINTS = PREFIX + "points";
    private static final String LAST = PREFIX + "last";
    private static final String CONTRIBUTIONS = PREFIX + "contributions";
    private static final String LOOK_BACK = PREFIX + "lookBack";

    private SavedHistory() {}

    static void put(History history, TrainingPlan plan, Map<String, NpyArray> arrays) {
        List<String> names = plan.tree().names();
        arrays.put(START, vector(history.origin().toArray()));
        arrays.put(LOSS, NpyArray.of(history.initialLoss()));
        arrays.put(RISE, NpyArray.of(history.largestRise()));
        put(HALF_TIME, names, history.halfTimes(), arrays);
        put(SIGNAL, names, history.signalHalfTimes(), arrays);
        history.closest().ifPresent(c -> arrays.put(CLOSEST, vector(c.time(), c.distance(), c.loss())));
        double[] last = row(history.last());
        double[] points = history.points().stream()
                .flatMapToDouble(point -> Arrays.stream(row(point)))
                .toArray();
        if (points.length > 0) {
            arrays.put(POINTS, NpyArray.of(points, history.points().size(), last.length));
        }
        arrays.put(LAST, vector(last));
        history.lookBack().ifPresent(back -> arrays.put(LOOK_BACK, vector(back.time(), back.loss())));
    }

    private static void put(
            String prefix, List<String> names, List<Optional<LocatedTime>> halfTimes, Map<String, NpyArray> arrays) {
        for (int m = 0; m < names.size(); m++) {
            String name = prefix + names.get(m);
            halfTimes.get(m).ifPresent(half -> arrays.put(name, vector(half.time(), half.earliest(), half.latest())));
        }
    }

    private static NpyArray vector(double... numbers) {
        return NpyArray.of(numbers, numbers.length);
    }

    private static double[] row(TrajectoryPoint point) {
        double[] row = new double[2 + point.map().size()];
        row[0] = point.time();
        row[1] = point.loss();
        System.arraycopy(point.map().toArray(), 0, row, 2, row.length - 2);
        return row;
    }

    /** Adds the contributions as rows of time and one number for each modality, without those after the history's last state. */
    static void put(ContributionHistory contributions, History history, Map<String, NpyArray> arrays) {
        ContributionHistory seen = contributions.until(history.last().time());
        double[] times = seen.times();
        int size = 1 + seen.values().size();
        double[] rows = new double[times.length * size];
        for (int k = 0; k < times.length; k++) {
            rows[k * size] = times[k];
            for (int m = 0; m + 1 < size; m++) {
                rows[k * size + 1 + m] = seen.values().get(m)[k];
            }
        }
        if (rows.length > 0) {
            arrays.put(CONTRIBUTIONS, NpyArray.of(rows, times.length, size));
        }
    }

    /**
     * Reads the contributions.
     *
     * @return without times for a file that has none
     * @throws org.fusionflow.architecture.InvalidInput that names the file, the array and what was expected
     */
    static ContributionHistory contributions(NpzArrays arrays, TrainingPlan plan) {
        if (!arrays.has(CONTRIBUTIONS)) {
            return new ContributionHistory(new double[0], List.of());
        }
        int size = 1 + plan.tree().names().size();
        int count = arrays.array(CONTRIBUTIONS).size() / size;
        double[] rows = LayerArrays.finite(arrays, CONTRIBUTIONS, count, size);
        List<double[]> columns = new ArrayList<>();
        for (int c = 0; c < size; c++) {
            double[] column = new double[count];
            for (int k = 0; k < count; k++) {
                column[k] = rows[k * size + c];
            }
            columns.add(column);
        }
        return new ContributionHistory(columns.get(0), columns.subList(1, size));
    }

    /**
     * Reads a history.
     *
     * @return empty for a file of an older program, which saved no history
     * @throws org.fusionflow.architecture.InvalidInput that names the file, the array and what was expected
     */
    static Optional<History> read(NpzArrays arrays, TrainingPlan plan) {
        if (arrays.names().stream().noneMatch(name -> name.startsWith(PREFIX))) {
            return Optional.empty();
        }
        int size = 2
                + plan.data().moments().modalities().inputs()
                        * plan.data().moments().outputs();
        // The start of a narrow network is shorter than that of the plan's network; the run checks its size.
        int weights = arrays.array(START).size();
        return Optional.of(new History(
                Vector.of(LayerArrays.finite(arrays, START, weights)),
                LayerArrays.finite(arrays, LOSS)[0],
                LayerArrays.finite(arrays, RISE)[0],
                halfTimes(HALF_TIME, arrays, plan),
                halfTimes(SIGNAL, arrays, plan),
                triple(arrays, CLOSEST).map(c -> new ClosestApproach(c[0], c[1], c[2])),
                points(arrays, size),
                point(LayerArrays.finite(arrays, LAST, size), 0, size),
                arrays.has(LOOK_BACK) ? Optional.of(lookBack(arrays)) : Optional.empty()));
    }

    private static List<Optional<LocatedTime>> halfTimes(String prefix, NpzArrays arrays, TrainingPlan plan) {
        List<Optional<LocatedTime>> halfTimes = new ArrayList<>();
        for (String name : plan.tree().names()) {
            halfTimes.add(triple(arrays, prefix + name).map(half -> halfTime(arrays, prefix + name, half)));
        }
        return halfTimes;
    }

    private static Optional<double[]> triple(NpzArrays arrays, String name) {
        return arrays.has(name) ? Optional.of(LayerArrays.finite(arrays, name, 3)) : Optional.empty();
    }

    private static LocatedTime halfTime(NpzArrays arrays, String name, double[] half) {
        if (!(half[1] <= half[0] && half[0] <= half[2])) {
            throw arrays.problem(name, "expected a time and an interval around it, found " + Arrays.toString(half));
        }
        return new LocatedTime(half[0], half[1], half[2]);
    }

    private static List<TrajectoryPoint> points(NpzArrays arrays, int size) {
        List<TrajectoryPoint> points = new ArrayList<>();
        if (arrays.has(POINTS)) {
            int count = arrays.array(POINTS).size() / size;
            double[] rows = LayerArrays.finite(arrays, POINTS, count, size);
            for (int p = 0; p < count; p++) {
                points.add(point(rows, p * size, size));
            }
        }
        return points;
    }

    private static TrajectoryPoint point(double[] rows, int at, int size) {
        return new TrajectoryPoint(rows[at], rows[at + 1], Vector.of(Arrays.copyOfRange(rows, at + 2, at + size)));
    }

    private static History.LookBack lookBack(NpzArrays arrays) {
        double[] pair = LayerArrays.finite(arrays, LOOK_BACK, 2);
        return new History.LookBack(pair[0], pair[1]);
    }
}
