package org.fusionflow.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The look of a curve: a line, points, or both.
 *
 * @param color from a palette that colour-blind readers can distinguish
 * @param line style of the line
 * @param points shape at the data
 */
public record Look(Hue color, Line line, Points points) {
    /** The palette of Okabe and Ito (2008), in the order of use. */
    public enum Hue {
        BLUE(0x0072B2),
        VERMILLION(0xD55E00),
        GREEN(0x009E73),
        PURPLE(0xCC79A7),
        ORANGE(0xE69F00),
        SKY(0x56B4E9),
        BLACK(0x000000),
        GREY(0x808080);

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
        DASH_DOTTED
    }

    /** Shapes at the data; the first three are filled. */
    public enum Points {
        NONE,
        DISCS,
        SQUARES,
        TRIANGLES,
        CIRCLES
    }

    private static final float LINE_WIDTH = 1.1f;
    private static final double RADIUS = 2.1;

    public static Look solid(Hue color) {
        return new Look(color, Line.SOLID, Points.NONE);
    }

    public static Look dashed(Hue color) {
        return new Look(color, Line.DASHED, Points.NONE);
    }

    public static Look points(Hue color) {
        return new Look(color, Line.NONE, Points.DISCS);
    }

    /** This look with other points. */
    public Look with(Points other) {
        return new Look(color, line, other);
    }

    BasicStroke stroke() {
        return stroke(line);
    }

    static BasicStroke stroke(Line line) {
        return switch (line) {
            case DASHED -> dashes(5, 2.6f);
            case DOTTED -> dashes(1.1f, 2.2f);
            case DASH_DOTTED -> dashes(5, 2.2f, 1.1f, 2.2f);
            case SOLID, NONE -> new BasicStroke(LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        };
    }

    private static BasicStroke dashes(float... lengths) {
        return new BasicStroke(LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, lengths, 0);
    }

    /** Lengths of strokes and gaps in points; empty for a solid line. */
    List<Double> dashLengths() {
        float[] lengths = stroke().getDashArray();
        List<Double> dashes = new ArrayList<>();
        for (int i = 0; lengths != null && i < lengths.length; i++) {
            dashes.add((double) lengths[i]);
        }
        return dashes;
    }

    public boolean filled() {
        return points != Points.CIRCLES;
    }

    /** The shape around the origin; null if the look has no points. */
    @Nullable
    public Shape shape() {
        return switch (points) {
            case DISCS, CIRCLES -> new Ellipse2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS);
            // 0.89 gives the area of the disc.
            case SQUARES -> new Rectangle2D.Double(-0.89 * RADIUS, -0.89 * RADIUS, 1.78 * RADIUS, 1.78 * RADIUS);
            case TRIANGLES -> triangle();
            case NONE -> null;
        };
    }

    private static Shape triangle() {
        Path2D.Double triangle = new Path2D.Double();
        triangle.moveTo(0, -1.35 * RADIUS);
        triangle.lineTo(1.17 * RADIUS, 0.68 * RADIUS);
        triangle.lineTo(-1.17 * RADIUS, 0.68 * RADIUS);
        triangle.closePath();
        return triangle;
    }
}
