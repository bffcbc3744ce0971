package org.fusionflow.study.sweep;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.fusionflow.architecture.InvalidInput;

/**
 * All combinations of the values of some axes, numbered from 0 in row-major order: the last axis varies fastest.
 *
 * @param axes at least one, of different parameters
 */
public record Grid(List<SweepAxis> axes) {
    /** The rows of all points, and their journal, are held in memory at some 300 bytes each: this is half of what the launcher allows. */
    static final int LARGEST = 250_000;

    public Grid {
        axes = List.copyOf(axes);
        if (axes.isEmpty()) {
            throw new InvalidInput("axes: expected at least one");
        }
        if (axes.stream().map(SweepAxis::parameter).distinct().count() < axes.size()) {
            throw new InvalidInput("axes: expected each parameter only once");
        }
        long size = 1;
        for (SweepAxis axis : axes) {
            size *= axis.values().size();
            // In every step, so that no number of axes can wrap around.
            if (size > LARGEST) {
                throw new InvalidInput("axes: expected a grid of at most " + LARGEST + " points");
            }
        }
    }

    /** Number of points. */
    public int size() {
        return axes.stream().mapToInt(axis -> axis.values().size()).reduce(1, (a, b) -> a * b);
    }

    /** The values of a point, in the order of the axes. */
    public Map<Parameter, Double> values(int point) {
        Map<Parameter, Double> values = new EnumMap<>(Parameter.class);
        int rest = point;
        for (int a = axes.size() - 1; a >= 0; a--) {
            SweepAxis axis = axes.get(a);
            values.put(axis.parameter(), axis.values().at(rest % axis.values().size()));
            rest /= axis.values().size();
        }
        return values;
    }

    /** Names of the axes, for the first line of the CSV. */
    List<String> header() {
        return axes.stream().map(axis -> axis.parameter().key()).toList();
    }

    /** The values of a point as the first cells of its rows. */
    List<String> cells(int point) {
        Map<Parameter, Double> values = values(point);
        List<String> cells = new ArrayList<>();
        for (SweepAxis axis : axes) {
            cells.add(axis.parameter().cell(values.getOrDefault(axis.parameter(), Double.NaN)));
        }
        return cells;
    }

    /** A point in words: {@code ratio = 2.0, rho = 0.5}. */
    String describe(int point) {
        List<String> names = header();
        List<String> cells = cells(point);
        StringJoiner words = new StringJoiner(", ");
        for (int a = 0; a < names.size(); a++) {
            words.add(names.get(a) + " = " + cells.get(a));
        }
        return words.toString();
    }
}
