package org.fusionflow.report.figure;

import org.fusionflow.report.chart.look.Look;
import org.fusionflow.study.design.figure.FigureSpec;

/**
 * A series, one of its groups, or one seed of it, as a panel draws it.
 *
 * @param group index; 0 without groups
 * @param seed empty if it is not that of one seed
 * @param name with group and seed, in the markup of charts
 */
record DrawnSeries(FigureSpec.Series series, int group, String seed, String name, SeriesData data, Look look) {
    boolean isPoints() {
        return SeriesStyle.isPoints(series);
    }

    boolean isTheory() {
        return SeriesStyle.isTheory(series);
    }

    boolean isBarred() {
        return series.mark() == FigureSpec.Mark.BARS && data.spread().length > 0;
    }
}
