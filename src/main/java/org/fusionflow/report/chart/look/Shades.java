package org.fusionflow.report.chart.look;

import java.awt.Color;

/** A colour scale from a lower to an upper end; colours between the anchors are mixed. Colour-blind readers can distinguish all of them. */
public final class Shades {
    /** From small to large: viridis of matplotlib, whose lightness increases evenly, so that it can also be printed in grey. */
    public static final Shades SEQUENTIAL =
            new Shades(0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725);

    /** Below and above the middle, which is white: blue and red of ColorBrewer. */
    public static final Shades DIVERGING =
            new Shades(0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B);

    private final Color[] anchors;

    private Shades(int... anchors) {
        this.anchors = new Color[anchors.length];
        for (int i = 0; i < anchors.length; i++) {
            this.anchors[i] = new Color(anchors[i]);
        }
    }

    /**
     * The colour at a position of the scale.
     *
     * @param fraction of the scale, 0 to 1; values beyond an end have the colour of that end
     */
    public Color at(double fraction) {
        double place = Math.max(0, Math.min(1, fraction)) * (anchors.length - 1);
        int below = Math.min((int) place, anchors.length - 2);
        double share = place - below;
        Color from = anchors[below];
        Color to = anchors[below + 1];
        return new Color(
                mixed(from.getRed(), to.getRed(), share),
                mixed(from.getGreen(), to.getGreen(), share),
                mixed(from.getBlue(), to.getBlue(), share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }
}
