package org.fusionflow.explore.view;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.explore.network.OverlayRun;
import org.fusionflow.explore.problem.AskedProblem;
import org.fusionflow.linear.Spacing;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;

/**
 * The prediction of a problem and its course over time.
 *
 * @param asked the problem
 * @param prediction that of {@code predict}
 * @param course states of the reduced flow from time 0 far beyond {@link #end}
 * @param end of the time axis
 * @param runs networks that were trained on the same problem
 */
public record View(
        AskedProblem asked, Prediction prediction, List<TrajectoryPoint> course, double end, List<OverlayRun> runs) {
    /** Points on the time axis at equal distances, for smooth lines. */
    private static final int EVEN = 201;

    /** Points more around each half time, where deep networks learn all at once. */
    private static final int AROUND = 48;

    private static final double NEIGHBOURHOOD = 0.12;
    /** End of the time axis in multiples of the last half time. */
    private static final double ROOM = 1.3;

    /** The same if a modality is never learned, so that it is seen that nothing comes after. */
    private static final double WAITING = 3;

    /** Begin of a logarithmic time axis in multiples of the first half time. */
    private static final double BEFORE = 0.1;

    /** Where nothing is learned, a course of this many time constants of the fastest modality shows that. */
    private static final double NOTHING = 10;

    public View {
        course = List.copyOf(course);
        runs = List.copyOf(runs);
    }

    /**
     * @param runs networks that were trained on the same problem
     * @throws org.fusionflow.architecture.InvalidInput as for {@code predict}
     */
    public static View of(AskedProblem asked, List<OverlayRun> runs) {
        Prediction prediction = Predictor.predict(asked.problem(), PredictionRequest.WHOLE);
        double end = end(prediction);
        for (OverlayRun run : runs) {
            for (int m = 0; m < asked.problem().names().size(); m++) {
                end = Math.max(end, ROOM * run.done().halfTime(m).orElse(0));
            }
        }
        Prediction over = Predictor.predict(asked.problem(), PredictionRequest.HALF_TIMES.at(times(end, prediction)));
        return new View(asked, prediction, over.trajectory().points(), end, runs);
    }

    /** End of the time axis of theory alone, which bounds what is worth recording of a network. */
    public static double endOfTheory(AskedProblem asked) {
        return end(Predictor.predict(asked.problem(), PredictionRequest.HALF_TIMES));
    }

    private static double end(Prediction prediction) {
        double last = 0;
        boolean all = true;
        for (int m = 0; m < prediction.problem().names().size(); m++) {
            OptionalDouble half = prediction.halfTime(m);
            all &= half.isPresent();
            last = Math.max(last, half.orElse(0));
        }
        if (last > 0) {
            return (all ? ROOM : WAITING) * last;
        }
        double speed = 0;
        for (int m = 0; m < prediction.problem().names().size(); m++) {
            speed = Math.max(speed, prediction.moments().speed(m));
        }
        return speed > 0 ? NOTHING / speed : 1;
    }

    private static Vector times(double end, Prediction prediction) {
        TreeSet<Double> times = new TreeSet<>();
        for (double time : Spacing.linear(0, end, EVEN)) {
            times.add(time);
        }
        // For a logarithmic axis.
        for (double time : Spacing.logarithmic(BEFORE * BEFORE * end, end, AROUND)) {
            times.add(time);
        }
        for (int m = 0; m < prediction.problem().names().size(); m++) {
            prediction.halfTime(m).ifPresent(half -> {
                for (double time : Spacing.linear(
                        (1 - NEIGHBOURHOOD) * half, (1 + NEIGHBOURHOOD) * half + Double.MIN_NORMAL, AROUND)) {
                    times.add(time);
                }
            });
        }
        // So that a path in the plane ends at its fixed point.
        for (double beyond : new double[] {1.2, 1.5, 2, 3, 5, 8}) {
            times.add(beyond * end);
        }
        return Vector.of(times.stream().mapToDouble(time -> time).toArray());
    }

    /** Where a logarithmic time axis begins: before anything happens. */
    public double earliest() {
        double first = end;
        for (int m = 0; m < names().size(); m++) {
            double half = prediction.halfTime(m).orElse(0);
            first = half > 0 ? Math.min(first, half) : first;
        }
        return BEFORE * first;
    }

    /** The states on the time axis. */
    public List<TrajectoryPoint> shown() {
        return course.stream().filter(point -> point.time() <= end).toList();
    }

    /** The states of a network on the time axis. */
    public List<TrajectoryPoint> shown(OverlayRun run) {
        List<TrajectoryPoint> shown = new ArrayList<>();
        for (TrajectoryPoint point : run.done().trajectory()) {
            if (point.time() <= end) {
                shown.add(point);
            }
        }
        return shown;
    }

    /** {@code ||w_m||} at a state, over all outputs. */
    public double norm(TrajectoryPoint point, int modality) {
        return prediction.moments().modalities().block(point.map(), modality).norm();
    }

    /** Names of the modalities, in leaf order. */
    public List<String> names() {
        return asked.problem().names();
    }
}
