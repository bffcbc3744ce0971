package org.fusionflow.cli.print;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.StopRule;

/**
 * Shows the progress of a training run as one line: step, speed, flow time, loss, and the time left to the nearest limit of the stop rule at the
 * present speed. This is an upper bound: a run ends earlier once everything is learned.
 */
public final class TrainingProgress implements ProgressListener {
    /** Interval over which the speed is averaged: long enough for a steady number, short enough to follow an adaptive method. */
    private static final double WINDOW_SECONDS = 5;

    /** Shortest interval: before this the speed is dominated by the start of the virtual machine. */
    private static final double SHORTEST_SECONDS = 0.5;

    private static final double NANOS = 1e9;

    private record Mark(long nanos, long steps, double time) {}

    private final StopRule stop;
    private final Consumer<String> line;
    private final LongSupplier clock;
    private final Deque<Mark> marks = new ArrayDeque<>();

    /**
     * @param line shows a text in place of the previous one, such as {@link ProgressLine#show}
     */
    public TrainingProgress(StopRule stop, Consumer<String> line) {
        this(stop, line, System::nanoTime);
    }

    TrainingProgress(StopRule stop, Consumer<String> line, LongSupplier clock) {
        this.stop = stop;
        this.line = line;
        this.clock = clock;
    }

    @Override
    public void progress(long steps, double time, double loss) {
        Mark now = new Mark(clock.getAsLong(), steps, time);
        marks.addLast(now);
        while (marks.size() > 2 && seconds(marks.getFirst(), now) > WINDOW_SECONDS) {
            marks.removeFirst();
        }
        StringBuilder text = new StringBuilder("step ").append(steps);
        Mark then = marks.getFirst();
        double seconds = seconds(then, now);
        boolean measured = seconds >= SHORTEST_SECONDS && now.steps() > then.steps();
        if (measured) {
            text.append(String.format(Locale.ROOT, ", %.3g/s", (now.steps() - then.steps()) / seconds));
        }
        text.append(String.format(Locale.ROOT, ", t = %.5g, loss %.4g", time, loss));
        if (measured) {
            double left = left(then, now, seconds);
            text.append(Double.isFinite(left) ? ", at most " + duration(left) + " left" : "");
        }
        line.accept(text.toString());
    }

    private double left(Mark then, Mark now, double seconds) {
        double forSteps = seconds * (stop.maxSteps() - (double) now.steps()) / (now.steps() - then.steps());
        double passed = now.time() - then.time();
        double forTime = passed > 0 ? seconds * (stop.maxTime() - now.time()) / passed : Double.POSITIVE_INFINITY;
        return Math.max(0, Math.min(forSteps, forTime));
    }

    private static double seconds(Mark from, Mark to) {
        return (to.nanos() - from.nanos()) / NANOS;
    }

    /** A duration in a suitable unit: {@code 12 s}, {@code 3:05 min}, {@code 2:10 h}, {@code 4 days}. */
    static String duration(double seconds) {
        long whole = (long) Math.ceil(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
        }
        if (whole < 48 * 3600) {
            return String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole % 3600 / 60);
        }
        return whole / 86400 < 1000 ? whole / 86400 + " days" : "years";
    }
}
