package org.fusionflow.study.design.grid;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Scope;

/**
 * The points of a study in the order of their rows: all combinations of the values of its axes, the last of which varies fastest, or several
 * such blocks one after the other. A study without axes has one point.
 *
 * @param names of the axes
 * @param kinds of their values
 * @param points each with one value for each axis
 */
public record StudyGrid(List<String> names, List<Datum.Kind> kinds, List<Point> points) {
    /**
     * Largest number of points. The rows of all points and their journal take about 300 bytes each: this is half of the memory that the launcher
     * allows.
     */
    static final int LARGEST = 250_000;

    /** A grid with one point and no axes. */
    public static final StudyGrid SINGLE =
            new StudyGrid(List.of(), List.of(), List.of(new Point(List.of(), List.of(), List.of())));

    /**
     * A point of the grid.
     *
     * @param names of the axes
     * @param values one for each axis
     * @param cells the values as table cells
     */
    public record Point(List<String> names, List<Datum> values, List<String> cells) implements Scope {
        public Point {
            names = List.copyOf(names);
            values = List.copyOf(values);
            cells = List.copyOf(cells);
        }

        @Override
        public Datum value(String name) {
            int at = names.indexOf(name);
            if (at < 0) {
                throw new IllegalArgumentException("axis " + name + ": expected one of " + names);
            }
            return values.get(at);
        }

        /** The point in words: {@code ratio = 2.0, rho = 0.5}. */
        public String describe() {
            return String.join(
                    ", ",
                    IntStream.range(0, names.size())
                            .mapToObj(a -> names.get(a) + " = " + cells.get(a))
                            .toList());
        }
    }

    public StudyGrid {
        names = List.copyOf(names);
        kinds = List.copyOf(kinds);
        points = List.copyOf(points);
    }

    /**
     * The grid of several blocks of axes.
     *
     * @param blocks at least one, each with the same names in the same order
     */
    static StudyGrid of(List<List<StudyAxis>> blocks) {
        List<StudyAxis> first = blocks.get(0);
        List<String> names = first.stream().map(StudyAxis::name).toList();
        long size = 0;
        for (List<StudyAxis> block : blocks) {
            long some = 1;
            for (StudyAxis axis : block) {
                some *= axis.size();
                // Checked after every axis, so that the product cannot overflow.
                requireSize(some);
            }
            size += some;
            requireSize(size);
        }
        Set<Point> points = new LinkedHashSet<>();
        for (List<StudyAxis> block : blocks) {
            add(points, names, block);
        }
        return new StudyGrid(names, first.stream().map(StudyAxis::kind).toList(), List.copyOf(points));
    }

    private static void requireSize(long size) {
        if (size > LARGEST) {
            throw new InvalidInput("axes: expected a grid of at most " + LARGEST + " points");
        }
    }

    private static void add(Set<Point> points, List<String> names, List<StudyAxis> block) {
        int size = block.stream().mapToInt(StudyAxis::size).reduce(1, (a, b) -> a * b);
        for (int point = 0; point < size; point++) {
            Datum[] values = new Datum[block.size()];
            String[] cells = new String[block.size()];
            int rest = point;
            for (int a = block.size() - 1; a >= 0; a--) {
                StudyAxis axis = block.get(a);
                values[a] = axis.values().get(rest % axis.size());
                cells[a] = axis.cell(rest % axis.size());
                rest /= axis.size();
            }
            points.add(new Point(names, List.of(values), List.of(cells)));
        }
    }

    /** The points at which a condition holds. */
    public StudyGrid where(java.util.function.Predicate<Point> condition) {
        return new StudyGrid(names, kinds, points.stream().filter(condition).toList());
    }

    public int size() {
        return points.size();
    }

    public boolean isSingle() {
        return names.isEmpty();
    }

    /** The different cells of an axis, in the order of appearance. */
    public List<String> cells(String name) {
        int at = names.indexOf(name);
        return new ArrayList<>(
                new LinkedHashSet<>(points.stream().map(p -> p.cells().get(at)).toList()));
    }
}
