package org.fusionflow.report.figure;

import org.fusionflow.report.chart.look.Grammar;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.study.design.figure.FigureSpec;

/**
 * Chooses the look of a series by the {@link Grammar}: without groups theory is black and networks have their colours; with groups each group has
 * its colour and marker, in which theory is a line and networks are points, open where there are lines.
 *
 * @param grouped true if series are split into groups
 * @param overLines true if points stand over lines
 * @param singleShape true if each panel has one series of points, whose shape then depends on the group
 */
record SeriesStyle(boolean grouped, boolean overLines, boolean singleShape) {
    /** True for theory: lines over the points of the grid come from theory, and so do those over time that are marked so. */
    static boolean isTheory(FigureSpec.Series series) {
        return series.mark() == FigureSpec.Mark.THEORY
                || (series.mark() == FigureSpec.Mark.LINE && series.source() == FigureSpec.Source.POINTS);
    }

    static boolean isPoints(FigureSpec.Series series) {
        return series.mark() == FigureSpec.Mark.POINTS || series.mark() == FigureSpec.Mark.BARS;
    }

    /**
     * The look of a series in a chart.
     *
     * @param kind index among the panel's series of the same kind, theory or networks
     * @param group index of the group; 0 without groups
     */
    Look look(FigureSpec.Series series, int kind, int group) {
        if (!grouped) {
            return dressed(series, isTheory(series) ? Grammar.theoryKind(kind) : Grammar.network(kind));
        }
        Look own = Grammar.group(group);
        if (isPoints(series)) {
            return dressed(series, singleShape ? own : Grammar.group(kind).in(own.color()));
        }
        // Dashes tell the kinds of lines apart, and rounds of the colours.
        int dash = kind + (isTheory(series) || series.source() == FigureSpec.Source.POINTS ? 0 : 1);
        return dressed(
                series,
                own.with(Grammar.theoryKind(dash + group / Grammar.colors()).line()));
    }

    /** The look of a series in the legend of a figure with groups, where it has no colour of its own. */
    Look sample(FigureSpec.Series series, int kind) {
        return look(series, kind, 0).in(Look.Hue.BLACK);
    }

    /** The look of a group in the legend. */
    Look ofGroup(int group, boolean lines, boolean points) {
        Look own = Grammar.group(group);
        Look drawn = lines ? own : own.pointsOnly();
        return points && singleShape
                ? new Look(drawn.color(), drawn.line(), own.points(), overLines, drawn.weight())
                : drawn.lineOnly();
    }

    private Look dressed(FigureSpec.Series series, Look look) {
        if (!isPoints(series)) {
            return look.lineOnly();
        }
        return overLines ? look.opened() : look.pointsOnly();
    }
}
