package org.fusionflow.data.problem;

import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.linear.Spacing;
import org.fusionflow.linear.Vector;

/**
 * Flow times at which something is reported or recorded. On the flow exactly these; training by steps records the first step at or after
 * each, once where several fall on one step.
 *
 * @param times ascending, finite, &ge; 0, at least one
 */
public record FlowTimes(Vector times) {
    /** More are no longer a record but the run itself. */
    public static final int MOST = 1_000_000;

    private static final String FORMS = "times with commas between, FROM:TO:COUNT or log:FROM:TO:COUNT";

    public FlowTimes {
        if (times.size() == 0 || times.size() > MOST) {
            throw new InvalidInput("times: expected from 1 to " + MOST + ", got " + times.size());
        }
        for (int i = 0; i < times.size(); i++) {
            double time = times.at(i);
            if (!(time >= 0) || Double.isInfinite(time)) {
                throw new InvalidInput("entry " + (i + 1) + ", " + time + ": expected a finite number of at least 0");
            }
            if (i > 0 && !(time > times.at(i - 1))) {
                throw new InvalidInput(
                        "entry " + (i + 1) + ", " + time + ": expected more than the entry before, " + times.at(i - 1));
            }
        }
    }

    /**
     * {@code count} times at equal distances, both ends included.
     *
     * @param from &ge; 0
     * @param to above {@code from}
     * @param count from 2 to {@link #MOST}
     */
    public static FlowTimes linear(double from, double to, int count) {
        return spaced(from, to, count, "linear times", Spacing::linear);
    }

    /**
     * {@code count} times at equal ratios, both ends included.
     *
     * @param from above 0
     * @param to above {@code from}
     * @param count from 2 to {@link #MOST}
     */
    public static FlowTimes logarithmic(double from, double to, int count) {
        if (!(from > 0)) {
            throw new InvalidInput("log times, from " + from + ": expected a number above 0");
        }
        return spaced(from, to, count, "log times", Spacing::logarithmic);
    }

    private interface Spaced {
        double[] between(double from, double to, int count);
    }

    private static FlowTimes spaced(double from, double to, int count, String what, Spaced spacing) {
        if (!(from >= 0)) {
            throw new InvalidInput(what + ", from " + from + ": expected a number of at least 0");
        }
        if (!(to > from) || Double.isInfinite(to)) {
            throw new InvalidInput(what + ", to " + to + ": expected a finite number above " + from);
        }
        if (count < 2 || count > MOST) {
            throw new InvalidInput(what + ", count " + count + ": expected a whole number from 2 to " + MOST);
        }
        return new FlowTimes(Vector.of(spacing.between(from, to, count)));
    }

    /**
     * Reads {@code 0,1,2.5}, {@code 0:20:201}, {@code log:1e-3:1e3:200} (or {@code linear:0:20:201}), in YAML also a list or
     * {@code {from: 0, to: 20, points: 201, scale: log}}.
     *
     * @throws InvalidInput if it is none of these
     */
    public static FlowTimes read(Value value) {
        if (value.isMapping()) {
            Map<String, ? extends Value> entries = value.entries(List.of("from", "to", "points", "scale"));
            boolean log = entries.containsKey("scale")
                    && value.required(entries, "scale")
                            .word(List.of("linear", "log"))
                            .equals("log");
            return spaced(
                    value,
                    log,
                    value.required(entries, "from"),
                    value.required(entries, "to"),
                    value.required(entries, "points"));
        }
        if (value.isList() || value.text().indexOf(':') < 0) {
            return listed(value);
        }
        List<String> parts = List.of(value.text().strip().split(":", -1));
        boolean named = List.of("linear", "log").contains(parts.get(0));
        int first = named ? 1 : 0;
        if (parts.size() != first + 3) {
            throw value.expected(FORMS);
        }
        return spaced(
                value,
                parts.get(0).equals("log"),
                value.part("from", parts.get(first).strip()),
                value.part("to", parts.get(first + 1).strip()),
                value.part("count", parts.get(first + 2).strip()));
    }

    /** The same from a text that is not a user's. */
    public static FlowTimes parse(String text) {
        return read(OptionValue.of("times", text));
    }

    private static FlowTimes spaced(Value value, boolean log, Value from, Value to, Value count) {
        double first = from.number();
        double last = to.number();
        int points = count.whole(2, MOST);
        return value.checked(() -> log ? logarithmic(first, last, points) : linear(first, last, points));
    }

    private static FlowTimes listed(Value value) {
        List<? extends Value> entries = value.parts();
        double[] times = new double[entries.size()];
        for (int i = 0; i < times.length; i++) {
            Value entry = entries.get(i);
            if (times.length == 1 && !entry.text().matches("[-+.\\d].*")) {
                throw value.expected(FORMS);
            }
            times[i] = value.isList()
                    ? entry.number()
                    : value.part("entry " + (i + 1), entry.text()).number();
        }
        return value.checked(() -> new FlowTimes(Vector.of(times)));
    }

    public int count() {
        return times.size();
    }

    public double at(int i) {
        return times.at(i);
    }

    public double last() {
        return times.at(times.size() - 1);
    }
}
