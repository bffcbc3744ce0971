package org.fusionflow.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.axis.ChartText;
import org.fusionflow.report.chart.axis.Ticks;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.document.Plot;

/** The fixed points that a trajectory passes, as a bar each from its arrival to its departure, over a time axis. */
public final class StayChart extends Panel {
    /**
     * One row.
     *
     * @param label of the fixed point, in the markup of charts
     * @param arrival first time near it
     * @param departure time at which it is left; infinite if it is not
     * @param closest time at which it is nearest; NaN to mark none
     * @param note beside the bar, such as its loss
     */
    public record Stay(String label, double arrival, double departure, double closest, String note) {}

    private static final Color BAR = new Color(0xC9, 0xDD, 0xEC);
    private static final double ROW = 0.62;
    private static final double SMALL = 0.94 * ChartText.SIZE;
    private static final double GAP = 4;
    private static final double OVERHANG = 9;
    private static final double TICK_PITCH = 48;

    private final String title;
    private final Axis time;
    private final List<Stay> stays;

    /**
     * @param title above; may be empty
     * @param time axis with both ends set
     * @param stays one in each row, from top to bottom
     */
    public StayChart(String title, Axis time, List<Stay> stays) {
        this.title = title;
        this.time = time;
        this.stays = List.copyOf(stays);
    }

    @Override
    Margins margins(double width, double height) {
        return Margins.NONE;
    }

    @Override
    List<KeyEntry> key() {
        return List.of();
    }

    private Rectangle2D area(double width, double height) {
        double text = ChartText.of("0").height();
        double left = stays.stream()
                        .mapToDouble(stay -> ChartText.of(stay.label()).width())
                        .max()
                        .orElse(0)
                + 2 * GAP;
        double top = title.isEmpty() ? GAP : text + 2 * GAP;
        double bottom = 2 * text + 3 * GAP;
        return new Rectangle2D.Double(left, top, width - left - OVERHANG, height - top - bottom);
    }

    private double x(Rectangle2D area, double value) {
        double end = Math.max(time.lower(), Math.min(value, time.upper()));
        return area.getX() + area.getWidth() * time.fraction(end);
    }

    @Override
    void draw(Graphics2D graphics, double width, double height, Margins margins) {
        Rectangle2D area = area(width, height);
        if (!title.isEmpty()) {
            ChartText text = ChartText.of(title);
            text.drawBelow(graphics, area.getCenterX() - text.width() / 2, 1, Color.BLACK);
        }
        graphics.setColor(PlotFrame.FRAME_COLOR);
        graphics.setStroke(new BasicStroke(0.5f));
        graphics.draw(area);
        Ticks ticks = Ticks.of(time, (int) (area.getWidth() / TICK_PITCH));
        for (Ticks.Tick tick : ticks.major()) {
            double x = x(area, tick.value());
            graphics.draw(new Line2D.Double(x, area.getMaxY(), x, area.getMaxY() + 3));
            ChartText text = ChartText.of(tick.label(), SMALL);
            text.drawBelow(graphics, x - text.width() / 2, area.getMaxY() + GAP, Color.BLACK);
        }
        ChartText below = ChartText.of(time.label());
        below.drawBelow(
                graphics,
                area.getCenterX() - below.width() / 2,
                area.getMaxY() + 2 * GAP + below.height(),
                Color.BLACK);
        double row = area.getHeight() / Math.max(1, stays.size());
        for (int i = 0; i < stays.size(); i++) {
            drawRow(graphics, stays.get(i), area, area.getY() + i * row, row);
        }
    }

    private void drawRow(Graphics2D graphics, Stay stay, Rectangle2D area, double top, double row) {
        ChartText label = ChartText.of(stay.label());
        double middle = top + row / 2;
        label.draw(graphics, area.getX() - GAP - label.width(), middle + label.ascent() / 2, Color.BLACK);
        double from = x(area, stay.arrival());
        double to = x(area, stay.departure());
        Rectangle2D bar = new Rectangle2D.Double(from, middle - ROW * row / 2, Math.max(1, to - from), ROW * row);
        graphics.setColor(BAR);
        graphics.fill(bar);
        graphics.setColor(Look.Hue.BLUE.color());
        graphics.setStroke(new BasicStroke(0.6f));
        graphics.draw(bar);
        if (stay.closest() >= time.lower() && stay.closest() <= time.upper()) {
            double x = x(area, stay.closest());
            graphics.setStroke(new BasicStroke(1.4f));
            graphics.draw(new Line2D.Double(x, bar.getY(), x, bar.getMaxY()));
        }
        ChartText note = ChartText.of(stay.note(), SMALL);
        double right = bar.getMaxX() + GAP;
        double left = right + note.width() < area.getMaxX()
                ? right
                : from - GAP - note.width() > area.getX() ? from - GAP - note.width() : from + GAP;
        note.draw(graphics, left, middle + note.ascent() / 2, Color.BLACK);
    }

    @Override
    List<Plot> plots(double width, double height, Margins margins) {
        List<Plot.Series> series = new ArrayList<>();
        for (int i = 0; i < stays.size(); i++) {
            Stay stay = stays.get(i);
            double row = stays.size() - i;
            double[] x = {stay.arrival(), stay.departure()};
            double[] y = {row, row};
            series.add(new Plot.Series(
                    stay.label() + ", " + stay.note(),
                    Plot.Kind.LINE,
                    Look.Hue.BLUE.web(),
                    List.of(),
                    Map.of("x", x, "y", y)));
        }
        return List.of(new Plot(
                title,
                time.scale(),
                new Plot.Scale("fixed point", false, 0.5, stays.size() + 0.5),
                area(width, height),
                series));
    }
}
