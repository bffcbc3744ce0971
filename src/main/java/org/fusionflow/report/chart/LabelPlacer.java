package org.fusionflow.report.chart;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Places labels where they cover least: on another label or outside the frame only if there is no other place. */
final class LabelPlacer {
    // The weights only have to order the costs: leaving the frame, another label, a symbol, then each covered point
    // of a curve.
    private static final double OUTSIDE = 1e6;
    private static final double ON_LABEL = 1e5;
    private static final double ON_POINT = 1;
    /** Added for each candidate, so that the earlier of two equal candidates is chosen. */
    private static final double PREFERENCE = 1e-3;

    /** Free space around a label. */
    private static final double CLEARANCE = 1.2;

    private final Rectangle2D frame;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Point2D> points = new ArrayList<>();

    LabelPlacer(Rectangle2D frame) {
        this.frame = frame;
    }

    /** Registers an area that must stay free. */
    void block(Rectangle2D area) {
        taken.add(area);
    }

    /** Registers a curve, given by its points; the segments between them are filled in. */
    void avoid(List<Point2D> curve) {
        // Smaller than the height of a small label, so that no line can pass through one undetected.
        double spacing = 3;
        for (int i = 0; i < curve.size(); i++) {
            Point2D point = curve.get(i);
            points.add(point);
            if (i > 0) {
                Point2D before = curve.get(i - 1);
                int steps = (int) Math.min(1000, before.distance(point) / spacing);
                for (int s = 1; s < steps; s++) {
                    double part = s / (double) steps;
                    points.add(new Point2D.Double(
                            before.getX() + part * (point.getX() - before.getX()),
                            before.getY() + part * (point.getY() - before.getY())));
                }
            }
        }
    }

    /** Returns the best of the candidates and registers it as taken. */
    Rectangle2D place(List<Rectangle2D> candidates) {
        Rectangle2D best = candidates.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < candidates.size(); i++) {
            double cost = cost(candidates.get(i)) + i * PREFERENCE;
            if (cost < least) {
                least = cost;
                best = candidates.get(i);
            }
        }
        taken.add(best);
        return best;
    }

    private double cost(Rectangle2D candidate) {
        // A line has a width, and a label that touches it cannot be read.
        Rectangle2D inflated = new Rectangle2D.Double(
                candidate.getX() - CLEARANCE,
                candidate.getY() - CLEARANCE,
                candidate.getWidth() + 2 * CLEARANCE,
                candidate.getHeight() + 2 * CLEARANCE);
        double cost = frame.contains(candidate) ? 0 : OUTSIDE;
        for (Rectangle2D area : taken) {
            if (area.intersects(candidate)) {
                cost += ON_LABEL;
            }
        }
        for (Point2D point : points) {
            if (inflated.contains(point)) {
                cost += ON_POINT;
            }
        }
        return cost;
    }
}
