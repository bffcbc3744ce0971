package org.fusionflow.report.study.course;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.report.chart.axis.Axis;

/**
 * The axis of the loss on which plateaus can be seen: linear, or the logarithm of what the loss exceeds the least loss by if a plateau lies so low
 * that a linear axis hides it.
 *
 * @param excess true for the loss minus the least loss, on a logarithmic axis
 * @param least loss of least squares
 * @param lower end of the logarithmic axis
 */
record LossScale(boolean excess, double least, double lower) {
    /** Excess loss of a plateau, as a part of that at the start, below which a linear axis hides it. */
    private static final double HIDDEN = 0.06;
    /** End of the logarithmic axis, as a part of the excess loss on the lowest plateau. */
    private static final double BELOW = 0.05;
    /** An excess loss below this part of the loss is rounding. */
    private static final double ROUNDING = 1e-12;

    /**
     * @param start loss at the start
     * @param least loss of least squares, which no linear network goes below
     * @param plateaus losses of the saddles that are passed
     */
    static LossScale of(double start, double least, List<Double> plateaus) {
        double lowest = plateaus.stream()
                .mapToDouble(loss -> loss - least)
                .filter(loss -> loss > ROUNDING * start)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return lowest < HIDDEN * (start - least)
                ? new LossScale(true, least, BELOW * lowest)
                : new LossScale(false, 0, Double.NaN);
    }

    /** The same kind of scale for networks that may go below the loss of linear least squares: always linear. */
    static LossScale linear() {
        return new LossScale(false, 0, Double.NaN);
    }

    Axis axis() {
        return excess ? Axis.logarithmic("loss − least loss").from(lower, Double.NaN) : Axis.linear("loss");
    }

    /** The loss as the axis shows it. */
    double of(double loss) {
        return excess ? loss - least : loss;
    }

    ToDoubleFunction<TrajectoryPoint> quantity() {
        return point -> of(point.loss());
    }
}
