package org.fusionflow.study.experiment.twolayer;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;

/**
 * A run over time, with few points where nothing happens.
 *
 * @param event what the point is: {@link #CURVE}, {@link #HALF_A}, {@link #HALF_B} or {@link #SADDLE}, the plateau
 */
record TwoLayerCourse(String event, TrajectoryPoint point) {
    static final String CURVE = "";
    static final String HALF_A = "t_A";
    static final String HALF_B = "t_B";
    static final String SADDLE = "saddle";

    /** Curves end at this multiple of the last half time, and so many times 1/speed later. */
    private static final double BEYOND = 1.25;

    private static final double AFTER = 8;

    /** Points that are spread evenly. */
    private static final int EVEN = 50;

    /** Points around each half time, over so many times 1/speed, of which a part lies before. */
    private static final int NEAR = 14;

    private static final double REACH = 5;
    private static final double BEFORE = 0.3;

    /** A network's; it is run twice, since only a run tells when it is learned. */
    static List<TwoLayerCourse> of(TwoLayerRun run) {
        TwoLayerRun.Learned learned = run.learned(Vector.of());
        TreeMap<Double, String> events = new TreeMap<>();
        events.put(learned.halfTimeA(), HALF_A);
        events.put(learned.halfTimeB(), HALF_B);
        if (learned.approach().isPresent()) {
            events.put(run.plateau(learned).time(), SADDLE);
        }
        TreeSet<Double> times = times(run.moments(), learned.halfTimeA(), learned.halfTimeB());
        times.addAll(events.keySet());
        List<TwoLayerCourse> course = new ArrayList<>();
        for (TrajectoryPoint point : run.learned(array(times)).result().trajectory()) {
            course.add(new TwoLayerCourse(events.getOrDefault(point.time(), CURVE), point));
        }
        return course;
    }

    static TreeSet<Double> times(Moments moments, double halfTimeA, double halfTimeB) {
        TreeSet<Double> times = new TreeSet<>();
        double slower = Math.min(moments.speed(0), moments.speed(1));
        double end = BEYOND * Math.max(halfTimeA, halfTimeB) + AFTER / slower;
        for (int i = 0; i <= EVEN; i++) {
            times.add(end * i / EVEN);
        }
        double[] half = {halfTimeA, halfTimeB};
        for (int m = 0; m < 2; m++) {
            for (int i = 0; i <= NEAR; i++) {
                double offset = REACH / moments.speed(m) * (i / (double) NEAR - BEFORE);
                times.add(Math.max(0, Math.min(end, half[m] + offset)));
            }
        }
        return times;
    }

    static Vector array(TreeSet<Double> times) {
        return Vector.of(times.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
