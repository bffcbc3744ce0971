package org.fusionflow.cli.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.data.samples.Population;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.run.GeneralizationCurve;

/** Prints plain text: aligned columns, seven digits, a dash for a number that does not exist. */
public final class Text {
    /** Largest number of entries of a map on a line. */
    private static final int WIDEST_MAP = 8;

    private Text() {}

    public static String number(double value) {
        return number("%.7g", value);
    }

    /** A number in a format of {@link String#format}; a dash if it does not exist or is beyond the range of double precision. 0 has no sign. */
    static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value + 0.0) : "-";
    }

    public static String number(OptionalDouble value) {
        return number(value.orElse(Double.NaN));
    }

    /** Prints a {@link #line}. */
    public static void row(String label, List<String> cells) {
        System.out.println(line(label, cells));
    }

    /** A line with a label and columns of 14 characters. */
    public static String line(String label, List<String> cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-26s", label));
        cells.forEach(cell -> line.append(String.format(Locale.ROOT, "%14s", cell)));
        return line.toString().stripTrailing();
    }

    static void warnings(List<String> warnings) {
        warnings.forEach(warning -> System.out.println("warning: " + warning));
    }

    static void trajectory(List<TrajectoryPoint> points) {
        trajectory(points, Optional.empty());
    }

    /** Prints states; with a population also the error on new data. */
    static void trajectory(List<TrajectoryPoint> points, Optional<Population> population) {
        if (points.isEmpty()) {
            return;
        }
        System.out.println();
        row("t", population.isPresent() ? List.of("loss", "on new data", "w ...") : List.of("loss", "w ..."));
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
            List<String> cells = new ArrayList<>(List.of(number(point.loss())));
            population.ifPresent(p -> cells.add(number(p.generalizationError(point.map()))));
            cells.add("  " + map);
            row(number(point.time()), cells);
        }
    }

    /** Prints the error on new data at the start, at the best time to stop and at the end. */
    public static void generalization(GeneralizationCurve curve) {
        System.out.println();
        row("error on new data", List.of("start", "best", "end"));
        row(
                "",
                List.of(
                        number(curve.start().generalizationError()),
                        curve.settled() ? number(curve.best().generalizationError()) : "-",
                        curve.settled() ? number(curve.end().generalizationError()) : "-"));
        row(
                "flow time",
                List.of(
                        number(curve.start().time()),
                        curve.settled() ? number(curve.bestTime().time()) : "-",
                        curve.settled() ? number(curve.end().time()) : "-"));
    }
}
