package org.fusionflow.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.axis.ChartText;
import org.fusionflow.report.chart.axis.Ticks;
import org.fusionflow.report.chart.look.Shades;

/**
 * The colour bar of a map: an upright bar of the colours, with ticks and a label at its right.
 *
 * @param scale with both ends set
 * @param shades colours of the scale
 */
record ColorBar(Axis scale, Shades shades) {
    private static final double BAR = 9;
    private static final double TICK = 2.8;
    private static final double GAP = 3;
    private static final double TICK_LABEL_SIZE = PlotFrame.TICK_LABEL_SIZE;
    private static final double TICK_PITCH = 26;
    /** Number of steps, so large that no single step is visible. */
    private static final int STEPS = 96;

    Color color(double value) {
        return shades.at(scale.fraction(value));
    }

    /** Width of a bar of this height, with its labels. */
    double width(double height) {
        double widest = ticks(height).major().stream()
                .mapToDouble(tick -> ChartText.of(tick.label(), TICK_LABEL_SIZE).width())
                .max()
                .orElse(0);
        double label =
                scale.label().isEmpty() ? 0 : GAP + ChartText.of(scale.label()).height();
        return BAR + TICK + GAP + widest + label;
    }

    private Ticks ticks(double height) {
        return Ticks.of(scale, Math.max(2, (int) (height / TICK_PITCH)));
    }

    void draw(Graphics2D graphics, double left, double top, double height) {
        double step = height / STEPS;
        for (int i = 0; i < STEPS; i++) {
            graphics.setColor(shades.at((i + 0.5) / STEPS));
            // Each step reaches up to the bar's end and the next covers it: viewers would show a hairline between
            // adjacent steps.
            graphics.fill(new Rectangle2D.Double(left, top, BAR, height - i * step));
        }
        graphics.setColor(PlotFrame.FRAME_COLOR);
        graphics.setStroke(new BasicStroke(0.5f));
        graphics.draw(new Rectangle2D.Double(left, top, BAR, height));
        double right = left + BAR;
        double widest = 0;
        Ticks ticks = ticks(height);
        for (double value : ticks.minor()) {
            double y = top + height * (1 - scale.fraction(value));
            graphics.setColor(PlotFrame.FRAME_COLOR);
            graphics.draw(new Line2D.Double(right, y, right + 0.5 * TICK, y));
        }
        for (Ticks.Tick tick : ticks.major()) {
            double y = top + height * (1 - scale.fraction(tick.value()));
            graphics.setColor(PlotFrame.FRAME_COLOR);
            graphics.draw(new Line2D.Double(right, y, right + TICK, y));
            ChartText text = ChartText.of(tick.label(), TICK_LABEL_SIZE);
            text.draw(graphics, right + TICK + GAP, y + text.ascent() / 2, Color.BLACK);
            widest = Math.max(widest, text.width());
        }
        ChartText beside = ChartText.of(scale.label());
        Graphics2D turned = (Graphics2D) graphics.create();
        turned.transform(AffineTransform.getRotateInstance(-Math.PI / 2));
        double baseline = right + TICK + GAP + widest + GAP + beside.ascent();
        beside.draw(turned, -(top + height / 2) - beside.width() / 2, baseline, Color.BLACK);
        turned.dispose();
    }
}
