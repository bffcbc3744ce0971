package org.fusionflow.study.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.linear.Vector;

/**
 * Reads the axes of a sweep: a mapping of parameters to a list of values, or to {@code {from, to, points}} with
 * {@code scale: linear} (default) or {@code log}. For numbers of layers, points may be left out: then every whole number counts.
 */
final class AxisReader {
    private static final List<String> KEYS = List.of("values", "from", "to", "points", "scale");

    private AxisReader() {}

    /**
     * @throws InvalidInput with file, line and column of what is wrong
     */
    static List<SweepAxis> axes(YamlValue value) {
        List<SweepAxis> axes = new ArrayList<>();
        value.entries().forEach((key, axis) -> {
            Parameter parameter = Parameter.named(key)
                    .orElseThrow(() -> axis.problem("axis '" + key + "': expected one of " + Parameter.keys()));
            axes.add(axis(parameter, axis));
        });
        if (axes.isEmpty()) {
            throw value.expected("at least one axis");
        }
        return axes;
    }

    private static SweepAxis axis(Parameter parameter, YamlValue value) {
        if (value.isList()) {
            return listed(parameter, value);
        }
        Map<String, YamlValue> entries = value.entries(KEYS);
        YamlValue values = entries.get("values");
        if (values != null) {
            if (entries.size() > 1) {
                throw value.problem("axis " + parameter.key() + ": expected values, or from and to, not both");
            }
            return listed(parameter, values);
        }
        double from = end(parameter, value.required(entries, "from"));
        double to = end(parameter, value.required(entries, "to"));
        if (!(from < to)) {
            throw value.problem("axis " + parameter.key() + ": expected from below to, found " + from + " and " + to);
        }
        boolean logarithmic = logarithmic(entries);
        if (logarithmic && !(from > 0)) {
            throw value.required(entries, "from").expected("a number above 0 for a logarithmic axis");
        }
        if (parameter.isWhole() && !entries.containsKey("points")) {
            if (logarithmic) {
                throw value.required(entries, "scale").expected("linear where points are left out");
            }
            return new SweepAxis(parameter, SweepAxis.whole((int) from, (int) to));
        }
        int points = value.required(entries, "points").whole(2, Grid.LARGEST);
        Vector between = logarithmic ? SweepAxis.logarithmic(from, to, points) : SweepAxis.linear(from, to, points);
        return value.checked(() -> new SweepAxis(parameter, between));
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

    private static SweepAxis listed(Parameter parameter, YamlValue value) {
        List<YamlValue> items = value.items();
        if (items.isEmpty()) {
            throw value.expected("at least one value");
        }
        double[] values = new double[items.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = end(parameter, items.get(i));
            for (int j = 0; j < i; j++) {
                if (values[i] == values[j]) {
                    throw items.get(i).expected("each value only once");
                }
            }
        }
        return new SweepAxis(parameter, Vector.of(values));
    }

    private static double end(Parameter parameter, YamlValue value) {
        double number = value.number();
        return value.checked(() -> {
            parameter.check(number);
            return number;
        });
    }
}
