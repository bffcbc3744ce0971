package org.fusionflow.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.fusionflow.data.TrajectoryPoint;
import org.fusionflow.data.Vector;

/** Plain text for people: aligned columns, seven digits, a dash where a number does not exist. */
final class Text {
    /** Entries of a map that fit on a line. */
    private static final int WIDEST_MAP = 8;

    private Text() {}

    static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.7g", value) : "-";
    }

    static String number(OptionalDouble value) {
        return number(value.orElse(Double.NaN));
    }

    /** A line with a label and columns of 14 characters. */
    static void row(String label, List<String> cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-26s", label));
        cells.forEach(cell -> line.append(String.format(Locale.ROOT, "%14s", cell)));
        System.out.println(line.toString().stripTrailing());
    }

    static void warnings(List<String> warnings) {
        warnings.forEach(warning -> System.out.println("warning: " + warning));
    }

    static void trajectory(List<TrajectoryPoint> points) {
        if (points.isEmpty()) {
            return;
        }
        System.out.println();
        row("t", List.of("loss", "w ..."));
        for (TrajectoryPoint point : points) {
            StringBuilder map = new StringBuilder();
            Vector w = point.map();
            int shown = w.size() <= WIDEST_MAP ? w.size() : WIDEST_MAP - 1;
            for (int i = 0; i < shown; i++) {
                map.append(i == 0 ? "" : " ").append(number(w.at(i)));
            }
            if (shown < w.size()) {
                map.append(" ... (" + w.size() + " entries, all with --json)");
            }
            row(number(point.time()), List.of(number(point.loss()), "  " + map));
        }
    }
}
