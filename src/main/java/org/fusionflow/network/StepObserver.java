package org.fusionflow.network;

import org.fusionflow.data.LocatedTime;
import org.fusionflow.data.Outcome;
import org.jspecify.annotations.Nullable;

/** Watches a method that goes in steps: interpolates between them, detects divergence, and says when the run ends. */
final class StepObserver {
    /** A loss this many times the first one does not come back: plateaus and overshoots stay below by orders. */
    private static final double DIVERGED = 1e6;

    private final LinearNetwork network;
    private final Recorder recorder;
    private final StopRule stop;
    private double[] map;
    private double[] previousMap;
    private double previousTime;
    private double lossLimit;

    StepObserver(TrainingRun run) {
        network = run.network();
        recorder = run.recorder();
        stop = run.stop();
        map = new double[network.layout().inputs()];
        previousMap = new double[map.length];
    }

    /**
     * To be called for steps 0, 1, 2, ..., each time after {@link LinearNetwork#respond}.
     *
     * @return how the run ends here; null if it goes on
     */
    @Nullable
    Outcome after(long steps, double time) {
        double loss = network.loss();
        network.copyMap(map);
        if (steps == 0) {
            recorder.start(map, loss);
            lossLimit = DIVERGED * recorder.lossScale();
            if (!Double.isFinite(loss)) {
                return Outcome.NOT_FINITE;
            }
        } else {
            recorder.step(steps, time, loss);
            if (!(loss <= lossLimit)) {
                return Outcome.NOT_FINITE;
            }
            locateHalfTimes(time);
            recordPoints(time);
            recorder.nearSaddle(time, map, loss);
        }
        double[] old = previousMap;
        previousMap = map;
        map = old;
        previousTime = time;
        if (recorder.isFinished(recorder.areTimesPassed(time), recorder.isLearned(loss))) {
            return Outcome.STOPPED_BY_EVENT;
        }
        if (time >= stop.maxTime()) {
            return Outcome.REACHED_END;
        }
        return steps >= stop.maxSteps() ? Outcome.OUT_OF_STEPS : null;
    }

    private void locateHalfTimes(double time) {
        for (int m = 0; m < recorder.modalities(); m++) {
            if (recorder.isHalfTimeOpen(m)) {
                double missing = recorder.beyondHalf(m, map);
                if (missing >= 0) {
                    double before = recorder.beyondHalf(m, previousMap);
                    double fraction = -before / (missing - before);
                    double located = previousTime + fraction * (time - previousTime);
                    recorder.halfTime(m, new LocatedTime(located, previousTime, time));
                }
            }
        }
    }

    private void recordPoints(double time) {
        while (recorder.nextTime() <= time) {
            double at = recorder.nextTime();
            double fraction = (at - previousTime) / (time - previousTime);
            double[] between = new double[map.length];
            for (int i = 0; i < between.length; i++) {
                between[i] = previousMap[i] + fraction * (map[i] - previousMap[i]);
            }
            recorder.point(between, network.loss(between));
        }
    }
}
