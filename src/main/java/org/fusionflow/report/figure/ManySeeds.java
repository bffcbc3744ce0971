package org.fusionflow.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.report.seed.ProgressQuantiles;
import org.fusionflow.report.seed.SeedCourse;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.figure.FigureSpec;

/** Replaces the lines of more seeds than can be seen by quantiles of the time at equal progress, if the loss of these runs is recorded. */
final class ManySeeds {
    private static final String LOSS = "loss";

    /** The lines of the seeds of one series and group. */
    private record Bundle(FigureSpec.Series series, int group) {}

    private ManySeeds() {}

    /** Largest number of seeds that stand for one line. */
    static int count(List<DrawnSeries> panel) {
        return bundles(panel).values().stream().mapToInt(List::size).max().orElse(0);
    }

    /** Says how many seeds there are and how they are drawn; empty if each is drawn once or not over time. */
    static List<String> words(int seeds) {
        return seeds <= 1
                ? List.of()
                : seeds <= ProgressQuantiles.MOST_SEEDS
                        ? List.of("Each of the " + seeds + " seeds is a thin line.")
                        : List.of("Of the " + seeds
                                + " seeds the 10, 50 and 90 % quantiles of the time at equal loss are drawn.");
    }

    static List<DrawnSeries> reduced(List<DrawnSeries> panel, Map<FigureSpec.Source, StudyTable> tables) {
        Map<Bundle, List<DrawnSeries>> bundles = bundles(panel);
        List<DrawnSeries> reduced = new ArrayList<>();
        for (DrawnSeries one : panel) {
            List<DrawnSeries> seeds = bundles.getOrDefault(bundle(one), List.of(one));
            Optional<List<DrawnSeries>> quantiles =
                    seeds.size() > ProgressQuantiles.MOST_SEEDS ? quantiles(seeds, tables) : Optional.empty();
            if (quantiles.isEmpty()) {
                reduced.add(one);
            } else if (one.equals(seeds.get(0))) {
                reduced.addAll(quantiles.get());
            }
        }
        return reduced;
    }

    private static Bundle bundle(DrawnSeries one) {
        return new Bundle(one.series(), one.group());
    }

    private static Map<Bundle, List<DrawnSeries>> bundles(List<DrawnSeries> panel) {
        Map<Bundle, List<DrawnSeries>> bundles = new LinkedHashMap<>();
        panel.stream()
                .filter(one -> !one.seed().isEmpty() && !one.isTheory())
                .forEach(one -> bundles.computeIfAbsent(bundle(one), key -> new ArrayList<>())
                        .add(one));
        return bundles;
    }

    /** Empty unless each seed is one run over time with its loss. */
    private static Optional<List<DrawnSeries>> quantiles(
            List<DrawnSeries> seeds, Map<FigureSpec.Source, StudyTable> tables) {
        FigureSpec.Series series = seeds.get(0).series();
        StudyTable table = SeriesData.table(series, tables);
        if (!series.x().equals("time") || !table.has(LOSS)) {
            return Optional.empty();
        }
        FigureSpec.Series ofLoss = new FigureSpec.Series(
                series.label(),
                series.source(),
                series.where(),
                series.x(),
                LOSS,
                Optional.empty(),
                Optional.empty(),
                series.mark());
        Map<String, SeriesData> losses =
                SeriesData.bySeed(ofLoss, tables, seeds.get(0).cells());
        List<SeedCourse> progress = new ArrayList<>();
        List<SeedCourse> values = new ArrayList<>();
        for (DrawnSeries seed : seeds) {
            SeriesData loss = losses.get(seed.seed());
            if (loss == null || !isOneRun(seed.data()) || !isOneRun(loss)) {
                return Optional.empty();
            }
            progress.add(new SeedCourse(seed.seed(), loss.x(), loss.y()));
            values.add(new SeedCourse(seed.seed(), seed.data().x(), seed.data().y()));
        }
        return Optional.of(new ProgressQuantiles(progress, values)
                .drawn().stream().map(course -> seeds.get(0).quantile(course)).toList());
    }

    private static boolean isOneRun(SeriesData data) {
        return data.x().length > 0
                && Arrays.stream(data.x()).allMatch(Double::isFinite)
                && Arrays.stream(data.y()).allMatch(Double::isFinite);
    }
}
