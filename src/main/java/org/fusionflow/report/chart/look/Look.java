package org.fusionflow.report.chart.look;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The look of a curve: a line, points, or both. {@link Grammar} says what has which look.
 *
 * @param color from a palette that colour-blind readers and readers of a grey print can distinguish
 * @param line style of the line
 * @param points shape at the data
 * @param open true for points that are white inside, which can be seen on a line that they coincide with
 * @param weight width of the line and size of the points
 */
public record Look(Hue color, Line line, Points points, boolean open, Weight weight) {
    /**
     * The palette. In CIE lightness the six colours are at least 10 apart, from 25 to 76, so that a grey print tells them apart; the hues were
     * then chosen to be as far apart as possible for normal, red-blind and green-blind readers.
     */
    public enum Hue {
        BLUE(0x0028AA),
        ORANGE(0xF7AE38),
        GREEN(0x109678),
        PURPLE(0x7A3A7C),
        SKY(0x28AAEC),
        VERMILLION(0xD21E1C),
        BLACK(0x000000),
        GREY(0x6E6E6E);

        private final Color color;

        Hue(int rgb) {
            this.color = new Color(rgb);
        }

        public Color color() {
            return color;
        }

        /** As {@code #rrggbb}. */
        public String web() {
            return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xffffff);
        }
    }

    /** Line styles. */
    public enum Line {
        NONE,
        SOLID,
        DASHED,
        DOTTED,
        DASH_DOTTED,
        LONG_DASHED
    }

    /** Shapes at the data. */
    public enum Points {
        NONE,
        DISCS,
        SQUARES,
        TRIANGLES,
        DIAMONDS,
        WEDGES,
        CROSSES
    }

    /** Widths of lines and sizes of points. */
    public enum Weight {
        /** One of many lines, such as one seed. */
        THIN(0.55),
        NORMAL(1),
        /** Symbols that stand for more than a number, such as fixed points. */
        LARGE(1.45);

        private final double factor;

        Weight(double factor) {
            this.factor = factor;
        }
    }

    private static final double LINE_WIDTH = 1.1;
    private static final double RADIUS = 2.1;

    /** A line, or filled points, of normal weight. */
    public Look(Hue color, Line line, Points points) {
        this(color, line, points, false, Weight.NORMAL);
    }

    public static Look solid(Hue color) {
        return new Look(color, Line.SOLID, Points.NONE);
    }

    public static Look dashed(Hue color) {
        return new Look(color, Line.DASHED, Points.NONE);
    }

    public static Look points(Hue color) {
        return new Look(color, Line.NONE, Points.DISCS);
    }

    /** This look with points only, white inside. */
    public Look opened() {
        return new Look(color, Line.NONE, points, true, weight);
    }

    /** This look with its line only. */
    public Look lineOnly() {
        return new Look(color, line, Points.NONE, open, weight);
    }

    /** This look with points only. */
    public Look pointsOnly() {
        return new Look(color, Line.NONE, points, open, weight);
    }

    public Look in(Hue other) {
        return new Look(other, line, points, open, weight);
    }

    public Look with(Line other) {
        return new Look(color, other, points, open, weight);
    }

    public Look with(Weight other) {
        return new Look(color, line, points, open, other);
    }

    public BasicStroke stroke() {
        float width = (float) (LINE_WIDTH * weight.factor);
        List<Double> dashes = dashLengths();
        if (dashes.isEmpty()) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        float[] lengths = new float[dashes.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = dashes.get(i).floatValue();
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, lengths, 0);
    }

    /** Lengths of strokes and gaps in points; empty for a solid line. */
    public List<Double> dashLengths() {
        return switch (line) {
            case DASHED -> List.of(4.5, 2.4);
            case DOTTED -> List.of(1.1, 1.9);
            case DASH_DOTTED -> List.of(5.0, 2.0, 1.1, 2.0);
            case LONG_DASHED -> List.of(9.0, 2.4);
            case SOLID, NONE -> List.of();
        };
    }

    /** The points in one word, such as {@code open discs}; empty without points. */
    public String marker() {
        return points == Points.NONE
                ? ""
                : (open ? "open " : "") + points.name().toLowerCase(Locale.ROOT);
    }

    /** The shape around the origin; null if the look has no points. */
    public @Nullable Shape shape() {
        double radius = RADIUS * weight.factor;
        // The factors give all shapes about the area of the disc.
        return switch (points) {
            case DISCS -> new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
            case SQUARES -> new Rectangle2D.Double(-0.89 * radius, -0.89 * radius, 1.78 * radius, 1.78 * radius);
            case TRIANGLES -> polygon(radius, 0, -1.35, 1.17, 0.68, -1.17, 0.68);
            case WEDGES -> polygon(radius, 0, 1.35, 1.17, -0.68, -1.17, -0.68);
            case DIAMONDS -> polygon(radius, 0, -1.3, 1.3, 0, 0, 1.3, -1.3, 0);
            case CROSSES ->
                polygon(
                        radius, 0, -0.45, 0.8, -1.25, 1.25, -0.8, 0.45, 0, 1.25, 0.8, 0.8, 1.25, 0, 0.45, -0.8, 1.25,
                        -1.25, 0.8, -0.45, 0, -1.25, -0.8, -0.8, -1.25);
            case NONE -> null;
        };
    }

    private static Shape polygon(double radius, double... corners) {
        Path2D.Double outline = new Path2D.Double();
        outline.moveTo(radius * corners[0], radius * corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            outline.lineTo(radius * corners[i], radius * corners[i + 1]);
        }
        outline.closePath();
        return outline;
    }
}
