package org.fusionflow.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves means with error bars a little to the side where those of several series would cover each other. A series is moved as a whole, so that it
 * keeps its shape, and none is moved where no two bars touch.
 */
final class Dodge {
    /** Distance of two series on the page, a little more than the cap of a bar. */
    private static final double PITCH = 4;
    /** Part of the least distance of two x that all series of an x may take. */
    private static final double MOST = 0.6;
    /** Points nearer than this on the page are at the same x. */
    private static final double SAME = 0.5;
    /** Half height of a mark on the page. */
    private static final double HALF_MARK = 3;

    private Dodge() {}

    static List<CurveData> apart(List<CurveData> curves, PlotFrame frame) {
        List<CurveData> barred = curves.stream()
                .filter(curve -> curve.spread().length > 0 && !curve.isEmpty())
                .toList();
        if (barred.size() < 2 || !touch(barred, frame)) {
            return curves;
        }
        double pitch = Math.min(PITCH, MOST * leastDistance(barred, frame) / (barred.size() - 1));
        List<CurveData> moved = new ArrayList<>();
        for (CurveData curve : curves) {
            int index = barred.indexOf(curve);
            moved.add(index < 0 ? curve : curve.movedBy((index - (barred.size() - 1) / 2.0) * pitch, frame));
        }
        return moved;
    }

    private static boolean touch(List<CurveData> curves, PlotFrame frame) {
        for (int a = 0; a < curves.size(); a++) {
            for (int b = a + 1; b < curves.size(); b++) {
                if (touch(curves.get(a), curves.get(b), frame)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean touch(CurveData one, CurveData other, PlotFrame frame) {
        for (int i = 0; i < one.x().length; i++) {
            for (int j = 0; j < other.x().length; j++) {
                boolean sameX = Math.abs(frame.x(one.x()[i]) - frame.x(other.x()[j])) < SAME;
                if (sameX
                        && top(one, i, frame) <= bottom(other, j, frame)
                        && top(other, j, frame) <= bottom(one, i, frame)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double top(CurveData curve, int i, PlotFrame frame) {
        return frame.y(curve.y()[i] + curve.spread()[i]) - HALF_MARK;
    }

    private static double bottom(CurveData curve, int i, PlotFrame frame) {
        double end = curve.y()[i] - curve.spread()[i];
        return (frame.yAxis().shows(end) ? frame.y(end) : frame.area().getMaxY()) + HALF_MARK;
    }

    private static double leastDistance(List<CurveData> curves, PlotFrame frame) {
        double[] places = curves.stream()
                .flatMapToDouble(curve -> java.util.Arrays.stream(curve.x()))
                .filter(x -> !Double.isNaN(x))
                .map(frame::x)
                .sorted()
                .toArray();
        double least = frame.area().getWidth();
        for (int i = 1; i < places.length; i++) {
            double distance = places[i] - places[i - 1];
            least = distance >= SAME ? Math.min(least, distance) : least;
        }
        return least;
    }
}
