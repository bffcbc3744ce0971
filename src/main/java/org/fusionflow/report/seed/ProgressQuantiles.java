package org.fusionflow.report.seed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Quantiles over seeds of the time at which a level of progress is reached. Curves with plateaus fall at different times, so that their mean at
 * equal time has steps that no seed has; at equal progress each seed is on the same plateau, and what differs is the time.
 *
 * <p>Progress is the fall of the loss. A quantity is then drawn as its median over the seeds at equal progress over the quantile of the time. A
 * seed that does not reach a level counts as reaching it later than all others, so a quantile ends where too few seeds go on.
 */
public final class ProgressQuantiles {
    private static final double MEDIAN = 0.5;

    /** Levels at equal distances of the loss, and as many at equal ratios of what is left to learn. */
    private static final int LEVELS = 120;
    /** The smallest part of what there is to learn at which levels with equal ratios end. */
    private static final double LEAST_LEFT = 1e-4;

    /** More seeds than this are drawn as quantiles, fewer one by one. */
    public static final int MOST_SEEDS = 20;

    /** The quantiles that are drawn. */
    public static final List<Double> PARTS = List.of(0.1, MEDIAN, 0.9);

    private final double[] levels;
    /** Of each seed, by level: time, infinite if not reached. */
    private final List<double[]> times = new ArrayList<>();
    /** Of each seed, by level: value, NaN if not reached. */
    private final List<double[]> values = new ArrayList<>();

    /**
     * @param losses of the seeds over time
     * @param quantities of the same seeds at the same times
     */
    public ProgressQuantiles(List<SeedCourse> losses, List<SeedCourse> quantities) {
        double start =
                losses.stream().mapToDouble(loss -> loss.values()[0]).min().orElse(0);
        double end = losses.stream()
                .mapToDouble(loss -> Arrays.stream(loss.values()).min().orElse(0))
                .min()
                .orElse(0);
        this.levels = levels(start, end);
        for (int seed = 0; seed < losses.size(); seed++) {
            read(losses.get(seed), quantities.get(seed).values());
        }
    }

    private static double[] levels(double start, double end) {
        List<Double> levels = new ArrayList<>();
        for (int i = 0; i <= LEVELS; i++) {
            double part = i / (double) LEVELS;
            levels.add(1 - part);
            levels.add(Math.pow(LEAST_LEFT, part));
        }
        return levels.stream()
                .distinct()
                .sorted((a, b) -> Double.compare(b, a))
                .mapToDouble(left -> end + left * (start - end))
                .toArray();
    }

    private void read(SeedCourse loss, double[] quantity) {
        double[] reached = new double[levels.length];
        double[] value = new double[levels.length];
        Arrays.fill(reached, Double.POSITIVE_INFINITY);
        Arrays.fill(value, Double.NaN);
        int level = 0;
        for (int i = 0; i < quantity.length && level < levels.length; i++) {
            while (level < levels.length && loss.values()[i] <= levels[level]) {
                double fall = i == 0 ? 0 : loss.values()[i - 1] - loss.values()[i];
                double share = fall > 0 ? (loss.values()[i - 1] - levels[level]) / fall : 1;
                int before = Math.max(0, i - 1);
                reached[level] = mixed(loss.times()[before], loss.times()[i], share);
                value[level] = mixed(quantity[before], quantity[i], share);
                level++;
            }
        }
        times.add(reached);
        values.add(value);
    }

    private static double mixed(double from, double to, double share) {
        return from + share * (to - from);
    }

    /**
     * The median of the quantity over a quantile of the time.
     *
     * @param part 0 to 1
     */
    public SeedCourse at(String name, double part) {
        double[] quantileTimes = new double[levels.length];
        double[] medians = new double[levels.length];
        int count = 0;
        for (int level = 0; level < levels.length; level++) {
            int index = level;
            double time = quantile(times.stream().mapToDouble(one -> one[index]).toArray(), part);
            double[] reached = values.stream()
                    .mapToDouble(one -> one[index])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            if (!Double.isFinite(time) || reached.length == 0) {
                break;
            }
            quantileTimes[count] = time;
            medians[count] = quantile(reached, 0.5);
            count++;
        }
        return new SeedCourse(name, Arrays.copyOf(quantileTimes, count), Arrays.copyOf(medians, count));
    }

    /** The name of a quantile, such as {@code 10 % of seeds}. */
    public static String name(double part) {
        return Math.round(100 * part) + " % of seeds";
    }

    /** True for the quantile that is drawn with the full width of a line. */
    public static boolean isMedian(double part) {
        return part == MEDIAN;
    }

    /** The quantiles that are drawn, as far as enough seeds go. */
    public List<SeedCourse> drawn() {
        return PARTS.stream()
                .map(part -> at(name(part), part))
                .filter(course -> course.times().length > 1)
                .toList();
    }

    /** A quantile of numbers, interpolated between neighbours; infinite if a neighbour that counts is. */
    public static double quantile(double[] numbers, double part) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double place = part * (sorted.length - 1);
        int below = (int) Math.floor(place);
        double share = place - below;
        return share == 0 ? sorted[below] : (1 - share) * sorted[below] + share * sorted[below + 1];
    }
}
