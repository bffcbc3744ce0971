package org.fusionflow.report.figure;

import java.util.Map;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.seed.ProgressQuantiles;
import org.fusionflow.report.seed.SeedCourse;
import org.fusionflow.study.design.figure.FigureSpec;

/**
 * A series, one of its groups, or one seed of it, as a panel draws it.
 *
 * @param group index; 0 without groups
 * @param cells texts of the group in its axes
 * @param seed empty if it is not that of one seed
 * @param name with group and seed, in the markup of charts
 */
record DrawnSeries(
        FigureSpec.Series series,
        int group,
        Map<String, String> cells,
        String seed,
        String name,
        SeriesData data,
        Look look) {
    boolean isPoints() {
        return SeriesStyle.isPoints(series);
    }

    boolean isTheory() {
        return SeriesStyle.isTheory(series);
    }

    boolean isBarred() {
        return series.mark() == FigureSpec.Mark.BARS && data.spread().length > 0;
    }

    /** A quantile that stands in the place of this and all other seeds. */
    DrawnSeries quantile(SeedCourse course) {
        boolean median = course.name().equals(ProgressQuantiles.name(0.5));
        return new DrawnSeries(
                series,
                group,
                cells,
                "",
                name.replace("seed " + seed, course.name()),
                new SeriesData(course.times(), course.values(), new double[0]),
                median ? look.with(Look.Weight.NORMAL) : look);
    }
}
