package org.fusionflow.report.chart;

/** Space between a plot and the edges of its figure, in points, for labels and title. */
record Margins(double left, double right, double top, double bottom) {
    static final Margins NONE = new Margins(0, 0, 0, 0);

    /** The larger of both on every side, with which two plots are aligned. */
    Margins and(Margins other) {
        return new Margins(
                Math.max(left, other.left),
                Math.max(right, other.right),
                Math.max(top, other.top),
                Math.max(bottom, other.bottom));
    }
}
