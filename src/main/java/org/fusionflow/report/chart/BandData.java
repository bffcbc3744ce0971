package org.fusionflow.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.fusionflow.report.document.Plot;

/**
 * A shaded band between two curves.
 *
 * @param name in the legend; no entry if empty
 * @param x positions at which the edges are given
 * @param low lower edge
 * @param high upper edge
 * @param hue of the shade
 */
@SuppressWarnings("ArrayRecordComponent") // Package-private; copied by the builder, and never handed out.
record BandData(String name, double[] x, double[] low, double[] high, Look.Hue hue) {
    /** Opacity of 255: so pale that the grid and other bands remain visible. */
    private static final int OPACITY = 46;

    BandData {
        if (x.length != low.length || x.length != high.length) {
            throw new IllegalArgumentException("band '" + name + "': expected as many x as low and high, found "
                    + x.length + ", " + low.length + " and " + high.length);
        }
        x = x.clone();
        low = low.clone();
        high = high.clone();
    }

    /**
     * The visible part of the band. A lower edge at or below 0 on a logarithmic axis is moved to the smallest visible edge.
     *
     * @throws IllegalArgumentException if the axes can show no part of it
     */
    BandData shownOn(Axis xAxis, Axis yAxis) {
        double least = DoubleStream.concat(DoubleStream.of(low), DoubleStream.of(high))
                .filter(yAxis::shows)
                .min()
                .orElse(Double.NaN);
        int count = 0;
        double[] shownX = new double[x.length];
        double[] shownLow = new double[x.length];
        double[] shownHigh = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            if (xAxis.shows(x[i]) && yAxis.shows(high[i])) {
                shownX[count] = x[i];
                shownLow[count] = yAxis.shows(low[i]) ? low[i] : least;
                shownHigh[count] = high[i];
                count++;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("band '" + name + "': no point that the axes '" + xAxis.label()
                    + "' and '" + yAxis.label() + "' can show");
        }
        return new BandData(
                name,
                java.util.Arrays.copyOf(shownX, count),
                java.util.Arrays.copyOf(shownLow, count),
                java.util.Arrays.copyOf(shownHigh, count),
                hue);
    }

    Plot.Series series() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("x", x);
        columns.put("low", low);
        columns.put("high", high);
        return new Plot.Series(name, Plot.Kind.BAND, hue.web(), List.of(), columns);
    }

    Color shade() {
        Color color = hue.color();
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), OPACITY);
    }

    void draw(Graphics2D graphics, PlotFrame frame) {
        Path2D.Double outline = new Path2D.Double();
        int count = x.length;
        outline.moveTo(frame.x(x[0]), frame.y(high[0]));
        for (int i = 1; i < count; i++) {
            outline.lineTo(frame.x(x[i]), frame.y(high[i]));
        }
        for (int i = count - 1; i >= 0; i--) {
            outline.lineTo(frame.x(x[i]), frame.y(low[i]));
        }
        outline.closePath();
        Graphics2D own = (Graphics2D) graphics.create();
        own.clip(frame.area());
        own.setColor(shade());
        own.fill(outline);
        own.dispose();
    }
}
