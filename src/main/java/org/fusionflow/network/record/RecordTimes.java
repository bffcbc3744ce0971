package org.fusionflow.network.record;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.linear.Vector;

/**
 * Flow times at which something is recorded: on the flow exactly these, in training by steps the first step at or after each. Where
 * several fall on one step, that step is recorded once.
 *
 * @param times ascending, finite, &ge; 0, at least one
 */
public record RecordTimes(Vector times) {
    /** More are no longer a record but the run itself. */
    public static final int MOST = 1_000_000;

    private static final String FORMS = "linear:FROM:TO:COUNT, log:FROM:TO:COUNT or times with commas between";

    public RecordTimes {
        check(times, "record times");
    }

    /**
     * {@code count} times at equal distances, both ends included.
     *
     * @param from &ge; 0
     * @param to above {@code from}
     * @param count from 2 to {@link #MOST}
     */
    public static RecordTimes linear(double from, double to, int count) {
        return spaced(from, to, count, "linear times", i -> from + (to - from) * i / (count - 1));
    }

    /**
     * {@code count} times at equal ratios, both ends included.
     *
     * @param from above 0
     * @param to above {@code from}
     * @param count from 2 to {@link #MOST}
     */
    public static RecordTimes logarithmic(double from, double to, int count) {
        if (!(from > 0)) {
            throw new InvalidInput("log times, from " + from + ": expected a number above 0");
        }
        // In logarithms, because the ratio of the ends may overflow; the strict functions give the same bits
        // everywhere.
        double low = StrictMath.log(from);
        double high = StrictMath.log(to);
        return spaced(from, to, count, "log times", i -> StrictMath.exp(low + (high - low) * i / (count - 1)));
    }

    private static RecordTimes spaced(double from, double to, int count, String what, IntToDoubleFunction inner) {
        if (!(from >= 0)) {
            throw new InvalidInput(what + ", from " + from + ": expected a number of at least 0");
        }
        if (!(to > from) || Double.isInfinite(to)) {
            throw new InvalidInput(what + ", to " + to + ": expected a finite number above " + from);
        }
        if (count < 2 || count > MOST) {
            throw new InvalidInput(what + ", count " + count + ": expected a whole number from 2 to " + MOST);
        }
        double[] times = new double[count];
        Arrays.setAll(times, i -> i == 0 ? from : i == count - 1 ? to : inner.applyAsDouble(i));
        check(Vector.of(times), what);
        return new RecordTimes(Vector.of(times));
    }

    /**
     * Reads {@code linear:0:100:200}, {@code log:1e-3:1e3:200} or {@code 0,1,2.5}.
     *
     * @param name of the option or key, for messages
     * @throws InvalidInput if it is none of these
     */
    public static RecordTimes parse(String text, String name) {
        try {
            String[] parts = text.strip().split(":", -1);
            if (parts.length == 1) {
                return list(text, name);
            }
            if (parts.length != 4 || !(parts[0].equals("linear") || parts[0].equals("log"))) {
                throw new InvalidInput("'" + text + "': expected " + FORMS);
            }
            double from = Numbers.parse(parts[1].strip(), "from");
            double to = Numbers.parse(parts[2].strip(), "to");
            int count = Numbers.whole(parts[3].strip(), "count", 2, MOST);
            return parts[0].equals("log") ? logarithmic(from, to, count) : linear(from, to, count);
        } catch (InvalidInput wrong) {
            String message = String.valueOf(wrong.getMessage());
            throw message.startsWith(name) ? wrong : new InvalidInput(name + ", " + message, wrong);
        }
    }

    private static RecordTimes list(String text, String name) {
        String[] entries = text.split(",", -1);
        double[] times = new double[entries.length];
        for (int i = 0; i < times.length; i++) {
            String entry = entries[i].strip();
            if (times.length == 1 && !entry.matches("[-+.\\d].*")) {
                throw new InvalidInput("'" + text + "': expected " + FORMS);
            }
            times[i] = Numbers.parse(entry, name + ", entry " + (i + 1) + ",");
        }
        check(Vector.of(times), name);
        return new RecordTimes(Vector.of(times));
    }

    private static void check(Vector times, String what) {
        if (times.size() == 0 || times.size() > MOST) {
            throw new InvalidInput(what + ": expected from 1 to " + MOST + " times, got " + times.size());
        }
        for (int i = 0; i < times.size(); i++) {
            double time = times.at(i);
            if (!(time >= 0) || Double.isInfinite(time)) {
                throw new InvalidInput(
                        what + ", entry " + (i + 1) + ", " + time + ": expected a finite number of at least 0");
            }
            if (i > 0 && !(time > times.at(i - 1))) {
                throw new InvalidInput(what + ", entry " + (i + 1) + ", " + time
                        + ": expected more than the entry before, " + times.at(i - 1));
            }
        }
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
