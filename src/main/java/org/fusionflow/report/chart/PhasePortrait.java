package org.fusionflow.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.axis.ChartText;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.chart.look.PointKind;
import org.fusionflow.report.document.Plot;

/** A phase portrait of a flow in the plane: the directions of its field, trajectories, and its fixed points with their kinds. */
public final class PhasePortrait extends Panel {
    private record FixedPoint(double x, double y, PointKind kind, String label) {}

    private static final double LABEL_DISTANCE = 5.5;
    private static final double TRAJECTORY_HEAD = 5;
    /** Background of labels, which hides the arrows behind them almost completely. */
    private static final Color HALO = new Color(255, 255, 255, 225);

    private final String title;
    private final Axis xAxis;
    private final Axis yAxis;
    private final DoubleBinaryOperator xRate;
    private final DoubleBinaryOperator yRate;
    private final List<CurveData> trajectories;
    private final List<FixedPoint> fixedPoints;

    private PhasePortrait(Builder builder) {
        this.title = builder.title;
        this.xAxis = builder.xAxis;
        this.yAxis = builder.yAxis;
        this.xRate = builder.xRate;
        this.yRate = builder.yRate;
        this.trajectories = builder.trajectories.stream()
                .map(curve -> curve.shownOn(xAxis, yAxis, new EdgeMarks(curve, xAxis, yAxis, Double.NaN)))
                .toList();
        this.fixedPoints = List.copyOf(builder.fixedPoints);
    }

    /**
     * A portrait without trajectories yet.
     *
     * @param xAxis linear, with fixed ends
     * @param yAxis linear, with fixed ends
     * @param xRate rate of change of x at (x, y)
     * @param yRate rate of change of y at (x, y)
     */
    public static Builder of(Axis xAxis, Axis yAxis, DoubleBinaryOperator xRate, DoubleBinaryOperator yRate) {
        for (Axis axis : List.of(xAxis, yAxis)) {
            if (axis.logarithmic() || Double.isNaN(axis.lower()) || Double.isNaN(axis.upper())) {
                throw new IllegalArgumentException(
                        "axis " + axis.label() + ": a phase portrait needs a linear axis with fixed ends");
            }
        }
        return new Builder(xAxis, yAxis, xRate, yRate);
    }

    @Override
    Margins margins(double width, double height) {
        return around().margins(width, height);
    }

    private PlotFrame.Surroundings around() {
        return new PlotFrame.Surroundings(title, xAxis, yAxis);
    }

    @Override
    void draw(Graphics2D graphics, double width, double height, Margins margins) {
        PlotFrame frame = new PlotFrame(width, height, around(), margins);
        List<FixedPoint> visible = fixedPoints.stream()
                .filter(point -> inside(xAxis, point.x) && inside(yAxis, point.y))
                .toList();
        List<Point2D> symbols = new ArrayList<>();
        visible.forEach(point -> symbols.add(new Point2D.Double(frame.x(point.x), frame.y(point.y))));
        Graphics2D clipped = (Graphics2D) graphics.create();
        clipped.clip(frame.area());
        FlowArrows.draw(clipped, frame, xAxis, yAxis, xRate, yRate, symbols);
        clipped.dispose();
        frame.drawPlot(
                graphics,
                CurvePlot.of(trajectories.stream().map(t -> t.thinnedFor(frame)).toList(), yAxis.lower()));
        trajectories.forEach(trajectory -> drawHead(graphics, frame, trajectory));
        frame.drawSurroundings(graphics);
        for (int i = 0; i < visible.size(); i++) {
            Point2D at = symbols.get(i);
            Legend.drawPoint(graphics, visible.get(i).kind.look(), at.getX(), at.getY());
        }
        drawLabels(graphics, frame, visible, symbols);
    }

    @Override
    List<Plot> plots(double width, double height, Margins margins) {
        List<Plot.Series> series = new ArrayList<>();
        trajectories.forEach(curve -> series.add(curve.series()));
        for (FixedPoint point : fixedPoints) {
            double[] x = {point.x};
            double[] y = {point.y};
            Map<String, double[]> columns = new LinkedHashMap<>();
            columns.put("x", x);
            columns.put("y", y);
            String name = point.label.isEmpty() ? point.kind.words() : point.kind.words() + ": " + point.label;
            Look look = point.kind.look();
            series.add(new Plot.Series(name, Plot.Kind.POINTS, look.color().web(), List.of(), look.marker(), columns));
        }
        Rectangle2D area = new PlotFrame(width, height, around(), margins).area();
        return List.of(new Plot(title, xAxis.scale(), yAxis.scale(), area, series));
    }

    private static boolean inside(Axis axis, double value) {
        return value >= axis.lower() && value <= axis.upper();
    }

    @Override
    List<KeyEntry> key() {
        List<KeyEntry> key = new ArrayList<>();
        trajectories.stream()
                .filter(CurveData::listed)
                .forEach(curve -> key.add(new KeyEntry(curve.name(), curve.look())));
        Set<PointKind> kinds = EnumSet.noneOf(PointKind.class);
        fixedPoints.forEach(point -> kinds.add(point.kind));
        kinds.forEach(kind -> key.add(new KeyEntry(kind.words(), kind.look())));
        return key;
    }

    /** Draws an arrow head half way along the trajectory, measured on the page. */
    private static void drawHead(Graphics2D graphics, PlotFrame frame, CurveData trajectory) {
        List<Point2D> points = frame.points(trajectory.x(), trajectory.y()).stream()
                .filter(point -> frame.area().contains(point))
                .toList();
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += points.get(i).distance(points.get(i - 1));
        }
        double run = 0;
        for (int i = 1; i < points.size(); i++) {
            Point2D from = points.get(i - 1);
            Point2D to = points.get(i);
            double step = to.distance(from);
            run += step;
            if (run >= length / 2 && step > 0) {
                Path2D.Double head = new Path2D.Double();
                double dx = (to.getX() - from.getX()) / step;
                double dy = (to.getY() - from.getY()) / step;
                FlowArrows.addHead(head, to.getX(), to.getY(), dx, dy, TRAJECTORY_HEAD);
                graphics.setColor(trajectory.look().color().color());
                graphics.fill(head);
                return;
            }
        }
    }

    private void drawLabels(Graphics2D graphics, PlotFrame frame, List<FixedPoint> visible, List<Point2D> symbols) {
        LabelPlacer placer = new LabelPlacer(frame.area());
        for (Point2D symbol : symbols) {
            placer.block(new Rectangle2D.Double(symbol.getX() - 4.5, symbol.getY() - 4.5, 9, 9));
        }
        trajectories.forEach(curve -> placer.avoid(frame.points(curve.x(), curve.y())));
        for (int i = 0; i < visible.size(); i++) {
            if (visible.get(i).label.isEmpty()) {
                continue;
            }
            ChartText text = ChartText.of(visible.get(i).label);
            Rectangle2D place = placer.place(around(symbols.get(i), text.width(), text.height()));
            graphics.setColor(HALO);
            graphics.fill(new Rectangle2D.Double(
                    place.getX() - 1, place.getY() - 1, place.getWidth() + 2, place.getHeight() + 1.5));
            text.drawBelow(graphics, place.getX(), place.getY(), Color.BLACK);
        }
    }

    /** Label positions around a point: diagonals first, then the sides; then the same farther away. */
    private static List<Rectangle2D> around(Point2D at, double width, double height) {
        double[][] sides = {{1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {1, 0}, {-1, 0}, {0, -1}, {0, 1}};
        List<Rectangle2D> candidates = new ArrayList<>();
        for (double distance : new double[] {LABEL_DISTANCE, 2 * LABEL_DISTANCE, 4 * LABEL_DISTANCE}) {
            for (double[] side : sides) {
                double near = side[0] != 0 && side[1] != 0 ? 0.75 * distance : distance + 1;
                double middleX = at.getX() + side[0] * (near + width / 2);
                double middleY = at.getY() + side[1] * (near + height / 2);
                candidates.add(new Rectangle2D.Double(middleX - width / 2, middleY - height / 2, width, height));
            }
        }
        return candidates;
    }

    /** Collects the trajectories and fixed points of a portrait. */
    public static final class Builder {
        private final Axis xAxis;
        private final Axis yAxis;
        private final DoubleBinaryOperator xRate;
        private final DoubleBinaryOperator yRate;
        private final List<CurveData> trajectories = new ArrayList<>();
        private final List<FixedPoint> fixedPoints = new ArrayList<>();
        private String title = "";

        private Builder(Axis xAxis, Axis yAxis, DoubleBinaryOperator xRate, DoubleBinaryOperator yRate) {
            this.xAxis = xAxis;
            this.yAxis = yAxis;
            this.xRate = xRate;
            this.yRate = yRate;
        }

        /** Sets a short title above the plot, which names the panel. */
        public Builder title(String text) {
            this.title = text;
            return this;
        }

        /**
         * Adds a trajectory.
         *
         * @param name in the legend; no entry if empty
         */
        public Builder trajectory(String name, double[] x, double[] y, Look look) {
            trajectories.add(new CurveData(name, !name.isEmpty(), x, y, new double[0], look));
            return this;
        }

        /**
         * Adds a fixed point, which is drawn if it lies inside the axes.
         *
         * @param label beside the symbol; may be empty
         */
        public Builder fixedPoint(double x, double y, PointKind kind, String label) {
            fixedPoints.add(new FixedPoint(x, y, kind, label));
            return this;
        }

        public PhasePortrait build() {
            return new PhasePortrait(this);
        }
    }
}
