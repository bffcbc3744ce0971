package org.fusionflow.reduced.run;

import java.util.function.ToDoubleFunction;
import org.fusionflow.ode.DenseStep;
import org.fusionflow.reduced.flow.ReducedFlow;
import org.jspecify.annotations.Nullable;

/** One step of a reduced flow, with the network's map at its ends and inside. */
final class MapStep {
    private static final int PARTS = 4;

    private final ReducedFlow flow;
    private final DenseStep step;
    private final double[] beginState;
    private final double[] endState;
    private final double[] beginMap;
    private final double[] endMap;
    private double @Nullable [] endMapRate;
    private double @Nullable [] endImage;

    /** A step that starts with the state and the map at the end of the step before. */
    MapStep(ReducedFlow flow, DenseStep step, double[] beginState, double[] beginMap) {
        this.flow = flow;
        this.step = step;
        this.beginState = beginState;
        this.beginMap = beginMap;
        endState = new double[flow.size()];
        step.state(1, endState);
        endMap = new double[beginMap.length];
        flow.map(endState, endMap);
    }

    DenseStep dense() {
        return step;
    }

    double[] beginState() {
        return beginState;
    }

    double[] endState() {
        return endState;
    }

    double[] beginMap() {
        return beginMap;
    }

    double[] endMap() {
        return endMap;
    }

    /** Time derivative of the map at the end of the step; computed once. */
    double[] endMapRate() {
        if (endMapRate == null) {
            endMapRate = new double[beginMap.length];
            flow.mapRate(endState, endMapRate);
        }
        return endMapRate;
    }

    /** {@code w_m Sigma_mm} of the map at the end of the step; computed once. */
    double[] endImage() {
        if (endImage == null) {
            endImage = new double[endMap.length];
            flow.regression().ownImage(endMap, endImage);
        }
        return endImage;
    }

    double end() {
        return step.time(1);
    }

    double[] stateAt(double fraction) {
        double[] state = new double[beginState.length];
        step.state(fraction, state);
        return state;
    }

    /**
     * False where a function of the map rests along a part of the step: the signs of its derivative are rounding there, and a search for their change
     * would end anywhere. The interpolated solution is looked at in five places, as a step covers a few time constants.
     *
     * @param from fraction of the step at which the part begins
     * @param to fraction at which it ends
     * @param resolved smallest change of interest, relative to the largest value
     */
    boolean changes(ToDoubleFunction<double[]> function, double from, double to, double resolved) {
        double[] state = new double[beginState.length];
        double[] map = new double[beginMap.length];
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int place = 0; place <= PARTS; place++) {
            step.interpolate(from + (to - from) * place / PARTS, state);
            flow.map(state, map);
            double value = function.applyAsDouble(map);
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return most - least > resolved * most;
    }

    double[] mapAt(double fraction) {
        double[] map = new double[beginMap.length];
        flow.map(stateAt(fraction), map);
        return map;
    }
}
