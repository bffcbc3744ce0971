package org.fusionflow.report.study.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.learned.ContributionHistory;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.report.seed.ProgressQuantiles;
import org.fusionflow.report.seed.SeedCourse;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.Subject;

/** What is looked at over time: the states of each seed, those of the reduced flow for a line, and those of the reduced flow at the seed's times. */
final class WatchedRuns {
    private final Subject subject;
    private final Ensemble runs;

    WatchedRuns(Subject subject, Ensemble runs) {
        this.subject = subject;
        this.runs = runs;
    }

    /**
     * A quantity of theory and of all seeds.
     *
     * @param name of the quantity; may be empty
     * @param theory for a smooth line
     * @param seeds as they were recorded
     * @param theoryAtSeeds for each seed the numbers of theory at its times
     */
    record Courses(String name, SeedCourse theory, List<SeedCourse> seeds, List<double[]> theoryAtSeeds) {
        /** For each seed the size of its difference from theory, relative to the largest size that theory has on the line. */
        List<SeedCourse> residuals() {
            double largest = Arrays.stream(theory.values()).map(Math::abs).max().orElse(1);
            List<SeedCourse> residuals = new ArrayList<>();
            for (int i = 0; i < seeds.size(); i++) {
                SeedCourse seed = seeds.get(i);
                double[] other = theoryAtSeeds.get(i);
                // Theory ends earlier where its integration does.
                double[] sizes = new double[Math.min(other.length, seed.times().length)];
                for (int k = 0; k < sizes.length; k++) {
                    sizes[k] = Math.abs(seed.values()[k] - other[k]) / largest;
                }
                residuals.add(new SeedCourse(seed.name(), Arrays.copyOf(seed.times(), sizes.length), sizes));
            }
            return residuals;
        }
    }

    /**
     * States over a common time.
     *
     * @param end last time
     * @param theory for smooth lines
     * @param seeds of each run
     * @param theoryAtSeeds of the reduced flow at the times of each run
     * @param units by which the times of theory, then of each seed, are divided
     */
    @SuppressWarnings("ArrayRecordComponent") // made and read in this package only
    record Shown(
            double end,
            List<String> names,
            List<TrajectoryPoint> theory,
            List<List<TrajectoryPoint>> seeds,
            List<List<TrajectoryPoint>> theoryAtSeeds,
            double[] units) {
        Courses of(String name, ToDoubleFunction<TrajectoryPoint> quantity) {
            List<SeedCourse> courses = new ArrayList<>();
            List<double[]> others = new ArrayList<>();
            for (int i = 0; i < seeds.size(); i++) {
                courses.add(SeedCourse.of(names.get(i), seeds.get(i), quantity)
                        .inUnitsOf(units[i + 1])
                        .until(end));
                int count = courses.get(i).times().length;
                others.add(theoryAtSeeds.get(i).stream()
                        .limit(count)
                        .mapToDouble(quantity)
                        .toArray());
            }
            return new Courses(name, SeedCourse.of("", theory, quantity).inUnitsOf(units[0]), courses, others);
        }
    }

    ToDoubleFunction<TrajectoryPoint> norm(int modality) {
        return point ->
                subject.moments().modalities().block(point.map(), modality).norm();
    }

    Shown overTime(TimeScale time) {
        List<List<TrajectoryPoint>> seeds = new ArrayList<>();
        List<List<TrajectoryPoint>> others = new ArrayList<>();
        runs.results().forEach(result -> {
            seeds.add(result.trajectory());
            others.add(runs.theory());
        });
        // The recorded times are those of the networks; a line needs more where theory is fast.
        double[] units = new double[seeds.size() + 1];
        Arrays.fill(units, 1);
        return new Shown(time.end(), names(), reduced(time.dense()), seeds, others, units);
    }

    /** Time in units of each run's own half time of a modality; empty if one has none. */
    Optional<Shown> rescaled(int modality) {
        List<List<TrajectoryPoint>> seeds =
                runs.results().stream().map(result -> result.trajectory()).toList();
        double[] units = new double[seeds.size() + 1];
        units[0] = subject.reducedHalfTime(modality).orElse(Double.NaN);
        double recorded = Double.POSITIVE_INFINITY;
        for (int i = 0; i < seeds.size(); i++) {
            units[i + 1] = runs.results().get(i).halfTime(modality).orElse(Double.NaN);
            List<TrajectoryPoint> points = seeds.get(i);
            if (points.size() < 2) {
                return Optional.empty();
            }
            recorded = Math.min(recorded, points.get(points.size() - 1).time() / units[i + 1]);
        }
        if (!Arrays.stream(units).allMatch(unit -> unit > 0)) {
            return Optional.empty();
        }
        double second = subject.prediction().timeRatio().orElse(0);
        double end = Math.min(Math.max(recorded, 1.25 * second), 3 * recorded);
        List<List<TrajectoryPoint>> others = new ArrayList<>();
        for (int i = 0; i < seeds.size(); i++) {
            double factor = units[0] / units[i + 1];
            others.add(reduced(seeds.get(i).stream()
                    .mapToDouble(point -> point.time() * factor)
                    .toArray()));
        }
        double[] dense = Arrays.stream(TimeScale.rescaled(end).dense())
                .map(time -> time * units[0])
                .toArray();
        return Optional.of(new Shown(end, names(), reduced(dense), seeds, others, units));
    }

    /** The contributions: root mean square changes of the output without each modality; for the reduced flow those of its map. */
    Courses contribution(TimeScale time, int modality) {
        ToDoubleFunction<TrajectoryPoint> ofMap = point -> subject.contribution(point.map(), modality);
        List<SeedCourse> seeds = new ArrayList<>();
        List<double[]> others = new ArrayList<>();
        for (int i = 0; i < runs.contributions().size(); i++) {
            ContributionHistory history = runs.contributions().get(i).until(time.end());
            seeds.add(new SeedCourse(names().get(i), history.times(), history.of(modality)));
            others.add(reduced(history.times()).stream().mapToDouble(ofMap).toArray());
        }
        SeedCourse theory = SeedCourse.of("", reduced(time.dense()), ofMap);
        return new Courses(subject.names().get(modality), theory, seeds, others);
    }

    private List<String> names() {
        return IntStream.range(0, runs.results().size()).mapToObj(runs::run).toList();
    }

    private List<TrajectoryPoint> reduced(double[] times) {
        return Predictor.predict(subject.problem(), PredictionRequest.HALF_TIMES.at(Vector.of(times)))
                .trajectory()
                .points();
    }

    /** A quantile over seeds at each of the times that all of them have. */
    static SeedCourse quantile(String name, List<SeedCourse> seeds, double part) {
        int count = seeds.stream().mapToInt(seed -> seed.times().length).min().orElse(0);
        double[] values = IntStream.range(0, count)
                .mapToDouble(i -> ProgressQuantiles.quantile(
                        seeds.stream().mapToDouble(seed -> seed.values()[i]).toArray(), part))
                .toArray();
        return new SeedCourse(name, Arrays.copyOf(seeds.get(0).times(), count), values);
    }
}
