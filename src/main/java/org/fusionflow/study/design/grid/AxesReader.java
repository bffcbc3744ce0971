package org.fusionflow.study.design.grid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Spacing;

/**
 * Reads the axes of a study: a mapping of names to a list of values, to one value, or to {@code {from, to, points}} with {@code scale: linear}
 * (default) or {@code log}, or to {@code {from, to, step}}. Between whole numbers points may be omitted: then every whole number counts. A list
 * of such mappings gives one block of points after the other.
 */
public final class AxesReader {
    /** All keys that the range of an axis may have. */
    public static final List<String> KEYS = List.of("values", "from", "to", "points", "step", "scale");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private AxesReader() {}

    /**
     * @throws InvalidInput that names file, line and column of the mistake
     */
    public static StudyGrid grid(YamlValue value) {
        List<List<StudyAxis>> blocks = new ArrayList<>();
        if (value.isList()) {
            for (YamlValue block : value.items()) {
                List<StudyAxis> axes = axes(block);
                if (!blocks.isEmpty() && !names(axes).equals(names(blocks.get(0)))) {
                    throw block.problem("axes: expected the names " + names(blocks.get(0))
                            + " of the first block, found " + names(axes));
                }
                blocks.add(axes);
            }
        } else {
            blocks.add(axes(value));
        }
        if (blocks.isEmpty()) {
            throw value.expected("at least one axis");
        }
        return value.checked(() -> StudyGrid.of(merged(blocks)));
    }

    private static List<String> names(List<StudyAxis> axes) {
        return axes.stream().map(StudyAxis::name).toList();
    }

    /** Merges the blocks, so that whether a value is printed as a whole number does not depend on the block. */
    private static List<List<StudyAxis>> merged(List<List<StudyAxis>> blocks) {
        for (int a = 0; a < blocks.get(0).size(); a++) {
            int axis = a;
            if (blocks.stream().map(block -> block.get(axis).kind()).distinct().count() > 1
                    || blocks.stream()
                                    .map(block -> block.get(axis).isWhole())
                                    .distinct()
                                    .count()
                            > 1) {
                throw new InvalidInput("axis " + blocks.get(0).get(axis).name()
                        + ": expected values of one kind in all blocks: whole numbers, decimal numbers or words");
            }
        }
        return blocks;
    }

    private static List<StudyAxis> axes(YamlValue value) {
        Map<String, StudyAxis> axes = new LinkedHashMap<>();
        value.entries().forEach((name, axis) -> {
            if (!NAME.matcher(name).matches()) {
                throw axis.problem("axis '" + name + "': expected a name of letters, digits and underscores");
            }
            axes.put(name, axis(name, axis));
        });
        if (axes.isEmpty()) {
            throw value.expected("at least one axis");
        }
        return List.copyOf(axes.values());
    }

    private static StudyAxis axis(String name, YamlValue value) {
        if (value.isList()) {
            return listed(name, value);
        }
        if (!value.isMapping()) {
            return new StudyAxis(name, List.of(datum(value)));
        }
        Map<String, YamlValue> entries = value.entries(KEYS);
        YamlValue values = entries.get("values");
        if (values != null) {
            if (entries.size() > 1) {
                throw value.problem("axis " + name + ": expected values, or from and to, not both");
            }
            return listed(name, values);
        }
        return range(name, value, entries);
    }

    private static StudyAxis range(String name, YamlValue value, Map<String, YamlValue> entries) {
        YamlValue first = value.required(entries, "from");
        YamlValue last = value.required(entries, "to");
        double from = first.number();
        double to = last.number();
        if (!(from < to)) {
            throw value.problem("axis " + name + ": expected from below to, found " + from + " and " + to);
        }
        boolean logarithmic = logarithmic(entries);
        if (logarithmic && !(from > 0)) {
            throw first.expected("a number above 0 for a logarithmic axis");
        }
        YamlValue step = entries.get("step");
        if (step != null) {
            if (logarithmic || entries.containsKey("points")) {
                throw step.problem("axis " + name + ": expected points with a scale, or a step, not both");
            }
            return stepwise(name, first, last, step);
        }
        boolean whole = from == Math.rint(from) && to == Math.rint(to);
        if (whole && !entries.containsKey("points") && !logarithmic) {
            if (!(to - from < StudyGrid.LARGEST)) {
                throw value.problem("axis " + name + ": expected at most " + StudyGrid.LARGEST + " values");
            }
            return StudyAxis.ofNumbers(
                    name,
                    LongStream.rangeClosed((long) from, (long) to)
                            .asDoubleStream()
                            .toArray());
        }
        int points = value.required(entries, "points").whole(2, StudyGrid.LARGEST);
        return StudyAxis.ofNumbers(
                name, logarithmic ? Spacing.logarithmic(from, to, points) : Spacing.linear(from, to, points));
    }

    private static StudyAxis stepwise(String name, YamlValue first, YamlValue last, YamlValue step) {
        double width = step.number();
        if (!(width > 0)) {
            throw step.expected("a number above 0");
        }
        if (!((last.number() - first.number()) / width < StudyGrid.LARGEST)) {
            throw step.expected("a step that makes at most " + StudyGrid.LARGEST + " values");
        }
        return StudyAxis.ofNumbers(
                name,
                StudyAxis.stepwise(
                        new BigDecimal(first.text()), new BigDecimal(last.text()), new BigDecimal(step.text())));
    }

    private static boolean logarithmic(Map<String, YamlValue> entries) {
        YamlValue scale = entries.get("scale");
        if (scale == null || scale.text().equals("linear")) {
            return false;
        }
        if (!scale.text().equals("log")) {
            throw scale.expected("linear or log");
        }
        return true;
    }

    private static StudyAxis listed(String name, YamlValue value) {
        List<Datum> values = new ArrayList<>();
        for (YamlValue item : value.items()) {
            Datum datum = datum(item);
            if (values.contains(datum)) {
                throw item.expected("each value only once");
            }
            if (!values.isEmpty() && values.get(0).getClass() != datum.getClass()) {
                throw item.expected(values.get(0) instanceof Datum.Real ? "a number as before" : "a word as before");
            }
            values.add(datum);
        }
        if (values.isEmpty()) {
            throw value.expected("at least one value");
        }
        return new StudyAxis(name, values);
    }

    /** The value as a number if it can be read as one, else as a word. */
    private static Datum datum(YamlValue item) {
        String text = item.text();
        if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
            throw item.expected("a number or a word on one line");
        }
        boolean number = "+-.0123456789".indexOf(text.charAt(0)) >= 0;
        return number ? Datum.of(item.number() + 0.0) : Datum.of(text);
    }
}
