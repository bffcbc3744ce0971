package org.fusionflow.report.figure;

import org.fusionflow.report.chart.Look;
import org.fusionflow.study.design.figure.FigureSpec;

/**
 * Chooses the look of a series: colours distinguish groups, or series if there are no groups; dashes and shapes distinguish series. Without
 * groups, theory beside networks is black.
 *
 * @param grouped true if series are split into groups
 * @param mixed true if the figure has theory and networks
 * @param singleShape true if each panel has one series of points, whose shape then depends on the group
 */
record SeriesStyle(boolean grouped, boolean mixed, boolean singleShape) {
    private static final Look.Hue[] HUES = {
        Look.Hue.BLUE, Look.Hue.VERMILLION, Look.Hue.GREEN, Look.Hue.PURPLE, Look.Hue.ORANGE, Look.Hue.SKY
    };
    private static final Look.Line[] LINES = {Look.Line.SOLID, Look.Line.DASHED, Look.Line.DASH_DOTTED, Look.Line.DOTTED
    };
    private static final Look.Points[] SHAPES = {
        Look.Points.DISCS, Look.Points.SQUARES, Look.Points.TRIANGLES, Look.Points.CIRCLES
    };

    /** True for theory: lines over the points of the grid come from theory, everything else from networks. */
    static boolean isTheory(FigureSpec.Series series) {
        return series.mark() == FigureSpec.Mark.LINE && series.source() == FigureSpec.Source.POINTS;
    }

    /**
     * The look of a series in a chart.
     *
     * @param kind index among the panel's series of the same kind, theory or networks
     * @param group index of the group; 0 without groups
     */
    Look look(FigureSpec.Series series, int kind, int group) {
        Look.Hue hue = grouped
                ? HUES[group % HUES.length]
                : mixed && isTheory(series) ? Look.Hue.BLACK : HUES[kind % HUES.length];
        return dressed(series, hue, kind, group);
    }

    /** The look of a series in the legend of a figure with groups, where it has no colour of its own. */
    Look sample(FigureSpec.Series series, int kind) {
        return dressed(series, Look.Hue.BLACK, kind, 0);
    }

    /** The look of a group in the legend. */
    Look ofGroup(int group, boolean lines, boolean points) {
        // When the colours repeat, lines differ by their dashes.
        Look.Line line = lines ? LINES[group / HUES.length % LINES.length] : Look.Line.NONE;
        Look.Points shape = points ? SHAPES[singleShape ? group % SHAPES.length : 0] : Look.Points.NONE;
        return new Look(HUES[group % HUES.length], line, shape);
    }

    private Look dressed(FigureSpec.Series series, Look.Hue hue, int kind, int group) {
        if (series.mark() == FigureSpec.Mark.LINE) {
            int round = grouped ? group / HUES.length : 0;
            boolean dashes = grouped || (mixed && isTheory(series));
            return new Look(hue, LINES[((dashes ? kind : 0) + round) % LINES.length], Look.Points.NONE);
        }
        int shape = grouped && singleShape ? group : kind;
        return new Look(hue, Look.Line.NONE, SHAPES[shape % SHAPES.length]);
    }
}
