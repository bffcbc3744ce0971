package org.fusionflow.report.chart;

import java.awt.Graphics2D;
import java.util.List;
import org.fusionflow.report.chart.axis.ChartText;
import org.fusionflow.report.document.Plot;

/** Shows the reason for a missing chart in its place. */
public final class EmptyChart extends Panel {
    private final String title;
    private final String reason;

    /**
     * @param title above; may be empty
     * @param reason in words
     */
    public EmptyChart(String title, String reason) {
        this.title = title;
        this.reason = reason;
    }

    @Override
    Margins margins(double width, double height) {
        return Margins.NONE;
    }

    @Override
    void draw(Graphics2D graphics, double width, double height, Margins margins) {
        ChartText above = ChartText.of(title);
        above.drawBelow(graphics, (width - above.width()) / 2, 1, PlotFrame.FRAME_COLOR);
        ChartText middle = ChartText.of(reason);
        middle.draw(graphics, (width - middle.width()) / 2, height / 2, PlotFrame.FRAME_COLOR);
    }

    @Override
    List<Plot> plots(double width, double height, Margins margins) {
        return List.of();
    }

    @Override
    List<KeyEntry> key() {
        return List.of();
    }
}
