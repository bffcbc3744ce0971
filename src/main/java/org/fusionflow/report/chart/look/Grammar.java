package org.fusionflow.report.chart.look;

import java.util.List;
import org.fusionflow.report.chart.look.Look.Hue;
import org.fusionflow.report.chart.look.Look.Line;
import org.fusionflow.report.chart.look.Look.Points;
import org.fusionflow.report.chart.look.Look.Weight;

/**
 * The visual grammar, the only place that says what looks how. A reader needs one of colour, dash and marker to tell two things apart, and each
 * thing has the same three in every figure.
 *
 * <ul>
 *   <li>Theory is black; where several modalities are shown, its lines have the dash of the modality.
 *   <li>A modality has a colour, a dash and a marker, and so has a group of a study with axes.
 *   <li>A network has a colour, which for the first three is that of no modality up to the third, and a dash. Where it coincides with theory it is drawn with open markers.
 *   <li>Saddles, phases and other guides are grey and thin.
 * </ul>
 */
public final class Grammar {
    private static final List<Hue> MODALITIES =
            List.of(Hue.BLUE, Hue.ORANGE, Hue.GREEN, Hue.PURPLE, Hue.SKY, Hue.VERMILLION);
    private static final List<Hue> NETWORKS = List.of(Hue.VERMILLION, Hue.PURPLE, Hue.SKY, Hue.GREEN);
    private static final List<Line> LINES =
            List.of(Line.SOLID, Line.DASHED, Line.DASH_DOTTED, Line.DOTTED, Line.LONG_DASHED);
    private static final List<Points> POINTS =
            List.of(Points.DISCS, Points.SQUARES, Points.TRIANGLES, Points.DIAMONDS, Points.WEDGES, Points.CROSSES);

    private Grammar() {}

    /** Number of modalities, or of groups, that differ in colour; later ones differ in the dash or the marker. */
    public static int colors() {
        return MODALITIES.size();
    }

    /** Theory: a black line. */
    public static Look theory() {
        return Look.solid(Hue.BLACK);
    }

    /** Theory of one of several modalities: a black line with the dash of the modality. */
    public static Look theory(int modality) {
        return theory().with(modality(modality).line());
    }

    /**
     * One of several theories in a chart: a black line, each with its own dash.
     *
     * @param index 0 for the theory that points are compared with
     */
    public static Look theoryKind(int index) {
        return theory().with(at(LINES, index));
    }

    /**
     * A modality: colour, dash and marker.
     *
     * @param index in leaf order
     */
    public static Look modality(int index) {
        int round = index / MODALITIES.size();
        return new Look(at(MODALITIES, index), at(LINES, index), at(POINTS, index + round));
    }

    /**
     * A group of a study with axes, such as all points with one ratio: colour and marker, and a dash that differs only when the colours repeat,
     * because dashes tell kinds of theory apart there.
     */
    public static Look group(int index) {
        int round = index / MODALITIES.size();
        return new Look(at(MODALITIES, index), at(LINES, round), at(POINTS, index + round));
    }

    /**
     * A network: colour, dash and marker.
     *
     * @param index in the order of the study
     */
    public static Look network(int index) {
        return new Look(at(NETWORKS, index), at(LINES, index + 1), at(POINTS, index));
    }

    /** One of many lines of the same thing. */
    public static Look seed(Look whole) {
        return whole.lineOnly().with(Weight.THIN);
    }

    /** A saddle, a phase, a diagonal: thin and grey. */
    public static Look guide() {
        return new Look(Hue.GREY, Line.DASHED, Points.NONE, false, Weight.THIN);
    }

    private static <T> T at(List<T> list, int index) {
        return list.get(Math.floorMod(index, list.size()));
    }
}
