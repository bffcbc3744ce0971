package org.fusionflow.report.chart.look;

import org.fusionflow.report.chart.look.Look.Hue;
import org.fusionflow.report.chart.look.Look.Line;
import org.fusionflow.report.chart.look.Look.Points;
import org.fusionflow.report.chart.look.Look.Weight;

/** Kinds of fixed points of a gradient flow, distinguished by symbols, not by colours. */
public enum PointKind {
    /** A stable fixed point: a filled disc. */
    MINIMUM("minimum", Points.DISCS, false),
    /** A fixed point with directions of positive and negative curvature: an open square. */
    SADDLE("saddle", Points.SQUARES, true),
    /** A saddle whose Hessian vanishes along the direction of escape: an open diamond. */
    HIGHER_ORDER_SADDLE("higher-order saddle", Points.DIAMONDS, true);

    private final String words;
    private final Points points;
    private final boolean open;

    PointKind(String words, Points points, boolean open) {
        this.words = words;
        this.points = points;
        this.open = open;
    }

    public String words() {
        return words;
    }

    public Look look() {
        return new Look(Hue.BLACK, Line.NONE, points, open, Weight.LARGE);
    }
}
