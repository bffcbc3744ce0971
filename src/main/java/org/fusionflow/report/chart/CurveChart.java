package org.fusionflow.report.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Plot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/**
 * A chart of curves over an axis, such as loss over flow time. An axis without fixed ends takes them from the data. Values that an axis cannot
 * show (NaN, infinite, or at most 0 on a logarithmic axis, such as time 0) leave a gap in their curve. The builder rejects a curve without any
 * value that can be shown.
 */
public final class CurveChart implements Figure {
    private record Marker(double value, String label, Look.Hue color) {
        Plot.Series series(Plot.Kind kind, String column) {
            double[] place = {value};
            return new Plot.Series(label, kind, color.web(), List.of(2.4, 2.0), Map.of(column, place));
        }
    }

    /** Space between data and frame along y, as a fraction of the range. */
    private static final double MARGIN = 0.05;

    private static final float[] MARKER_DASHES = {2.4f, 2};
    private static final double LABEL_SIZE = 0.94 * ChartText.SIZE;

    private final String title;
    private final Axis xAxis;
    private final Axis yAxis;
    private final List<CurveData> curves;
    private final List<BandData> bands;
    private final List<Marker> vertical;
    private final List<Marker> horizontal;
    private final boolean keyElsewhere;

    private CurveChart(Builder builder) {
        this.title = builder.title;
        this.keyElsewhere = builder.keyElsewhere;
        this.curves = builder.curves.stream()
                .map(curve -> curve.shownOn(builder.xAxis, builder.yAxis))
                .toList();
        this.bands = builder.bands.stream()
                .map(band -> band.shownOn(builder.xAxis, builder.yAxis))
                .toList();
        this.vertical = builder.vertical.stream()
                .filter(marker -> builder.xAxis.shows(marker.value))
                .toList();
        this.horizontal = builder.horizontal.stream()
                .filter(marker -> builder.yAxis.shows(marker.value))
                .toList();
        this.xAxis = fitted(builder.xAxis, true, 0);
        this.yAxis = fitted(builder.yAxis, false, MARGIN);
    }

    /** A chart without curves yet. */
    public static Builder of(Axis xAxis, Axis yAxis) {
        return new Builder(xAxis, yAxis);
    }

    private Axis fitted(Axis axis, boolean horizontalAxis, double margin) {
        DoubleStream.Builder values = DoubleStream.builder();
        for (CurveData curve : curves) {
            DoubleStream.of(horizontalAxis ? curve.x() : curve.y()).forEach(values);
            for (int i = 0; !horizontalAxis && i < curve.spread().length; i++) {
                values.add(curve.y()[i] - curve.spread()[i]).add(curve.y()[i] + curve.spread()[i]);
            }
        }
        for (BandData band : bands) {
            DoubleStream.of(horizontalAxis ? band.x() : band.low()).forEach(values);
            DoubleStream.of(horizontalAxis ? band.x() : band.high()).forEach(values);
        }
        (horizontalAxis ? vertical : horizontal).forEach(marker -> values.add(marker.value));
        double[] shown = values.build().filter(axis::shows).toArray();
        return axis.fitted(
                DoubleStream.of(shown).min().orElse(1),
                DoubleStream.of(shown).max().orElse(axis.logarithmic() ? 10 : 2),
                margin);
    }

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        PlotFrame frame = frame(width, height);
        List<CurveData> shown =
                curves.stream().map(curve -> curve.thinnedFor(frame)).toList();
        XYPlot plot = CurvePlot.of(shown, yAxis.lower());
        vertical.forEach(marker -> plot.addDomainMarker(line(marker), Layer.BACKGROUND));
        horizontal.forEach(marker -> plot.addRangeMarker(line(marker), Layer.BACKGROUND));
        bands.forEach(band -> band.draw(graphics, frame));
        frame.drawPlot(graphics, plot);
        frame.drawSurroundings(graphics);
        labelVerticals(graphics, frame);
        labelHorizontals(graphics, frame);
    }

    private PlotFrame frame(double width, double height) {
        return new PlotFrame(width, height, title, xAxis, yAxis, legend(), vertical.isEmpty() ? 0 : MarkerRow.HEIGHT);
    }

    private Legend legend() {
        Legend legend = new Legend();
        if (keyElsewhere) {
            return legend;
        }
        curves.stream()
                .filter(curve -> !curve.name().isEmpty())
                .forEach(curve -> legend.add(curve.name(), curve.look()));
        bands.stream()
                .filter(band -> !band.name().isEmpty())
                .forEach(band -> legend.addLine(band.name(), Legend.bar(band.shade())));
        return legend;
    }

    @Override
    public List<Plot> plots(double width, double height) {
        List<Plot.Series> series = new ArrayList<>();
        bands.forEach(band -> series.add(band.series()));
        curves.forEach(curve -> series.add(curve.series()));
        vertical.forEach(marker -> series.add(marker.series(Plot.Kind.VERTICAL, "x")));
        horizontal.forEach(marker -> series.add(marker.series(Plot.Kind.HORIZONTAL, "y")));
        return List.of(new Plot(
                title, xAxis.scale(), yAxis.scale(), frame(width, height).area(), series));
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
            if (marker.value >= xAxis.lower() && marker.value <= xAxis.upper()) {
                row.add(frame.x(marker.value), marker.label, marker.color.color());
            }
        }
        row.draw(graphics, frame.area());
    }

    private void labelHorizontals(Graphics2D graphics, PlotFrame frame) {
        LabelPlacer placer = new LabelPlacer(frame.area());
        curves.forEach(curve -> placer.avoid(frame.points(curve.x(), curve.y())));
        for (BandData band : bands) {
            placer.avoid(frame.points(band.x(), band.low()));
            placer.avoid(frame.points(band.x(), band.high()));
        }
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
    private static List<Rectangle2D> alongLine(Rectangle2D area, double y, double width, double height) {
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
        private final List<BandData> bands = new ArrayList<>();
        private final List<Marker> vertical = new ArrayList<>();
        private final List<Marker> horizontal = new ArrayList<>();
        private String title = "";
        private boolean keyElsewhere;

        private Builder(Axis xAxis, Axis yAxis) {
            this.xAxis = xAxis;
            this.yAxis = yAxis;
        }

        /** Sets a short title above the plot, which names the panel. */
        public Builder title(String text) {
            this.title = text;
            return this;
        }

        /** Leaves out the legend, because the charts of a grid share one; curves keep their names in the numbers of the chart. */
        public Builder keyElsewhere() {
            this.keyElsewhere = true;
            return this;
        }

        /**
         * Adds a curve.
         *
         * @param name in the legend; no entry if empty
         */
        public Builder curve(String name, double[] x, double[] y, Look look) {
            curves.add(new CurveData(name, x, y, new double[0], look));
            return this;
        }

        /** Adds points with error bars of the given half lengths; a bar that would leave the axis ends at the axis's lower end. */
        public Builder measured(String name, double[] x, double[] y, double[] halfLengths, Look look) {
            curves.add(new CurveData(name, x, y, halfLengths, look));
            return this;
        }

        /** Adds a shaded band, such as mean ± standard deviation over seeds. */
        public Builder band(String name, double[] x, double[] low, double[] high, Look.Hue color) {
            bands.add(new BandData(name, x, low, high, color));
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
         * @throws IllegalArgumentException if the axes can show no point of a curve or band
         */
        public CurveChart build() {
            return new CurveChart(this);
        }
    }
}
