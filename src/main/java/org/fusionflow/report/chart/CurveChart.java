package org.fusionflow.report.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.axis.ChartText;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.document.Plot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/**
 * A chart of curves over an axis, such as loss over flow time. An axis without fixed ends takes them from the data, with some space. NaN leaves a
 * gap in a curve. Numbers that an axis cannot show, such as 0 on a logarithmic one, are marked at its edge.
 */
public final class CurveChart extends Panel {
    private record Marker(double value, String label, Look.Hue color) {
        Plot.Series series(Plot.Kind kind, String column) {
            double[] place = {value};
            return new Plot.Series(label, kind, color.web(), List.of(2.4, 2.0), Map.of(column, place));
        }
    }

    /** Space between data and frame along y, as a fraction of the range. */
    private static final double MARGIN = 0.05;
    /** The same along x. */
    private static final double SIDE_MARGIN = 0.025;

    private static final float[] MARKER_DASHES = {2.4f, 2};
    private static final double LABEL_SIZE = 0.94 * ChartText.SIZE;

    private final String title;
    private final Axis xAxis;
    private final Axis yAxis;
    private final List<CurveData> curves;
    private final List<EdgeMarks> edges;
    private final List<KeyEntry> key;
    private final List<Marker> vertical;
    private final List<Marker> horizontal;
    private final boolean labelled;

    private CurveChart(Builder builder) {
        this.title = builder.title;
        this.edges = builder.curves.stream()
                .map(curve -> new EdgeMarks(curve, builder.xAxis, builder.yAxis, builder.floor))
                .toList();
        List<CurveData> shown = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            CurveData curve = builder.curves.get(i).shownOn(builder.xAxis, builder.yAxis, edges.get(i));
            if (curve.isEmpty() && edges.get(i).count() == 0) {
                throw new IllegalArgumentException("curve '" + curve.name() + "': expected a number for the axes '"
                        + builder.xAxis.label() + "' and '" + builder.yAxis.label() + "', found none");
            }
            shown.add(curve);
        }
        this.curves = List.copyOf(shown);
        List<KeyEntry> entries = new ArrayList<>();
        curves.stream()
                .filter(CurveData::listed)
                .forEach(curve -> entries.add(new KeyEntry(curve.name(), curve.look())));
        entries.addAll(builder.key);
        this.key = List.copyOf(entries);
        this.vertical = builder.vertical.stream()
                .filter(marker -> builder.xAxis.contains(marker.value))
                .toList();
        this.horizontal = builder.horizontal.stream()
                .filter(marker -> builder.yAxis.contains(marker.value))
                .toList();
        this.xAxis = fitted(builder.xAxis, true, SIDE_MARGIN, DoubleStream.empty());
        this.yAxis =
                fitted(builder.yAxis, false, MARGIN, builder.reached.stream().mapToDouble(y -> y));
        this.labelled = true;
    }

    private CurveChart(CurveChart other, Axis xAxis, boolean labelled) {
        this.title = other.title;
        this.edges = other.edges;
        this.key = other.key;
        this.curves = other.curves;
        this.vertical = other.vertical;
        this.horizontal = other.horizontal;
        this.xAxis = xAxis;
        this.yAxis = other.yAxis;
        this.labelled = labelled;
    }

    /** A chart without curves yet. */
    public static Builder of(Axis xAxis, Axis yAxis) {
        return new Builder(xAxis, yAxis);
    }

    /** This chart with a horizontal range that contains another. */
    CurveChart over(Axis other) {
        Axis both = xAxis.from(Math.min(xAxis.lower(), other.lower()), Math.max(xAxis.upper(), other.upper()));
        return new CurveChart(this, both, labelled);
    }

    CurveChart withoutLabelsBelow() {
        return new CurveChart(this, xAxis, false);
    }

    Axis xAxis() {
        return xAxis;
    }

    /** Number of values that are marked at an edge, because they lie beyond the axes. */
    public int marked() {
        return edges.stream().mapToInt(EdgeMarks::count).sum();
    }

    String title() {
        return title;
    }

    String quantity() {
        return yAxis.label();
    }

    private Axis fitted(Axis axis, boolean horizontalAxis, double margin, DoubleStream reached) {
        DoubleStream.Builder values = DoubleStream.builder();
        reached.forEach(values);
        for (CurveData curve : curves) {
            DoubleStream.of(horizontalAxis ? curve.x() : curve.y()).forEach(values);
            for (int i = 0; !horizontalAxis && i < curve.spread().length; i++) {
                values.add(curve.y()[i] - curve.spread()[i]).add(curve.y()[i] + curve.spread()[i]);
            }
        }
        (horizontalAxis ? vertical : horizontal).forEach(marker -> values.add(marker.value));
        double[] shown = values.build().filter(axis::shows).toArray();
        return axis.fitted(
                DoubleStream.of(shown).min().orElse(1),
                DoubleStream.of(shown).max().orElse(axis.logarithmic() ? 10 : 2),
                margin);
    }

    @Override
    Margins margins(double width, double height) {
        return around().margins(width, height);
    }

    private PlotFrame.Surroundings around() {
        return new PlotFrame.Surroundings(title, xAxis, yAxis, vertical.isEmpty() ? 0 : MarkerRow.HEIGHT, labelled);
    }

    @Override
    void draw(Graphics2D graphics, double width, double height, Margins margins) {
        PlotFrame frame = new PlotFrame(width, height, around(), margins);
        List<CurveData> shown = Dodge.apart(
                curves.stream().map(curve -> curve.thinnedFor(frame)).toList(), frame);
        XYPlot plot = CurvePlot.of(shown, yAxis.lower());
        vertical.forEach(marker -> plot.addDomainMarker(line(marker), Layer.BACKGROUND));
        horizontal.forEach(marker -> plot.addRangeMarker(line(marker), Layer.BACKGROUND));
        frame.drawPlot(graphics, plot);
        EdgeMarks.draw(edges, graphics, frame);
        frame.drawSurroundings(graphics);
        labelVerticals(graphics, frame);
        labelHorizontals(graphics, frame);
    }

    @Override
    List<KeyEntry> key() {
        return key;
    }

    @Override
    List<Plot> plots(double width, double height, Margins margins) {
        List<Plot.Series> series = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            if (!curves.get(i).isEmpty()) {
                series.add(curves.get(i).series());
            }
            if (edges.get(i).count() > 0) {
                series.add(edges.get(i).series());
            }
        }
        vertical.forEach(marker -> series.add(marker.series(Plot.Kind.VERTICAL, "x")));
        horizontal.forEach(marker -> series.add(marker.series(Plot.Kind.HORIZONTAL, "y")));
        Rectangle2D area = new PlotFrame(width, height, around(), margins).area();
        return List.of(new Plot(title, xAxis.scale(), yAxis.scale(), area, series));
    }

    private static ValueMarker line(Marker marker) {
        BasicStroke dashed = new BasicStroke(0.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, MARKER_DASHES, 0);
        ValueMarker line = new ValueMarker(marker.value, marker.color.color(), dashed);
        line.setAlpha(1);
        return line;
    }

    private void labelVerticals(Graphics2D graphics, PlotFrame frame) {
        MarkerRow row = new MarkerRow();
        for (Marker marker : vertical) {
            if (xAxis.contains(marker.value)) {
                row.add(frame.x(marker.value), marker.label, marker.color.color());
            }
        }
        row.draw(graphics, frame.area());
    }

    private void labelHorizontals(Graphics2D graphics, PlotFrame frame) {
        LabelPlacer placer = new LabelPlacer(frame.area());
        curves.forEach(curve -> placer.avoid(frame.points(curve.x(), curve.y())));
        for (Marker marker : vertical) {
            double x = frame.x(marker.value);
            placer.avoid(List.of(
                    new Point2D.Double(x, frame.area().getY()),
                    new Point2D.Double(x, frame.area().getMaxY())));
        }
        for (Marker marker : horizontal) {
            ChartText text = ChartText.of(marker.label, LABEL_SIZE);
            Rectangle2D place =
                    placer.place(alongLine(frame.area(), frame.y(marker.value), text.width(), text.height()));
            text.drawBelow(graphics, place.getX(), place.getY(), marker.color.color());
        }
    }

    /** Label positions from the right end to the left, above the line and below it. */
    static List<Rectangle2D> alongLine(Rectangle2D area, double y, double width, double height) {
        double gap = 2;
        int places = 25;
        List<Rectangle2D> candidates = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            double x = area.getMaxX() - 3 - width - i * Math.max(0, area.getWidth() - width - 6) / (places - 1);
            candidates.add(new Rectangle2D.Double(x, y - gap - height, width, height));
            candidates.add(new Rectangle2D.Double(x, y + gap, width, height));
        }
        return candidates;
    }

    /** Collects the curves and markers of a chart. */
    public static final class Builder {
        private final Axis xAxis;
        private final Axis yAxis;
        private final List<CurveData> curves = new ArrayList<>();
        private final List<Marker> vertical = new ArrayList<>();
        private final List<Marker> horizontal = new ArrayList<>();
        private final List<Double> reached = new ArrayList<>();
        private final List<KeyEntry> key = new ArrayList<>();
        private double floor = Double.NaN;
        private String title = "";

        private Builder(Axis xAxis, Axis yAxis) {
            this.xAxis = xAxis;
            this.yAxis = yAxis;
        }

        /** Sets a short title above the plot, which names the panel. */
        public Builder title(String text) {
            this.title = text;
            return this;
        }

        /** Makes the vertical range contain a number, such as the 0 of a norm, if its end is not fixed. */
        public Builder reaching(double y) {
            reached.add(y);
            return this;
        }

        /** Marks numbers below this one at the lower edge, where they are nothing but rounding. */
        public Builder floor(double least) {
            this.floor = least;
            return this;
        }

        /**
         * Adds a curve.
         *
         * @param name in the legend; no entry if empty
         */
        public Builder curve(String name, double[] x, double[] y, Look look) {
            return add(name, !name.isEmpty(), x, y, new double[0], look);
        }

        /** Adds a curve that has a name but no entry in the legend, such as one seed of several. */
        public Builder unlisted(String name, double[] x, double[] y, Look look) {
            return add(name, false, x, y, new double[0], look);
        }

        /** Adds an entry to the legend, for curves without one of their own. */
        public Builder key(String label, Look look) {
            key.add(new KeyEntry(label, look));
            return this;
        }

        /** Adds points with error bars of the given half lengths; a bar that would leave the axis ends at the axis's lower end. */
        public Builder measured(String name, double[] x, double[] y, double[] halfLengths, Look look) {
            return add(name, !name.isEmpty(), x, y, halfLengths, look);
        }

        /** The same without an entry in the legend. */
        public Builder unlistedMeasured(String name, double[] x, double[] y, double[] halfLengths, Look look) {
            return add(name, false, x, y, halfLengths, look);
        }

        private Builder add(String name, boolean listed, double[] x, double[] y, double[] halfLengths, Look look) {
            curves.add(new CurveData(name, listed, x, y, halfLengths, look));
            return this;
        }

        /** Adds a thin vertical line, such as a half time, with its label above the plot. */
        public Builder vertical(double x, String label, Look.Hue color) {
            vertical.add(new Marker(x, label, color));
            return this;
        }

        /** Adds a thin horizontal line, such as the loss on a plateau, with its label where it covers no curve. */
        public Builder horizontal(double y, String label, Look.Hue color) {
            horizontal.add(new Marker(y, label, color));
            return this;
        }

        /**
         * Makes the chart.
         *
         * @throws IllegalArgumentException if a curve has no number at all
         */
        public CurveChart build() {
            return new CurveChart(this);
        }
    }
}
