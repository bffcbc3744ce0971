package org.fusionflow.network.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.npz.NpzArrays;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.learned.ContributionHistory;
import org.fusionflow.network.model.Contributions;
import org.fusionflow.network.record.RecordedQuantity;
import org.fusionflow.network.record.Recording;
import org.fusionflow.network.run.NetworkSetup;

/** Reads the course of a recorded run, with its blocks brought into the leaf order of a problem. */
final class CourseReader {
    private static final String CONTRIBUTION = "contribution";
    private static final String LOSS_WITHOUT = "lossWithout";

    private final Path path;
    private final NpzArrays arrays;
    private final Problem problem;
    private final NetworkSetup setup;
    private final Modalities modalities;
    private final int outputs;
    /** Number of recorded times. */
    private final int count;
    /** Place in the file of each modality of the problem. */
    private final int[] places;

    private final List<String> warnings = new ArrayList<>();

    CourseReader(Path path, NpzArrays arrays, Problem problem, NetworkSetup setup) {
        this.path = path;
        this.arrays = arrays;
        this.problem = problem;
        this.setup = setup;
        Moments moments = problem.moments();
        modalities = moments.modalities();
        outputs = moments.outputs();
        count = arrays.array("time").size();
        places = places();
        requireOutputs();
    }

    RecordedRun run() {
        double[] times = times();
        double[] losses = arrays.doubles("loss", count);
        double[] maps = maps();
        int kept = finite(losses, maps);
        List<TrajectoryPoint> course = new ArrayList<>();
        int entries = modalities.inputs() * outputs;
        for (int t = 0; t < kept; t++) {
            course.add(new TrajectoryPoint(
                    times[t], losses[t], Vector.of(ordered(Arrays.copyOfRange(maps, t * entries, (t + 1) * entries)))));
        }
        Optional<double[]> contributions = ofModalities(CONTRIBUTION, kept);
        if (contributions.isEmpty() && !setup.isLinear()) {
            throw new InvalidInput(path + ": expected an array contribution, which the map of a network of "
                    + setup.activation().name() + " units does not give");
        }
        double[] contributed = contributions.orElseGet(() -> ofMaps(course));
        List<RecordedQuantity> quantities = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        quantities.add(RecordedQuantity.list(CONTRIBUTION, modalities.names()));
        values.add(contributed);
        ofModalities(LOSS_WITHOUT, kept).ifPresent(without -> {
            quantities.add(RecordedQuantity.list(LOSS_WITHOUT, modalities.names()));
            values.add(without);
        });
        long[] steps = steps();
        RecordedLoss.warning(problem, setup, course).ifPresent(warnings::add);
        return new RecordedRun(
                path,
                course,
                steps[kept - 1],
                history(course, contributed),
                new Recording(quantities, rows(course, steps, values)),
                warnings);
    }

    private double[] times() {
        double[] times = arrays.doubles("time", count);
        if (count < 2) {
            throw arrays.problem("time", "expected at least 2 recorded times, found " + count);
        }
        for (int t = 0; t < count; t++) {
            if (!(times[t] >= 0 && Double.isFinite(times[t]))) {
                throw arrays.problem(
                        "time", "entry " + t + ", " + times[t] + ": expected a flow time, finite and at least 0");
            }
            if (t > 0 && !(times[t] > times[t - 1])) {
                throw arrays.problem(
                        "time",
                        "entry " + t + ", " + times[t] + ": expected more than the entry before, " + times[t - 1]);
            }
        }
        return times;
    }

    private double[] maps() {
        int entries = modalities.inputs() * outputs;
        List<Integer> shape = arrays.array("map").shape();
        int each = shape.stream().skip(1).reduce(1, (a, b) -> a * b);
        if (shape.isEmpty() || shape.get(0) != count || each != entries) {
            throw arrays.problem(
                    "map",
                    "expected the shape [" + count + ", " + entries + "], a row for each time with "
                            + (outputs == 1 ? "" : outputs + " outputs times ")
                            + modalities.inputs() + " inputs, found " + shape);
        }
        return arrays.doubles("map", shape.stream().mapToInt(k -> k).toArray());
    }

    private long[] steps() {
        return arrays.has("step") ? arrays.longs("step", count) : new long[count];
    }

    /** Number of states before the loss or a map is beyond the range of numbers, where the training has diverged. */
    private int finite(double[] losses, double[] maps) {
        int entries = maps.length / count;
        int kept = 0;
        while (kept < count && isFinite(losses, maps, kept, entries)) {
            kept++;
        }
        for (int t = kept; t < count; t++) {
            if (isFinite(losses, maps, t, entries)) {
                String name = Double.isFinite(losses[kept]) ? "map" : "loss";
                throw arrays.problem(
                        name,
                        "entry " + kept
                                + ": expected finite numbers, as the entries after it are, found NaN or infinity");
            }
        }
        if (kept < 2) {
            throw arrays.problem(
                    Double.isFinite(losses[kept]) ? "map" : "loss",
                    "entry " + kept + ": expected finite numbers at two times at least, found NaN or infinity");
        }
        if (kept < count) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the training diverged: loss or map is not finite from time %.4g on, entry %d; what was recorded before is used",
                    arrays.doubles("time", count)[kept],
                    kept));
        }
        return kept;
    }

    private static boolean isFinite(double[] losses, double[] maps, int t, int entries) {
        return Double.isFinite(losses[t])
                && Arrays.stream(maps, t * entries, (t + 1) * entries).allMatch(Double::isFinite);
    }

    /** Finds each modality of the problem in the file, and checks its inputs. */
    private int[] places() {
        List<String> names = arrays.has("modalities") ? arrays.texts("modalities") : modalities.names();
        int[] found = new int[modalities.count()];
        for (int m = 0; m < found.length; m++) {
            found[m] = names.indexOf(modalities.names().get(m));
        }
        if (names.size() != found.length || Arrays.stream(found).anyMatch(place -> place < 0)) {
            throw arrays.problem(
                    "modalities", "expected those of the problem, " + modalities.names() + ", found " + names);
        }
        if (arrays.has("dimensions")) {
            long[] dimensions = arrays.longs("dimensions", found.length);
            for (int m = 0; m < found.length; m++) {
                if (dimensions[found[m]] != modalities.dimensions().get(m)) {
                    throw arrays.problem(
                            "dimensions",
                            "modality " + modalities.names().get(m) + ": expected "
                                    + modalities.dimensions().get(m) + " inputs as in the problem's data, found "
                                    + dimensions[found[m]]);
                }
            }
        }
        return found;
    }

    private void requireOutputs() {
        if (arrays.has("outputs") && arrays.whole("outputs") != outputs) {
            throw arrays.problem(
                    "outputs", "expected " + outputs + " as in the problem's data, found " + arrays.whole("outputs"));
        }
    }

    /** A map in the problem's order of modalities. */
    private double[] ordered(double[] map) {
        int[] starts = new int[places.length];
        for (int m = 0; m < places.length; m++) {
            for (int other = 0; other < places.length; other++) {
                if (places[other] < places[m]) {
                    starts[m] += modalities.dimensions().get(other);
                }
            }
        }
        double[] ordered = new double[map.length];
        for (int o = 0; o < outputs; o++) {
            for (int m = 0; m < places.length; m++) {
                System.arraycopy(
                        map,
                        o * modalities.inputs() + starts[m],
                        ordered,
                        o * modalities.inputs() + modalities.start(m),
                        modalities.dimensions().get(m));
            }
        }
        return ordered;
    }

    /** A quantity with one number for each modality, in the problem's order, one time after the other; empty if it is not in the file. */
    private Optional<double[]> ofModalities(String name, int kept) {
        if (!arrays.has(name)) {
            return Optional.empty();
        }
        double[] given = arrays.doubles(name, count, places.length);
        double[] ordered = new double[kept * places.length];
        for (int t = 0; t < kept; t++) {
            for (int m = 0; m < places.length; m++) {
                double value = given[t * places.length + places[m]];
                if (!Double.isFinite(value)) {
                    throw arrays.problem(
                            name,
                            "entry " + t + ", modality " + modalities.names().get(m)
                                    + ": expected a finite number, found " + value);
                }
                ordered[t * places.length + m] = value;
            }
        }
        return Optional.of(ordered);
    }

    private double[] ofMaps(List<TrajectoryPoint> course) {
        double[] all = new double[course.size() * places.length];
        for (int t = 0; t < course.size(); t++) {
            double[] here =
                    Contributions.ofMap(problem.moments(), course.get(t).map().toArray());
            System.arraycopy(here, 0, all, t * places.length, places.length);
        }
        return all;
    }

    private ContributionHistory history(List<TrajectoryPoint> course, double[] contributed) {
        List<double[]> all = new ArrayList<>();
        for (int m = 0; m < places.length; m++) {
            double[] one = new double[course.size()];
            for (int t = 0; t < one.length; t++) {
                one[t] = contributed[t * places.length + m];
            }
            all.add(one);
        }
        return new ContributionHistory(
                course.stream().mapToDouble(TrajectoryPoint::time).toArray(), all);
    }

    private List<Recording.Row> rows(List<TrajectoryPoint> course, long[] steps, List<double[]> values) {
        List<Recording.Row> rows = new ArrayList<>();
        int each = places.length;
        for (int t = 0; t < course.size(); t++) {
            double[] row = new double[values.size() * each];
            for (int q = 0; q < values.size(); q++) {
                System.arraycopy(values.get(q), t * each, row, q * each, each);
            }
            rows.add(new Recording.Row(steps[t], course.get(t).time(), Vector.of(row)));
        }
        return rows;
    }
}
