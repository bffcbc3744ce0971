package org.fusionflow.network.run;

import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;

/**
 * Observes a course that is known at some times, with straight lines between them: when the maps reach their marks, which state comes nearest to
 * the plateau, and the states at the requested times. It serves for training in steps and for courses that a user recorded.
 */
final class CourseObserver {
    /** The loss at a time between two states. */
    interface Between {
        /**
         * @param map interpolated between the states
         * @param interpolated loss interpolated between them
         */
        double loss(double[] map, double interpolated);
    }

    private final Recorder recorder;
    private final Between between;
    private final double[] previousMap;
    private double previousTime;
    private double previousLoss;

    /**
     * @param entries of a map
     */
    CourseObserver(Recorder recorder, int entries, Between between) {
        this.recorder = recorder;
        this.between = between;
        this.previousMap = new double[entries];
    }

    /** Goes on after a state that was observed before. */
    void goOn(TrajectoryPoint last) {
        keep(last.time(), last.map().toArray(), last.loss());
    }

    /** Takes the first state. */
    void start(double time, double[] map, double loss) {
        recorder.start(time, map, loss);
        keep(time, map, loss);
    }

    /** Takes the next state, which must be later. */
    void after(double time, double[] map, double loss) {
        locateHalfTimes(time, map);
        recordPoints(time, map, loss);
        recorder.nearSaddle(time, map, loss);
        keep(time, map, loss);
    }

    /** The state that was taken last. */
    TrajectoryPoint last() {
        return new TrajectoryPoint(previousTime, previousLoss, Vector.of(previousMap));
    }

    private void keep(double time, double[] map, double loss) {
        System.arraycopy(map, 0, previousMap, 0, previousMap.length);
        previousTime = time;
        previousLoss = loss;
    }

    private void locateHalfTimes(double time, double[] map) {
        for (int m = 0; m < recorder.marks(); m++) {
            if (recorder.isOpen(m)) {
                double missing = recorder.beyond(m, map);
                if (missing >= 0) {
                    double before = recorder.beyond(m, previousMap);
                    double fraction = -before / (missing - before);
                    double located = previousTime + fraction * (time - previousTime);
                    recorder.reached(m, new LocatedTime(located, previousTime, time));
                }
            }
        }
    }

    private void recordPoints(double time, double[] map, double loss) {
        while (recorder.nextTime() <= time) {
            double at = recorder.nextTime();
            double fraction = (at - previousTime) / (time - previousTime);
            double[] there = new double[map.length];
            for (int i = 0; i < there.length; i++) {
                there[i] = previousMap[i] + fraction * (map[i] - previousMap[i]);
            }
            double interpolated = previousLoss + fraction * (loss - previousLoss);
            recorder.point(there, between.loss(there, interpolated));
        }
    }
}
