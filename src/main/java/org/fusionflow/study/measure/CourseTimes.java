package org.fusionflow.study.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.replay.RecordedRun;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.study.design.network.StudyNetwork;

/** Chooses the flow times at which states of networks and of the reduced system are recorded. */
public final class CourseTimes {
    /** Number of times. */
    private static final int POINTS = 241;

    /** Largest number of times that are drawn of a recorded run. */
    private static final int MOST_RECORDED = 1000;

    /** States are recorded up to this multiple of the last half time. */
    private static final double BEYOND = 1.25;

    /** The same for random starts, where the half time of the first seed is used for all seeds, which differ. */
    private static final double BEYOND_FIRST_SEED = 1.5;

    /** If one modality is never learned, states are recorded up to this multiple of the other's half time. */
    private static final double ALONE = 8;

    /** A nonlinear network has settled when its loss is this near to its final value, as a fraction of its total decrease. */
    private static final double NEARLY_SETTLED = 0.01;

    /** Decades before the final time in which the settling of a nonlinear network is searched. */
    private static final double DECADES = 6;

    private CourseTimes() {}

    /** Times for the reduced system: those of the study, or up to a margin after the last half time. */
    public static Vector reduced(StudyPoint point) {
        return recorded(point)
                .orElseGet(() -> point.times("", () -> {
                    ReducedTrajectory search = StudyPoint.complete(
                                    point.prediction(), point.study().name() + ", reduced system")
                            .trajectory();
                    return grid(BEYOND * last(search.halfTimes(), search.endTime()));
                }));
    }

    /** Times for a network: those of the study, its own times, times up to its own last time, those of its recording, or up to a margin after its last half time. */
    public static Vector of(StudyPoint point, StudyNetwork network, NetworkSetup setup) {
        Optional<Vector> recorded = recorded(point);
        if (recorded.isPresent()) {
            return point.record().inEpochs() ? atEpochs(recorded.get(), point, setup) : recorded.get();
        }
        Optional<FlowTimes> given = network.times(point.at());
        if (given.isPresent()) {
            return given.get().times();
        }
        Optional<Double> until = network.until(point.at());
        if (until.isPresent()) {
            return grid(until.get());
        }
        if (network.isRecorded()) {
            return point.times(network.name(), () -> common(network.recorded(point.at(), setup)));
        }
        boolean sameStart = setup.u0().isEmpty()
                || setup.u0().getAsDouble() == point.problem().u0();
        return setup.isAligned() && setup.isLinear() && sameStart
                ? reduced(point)
                : point.times(network.name(), () -> grid(BEYOND_FIRST_SEED * pilot(point, network, setup)));
    }

    /** The recorded times of the first run that lie in the range of all, or some of them if they are many. */
    private static Vector common(List<RecordedRun> runs) {
        double from = runs.stream().mapToDouble(RecordedRun::start).max().orElse(0);
        double to = runs.stream().mapToDouble(RecordedRun::end).min().orElse(0);
        double[] all = runs.get(0).course().stream()
                .mapToDouble(TrajectoryPoint::time)
                .filter(time -> time >= from && time <= to)
                .toArray();
        if (all.length < 2) {
            return Vector.of(from, to);
        }
        if (all.length <= MOST_RECORDED) {
            return Vector.of(all);
        }
        return Vector.of(IntStream.range(0, MOST_RECORDED)
                .mapToDouble(i -> all[(int) ((long) i * (all.length - 1) / (MOST_RECORDED - 1))])
                .toArray());
    }

    /** Flow times of epochs, which are passes over all samples; a method without batches makes one in every step. */
    private static Vector atEpochs(Vector epochs, StudyPoint point, NetworkSetup setup) {
        Descent method = Descent.of(setup.method())
                .orElseThrow(() ->
                        new InvalidInput("record, epochs: expected networks that are trained in steps, found method "
                                + setup.method().name()));
        int samples = point.problem().data().samples().map(Samples::count).orElse(1);
        long perEpoch = method.batching()
                .map(batching -> batching.stepsPerEpoch(samples))
                .orElse(1L);
        return Vector.of(Arrays.stream(epochs.toArray())
                .map(epoch -> method.schedule().time(Math.round(epoch * perEpoch)))
                .toArray());
    }

    /** The epochs of the recorded times of a run; empty if the study does not count in epochs. */
    static Optional<Vector> epochs(StudyPoint point) {
        return point.record().inEpochs() ? recorded(point) : Optional.empty();
    }

    private static Optional<Vector> recorded(StudyPoint point) {
        return point.record().times(point.at());
    }

    /** The times at which units are recorded; empty for none. */
    static Optional<Vector> ofUnits(StudyPoint point) {
        return point.record().unitTimes(point.at());
    }

    /** Last half time of the first seed: for a random start only a run can tell it. */
    private static double pilot(StudyPoint point, StudyNetwork network, NetworkSetup setup) {
        long seed = setup.seeds().get(0);
        if (setup.isLinear()) {
            NetworkRun first = new NetworkRun(point, network, setup, seed, Vector.of());
            return last(first.result().halfTimes(), first.result().endTime());
        }
        // A nonlinear network keeps learning after its least-squares map is half learned.
        double[] times = new double[POINTS];
        for (int i = 1; i < POINTS; i++) {
            times[i] = setup.stop().maxTime() * Math.pow(10, DECADES * (i - (POINTS - 1)) / (POINTS - 1));
        }
        return settled(new NetworkRun(point, network, setup, seed, Vector.of(times)).result());
    }

    /** The time after which the loss stays near its final value. */
    private static double settled(TrainingResult result) {
        List<TrajectoryPoint> points = result.trajectory();
        double fall = Math.abs(points.get(0).loss() - result.finalLoss());
        for (int i = points.size() - 1; i > 0; i--) {
            if (Math.abs(points.get(i).loss() - result.finalLoss()) > NEARLY_SETTLED * fall) {
                return i + 1 < points.size() ? points.get(i + 1).time() : result.endTime();
            }
        }
        return result.endTime();
    }

    /**
     * The end of the recorded times, without the margin: the last half time, or a multiple of the only one that exists, because the search for
     * the other continues for very long.
     */
    private static double last(List<Optional<LocatedTime>> halfTimes, double end) {
        double last = halfTimes.stream()
                .flatMap(Optional::stream)
                .mapToDouble(LocatedTime::time)
                .max()
                .orElse(end);
        boolean all = halfTimes.stream().allMatch(Optional::isPresent);
        return last > 0 ? Math.min(end, all ? last : ALONE * last) : end;
    }

    private static Vector grid(double end) {
        double[] times = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            times[i] = end * i / (POINTS - 1);
        }
        return Vector.of(times);
    }
}
