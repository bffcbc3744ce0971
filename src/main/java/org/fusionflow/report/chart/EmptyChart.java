package org.fusionflow.report.chart;

import java.awt.Graphics2D;
import org.fusionflow.report.document.Figure;

/** Shows the reason for a missing chart in its place. */
public record EmptyChart(String title, String reason) implements Figure {
    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        ChartText above = ChartText.of(title);
        above.drawBelow(graphics, (width - above.width()) / 2, 1, PlotFrame.FRAME_COLOR);
        ChartText middle = ChartText.of(reason);
        middle.draw(graphics, (width - middle.width()) / 2, height / 2, PlotFrame.FRAME_COLOR);
    }
}
