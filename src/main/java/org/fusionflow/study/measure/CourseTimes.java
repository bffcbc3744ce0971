package org.fusionflow.study.measure;

import java.util.List;
import java.util.Optional;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.study.design.PointValues;
import org.fusionflow.study.design.StudyNetwork;

/** The flow times at which the courses of networks and of the reduced system are followed. */
public final class CourseTimes {
    /** Points of a course. */
    private static final int POINTS = 241;

    /** Courses go on for this multiple of the last half time. */
    private static final double BEYOND = 1.25;

    /** The same for random starts, of which the first seed's half time stands for all: seeds scatter. */
    private static final double BEYOND_FIRST_SEED = 1.5;

    /** Where one modality is never learned, courses show this multiple of the other's half time. */
    private static final double ALONE = 8;

    /** A nonlinear network is followed until its loss is this near to its last one, as a fraction of its whole fall. */
    private static final double NEARLY_SETTLED = 0.01;

    /** Before the latest time, over which a nonlinear network is looked at to find that. */
    private static final double DECADES = 6;

    private CourseTimes() {}

    /** Times of the reduced system: those of the study, or up to somewhat beyond the last half time. */
    public static Vector reduced(StudyPoint point) {
        return recorded(point)
                .orElseGet(() -> point.times("", () -> {
                    ReducedTrajectory search = StudyPoint.complete(
                                    point.prediction(), point.study().name() + ", reduced system")
                            .trajectory();
                    return grid(BEYOND * last(search.halfTimes(), search.endTime()));
                }));
    }

    /** Times of a network's course: those of the study, its own, those until its own last time, or somewhat beyond its last half time. */
    public static Vector of(StudyPoint point, StudyNetwork network, NetworkSetup setup) {
        Optional<Vector> recorded = recorded(point);
        if (recorded.isPresent()) {
            return recorded.get();
        }
        Optional<FlowTimes> given = network.times(point.at());
        if (given.isPresent()) {
            return given.get().times();
        }
        Optional<Double> until = network.until(point.at());
        if (until.isPresent()) {
            return grid(until.get());
        }
        boolean sameStart = setup.u0().isEmpty()
                || setup.u0().getAsDouble() == point.problem().u0();
        return setup.isAligned() && setup.isLinear() && sameStart
                ? reduced(point)
                : point.times(network.name(), () -> grid(BEYOND_FIRST_SEED * pilot(point, network, setup)));
    }

    private static Optional<Vector> recorded(StudyPoint point) {
        return point.record().times().map(given -> read(given, point));
    }

    /** The times at which units are recorded; empty for none. */
    static Optional<Vector> ofUnits(StudyPoint point) {
        return point.record().unitTimes().map(given -> read(given, point));
    }

    private static Vector read(YamlValue given, StudyPoint point) {
        return FlowTimes.read(PointValues.of(given, point.at())).times();
    }

    /** Last half time of the first seed: only a run tells how long a random start takes. */
    private static double pilot(StudyPoint point, StudyNetwork network, NetworkSetup setup) {
        long seed = setup.seeds().get(0);
        if (setup.isLinear()) {
            NetworkRun first = new NetworkRun(point, network, setup, seed, Vector.of());
            return last(first.result().halfTimes(), first.result().endTime());
        }
        // A nonlinear network goes on after its least-squares map is half learned.
        double[] times = new double[POINTS];
        for (int i = 1; i < POINTS; i++) {
            times[i] = setup.stop().maxTime() * Math.pow(10, DECADES * (i - (POINTS - 1)) / (POINTS - 1));
        }
        return settled(new NetworkRun(point, network, setup, seed, Vector.of(times)).result());
    }

    /** When the loss comes near to its last value for good. */
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
     * What courses are followed up to, but for a margin: the last half time, or a multiple of the one that there is, because the search for
     * the other goes on for very long.
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
