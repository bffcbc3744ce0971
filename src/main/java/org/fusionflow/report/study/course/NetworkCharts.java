package org.fusionflow.report.study.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.report.chart.ChartGrid;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Panel;
import org.fusionflow.report.chart.StackedChart;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.axis.ResidualAxis;
import org.fusionflow.report.chart.look.Grammar;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.seed.ProgressQuantiles;
import org.fusionflow.report.seed.SeedCourse;
import org.fusionflow.report.study.manuscript.Rounded;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.SeedValues;
import org.fusionflow.report.study.subject.Subject;

/** Draws the courses of one network over those of the reduced flow, with the difference of both below. */
public final class NetworkCharts {
    /** Number of open markers on a curve that coincides with a line. */
    private static final int MARKS = 22;
    /** Length of the time axis in multiples of the last half time, if a modality is never learned. */
    private static final double BEYOND = 8;

    /**
     * The rescaled chart is drawn if the states extend beyond this multiple of the first half time; with less, the curves would end while they
     * rise.
     */
    private static final double BEYOND_FIRST = 1;

    private final Subject subject;
    private final Ensemble runs;
    private final Look network;
    private final WatchedRuns watched;
    private final TimeScale time;
    private final LossScale loss;

    /**
     * @param index of the network in the study
     */
    public NetworkCharts(Subject subject, int index) {
        this.subject = subject;
        this.runs = subject.networks().get(index);
        this.network = Grammar.network(index);
        this.watched = new WatchedRuns(subject, runs);
        double recorded = runs.times().at(runs.times().size() - 1);
        this.time = TimeScale.of(theoryHalfTimes(), networkHalfTimes(), Math.min(recorded, interesting()));
        this.loss = runs.setup().isLinear()
                ? LossScale.of(
                        runs.theory().get(0).loss(),
                        LeastSquares.onAll(subject.moments()).loss(),
                        subject.plateaus().stream().map(subject::loss).toList())
                : LossScale.linear();
    }

    /** True if time is shown on a logarithmic axis. */
    public boolean isLogarithmicInTime() {
        return time.logarithmic();
    }

    /** True if the loss is shown as excess over the least loss, on a logarithmic axis. */
    public boolean isExcess() {
        return loss.excess();
    }

    /** True if each seed has its own line; else there are quantiles. */
    public boolean showsSeeds() {
        return runs.results().size() <= ProgressQuantiles.MOST_SEEDS;
    }

    private double[] theoryHalfTimes() {
        return IntStream.range(0, subject.names().size())
                .mapToObj(subject::reducedHalfTime)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    }

    private double[] networkHalfTimes() {
        return IntStream.range(0, subject.names().size())
                .mapToObj(this::meanHalfTime)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    }

    /** The last half time of network or theory, with a margin; infinite if all modalities are learned. */
    private double interesting() {
        double last = Math.max(
                Arrays.stream(theoryHalfTimes()).max().orElse(0),
                Arrays.stream(networkHalfTimes()).max().orElse(0));
        boolean all = networkHalfTimes().length == subject.names().size();
        return all || last == 0 ? Double.POSITIVE_INFINITY : BEYOND * last;
    }

    /** Loss and maps over flow time; of a nonlinear network, which has no maps, the contributions of the modalities. */
    public ChartGrid overTime() {
        Axis axis = time.axis("flow time t");
        WatchedRuns.Shown shown = watched.overTime(time);
        CurveChart.Builder left = lossChart("(a) loss", axis);
        halfTimes(left);
        CurveChart.Builder right;
        List<Compared> modalities = new ArrayList<>();
        if (runs.setup().isLinear()) {
            right = CurveChart.of(axis, Axis.linear("‖w_m‖")).title("(b) norms of the maps");
            IntStream.range(0, subject.names().size())
                    .forEach(m ->
                            modalities.add(modality(shown.of(subject.names().get(m), watched.norm(m)), m)));
            halfTimes(right);
        } else {
            right = CurveChart.of(axis, Axis.linear("contribution")).title("(b) contributions of the modalities");
            IntStream.range(0, subject.names().size())
                    .forEach(m -> modalities.add(modality(watched.contribution(time, m), m)));
        }
        return grid(
                axis,
                left,
                List.of(new Compared(shown.of("", loss.quantity()), Grammar.theory(), network, runs.name())),
                right.reaching(0),
                modalities,
                shown.of("", point -> point.loss()).seeds());
    }

    /** The same with time in units of each trajectory's own first half time; empty if that shows nothing. */
    public Optional<ChartGrid> rescaled() {
        int first = subject.order().get(0);
        if (runs.isAligned() || !runs.setup().isLinear()) {
            return Optional.empty();
        }
        Optional<WatchedRuns.Shown> found = watched.rescaled(first).filter(shown -> shown.end() > BEYOND_FIRST);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        WatchedRuns.Shown shown = found.get();
        Axis axis = new TimeScale(false, 0, shown.end()).axis("t / " + subject.halfTime(first));
        List<Compared> modalities = new ArrayList<>();
        IntStream.range(0, subject.names().size())
                .forEach(m -> modalities.add(modality(shown.of(subject.names().get(m), watched.norm(m)), m)));
        return Optional.of(grid(
                axis,
                lossChart("(a) loss", axis),
                List.of(new Compared(shown.of("", loss.quantity()), Grammar.theory(), network, runs.name())),
                CurveChart.of(axis, Axis.linear("‖w_m‖"))
                        .title("(b) norms of the maps")
                        .reaching(0),
                modalities,
                shown.of("", point -> point.loss()).seeds()));
    }

    /** Theory and seeds of one quantity, with their looks. */
    private record Compared(WatchedRuns.Courses courses, Look theory, Look network, String name) {}

    private static Compared modality(WatchedRuns.Courses courses, int m) {
        return new Compared(courses, Grammar.theory(m), Grammar.modality(m), courses.name());
    }

    private CurveChart.Builder lossChart(String title, Axis axis) {
        CurveChart.Builder chart = CurveChart.of(axis, loss.axis()).title(title);
        if (!loss.excess()) {
            chart.reaching(0);
        }
        for (LearnedSet set : subject.plateaus()) {
            double value = subject.loss(set);
            String sets = subject.plateaus().size() == 1 ? "saddle " : String.join(", ", set.names()) + " ";
            chart.horizontal(loss.of(value), sets + Rounded.value(value, 3), Look.Hue.GREY);
        }
        return chart;
    }

    private ChartGrid grid(
            Axis axis,
            CurveChart.Builder left,
            List<Compared> ofLeft,
            CurveChart.Builder right,
            List<Compared> ofRight,
            List<SeedCourse> losses) {
        List<CurveChart.Builder> charts = List.of(left, right);
        List<List<Compared>> quantities = List.of(ofLeft, ofRight);
        double[] sizes = quantities.stream()
                .flatMap(List::stream)
                .flatMap(one -> one.courses().residuals().stream())
                .flatMapToDouble(residual -> Arrays.stream(residual.values()))
                .toArray();
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < charts.size(); i++) {
            CurveChart.Builder strip =
                    CurveChart.of(axis, ResidualAxis.of(sizes)).floor(ResidualAxis.FLOOR);
            for (Compared one : quantities.get(i)) {
                seeds(charts.get(i), one, losses);
                residuals(strip, one);
            }
            for (Compared one : quantities.get(i)) {
                theory(charts.get(i), one);
            }
            // Markers stand over the line with which they coincide.
            if (runs.isAligned()) {
                CurveChart.Builder chart = charts.get(i);
                quantities.get(i).forEach(one -> marks(chart, axis, one));
            }
            panels.add(StackedChart.of(charts.get(i).build(), strip.build()));
        }
        return ChartGrid.of(panels, 2);
    }

    private static void theory(CurveChart.Builder chart, Compared one) {
        SeedCourse theory = one.courses.theory();
        if (one.courses.name().isEmpty()) {
            chart.curve("reduced flow", theory.times(), theory.values(), one.theory);
        } else {
            chart.unlisted(one.courses.name() + ", reduced flow", theory.times(), theory.values(), one.theory);
        }
    }

    /** Draws the seeds as lines, or as quantiles if there are many; an aligned network is drawn as markers, later. */
    private void seeds(CurveChart.Builder chart, Compared one, List<SeedCourse> losses) {
        if (runs.isAligned()) {
            return;
        }
        List<SeedCourse> seeds = one.courses.seeds();
        Look line = one.network.lineOnly();
        boolean several = seeds.size() > 1;
        List<SeedCourse> drawn = showsSeeds() ? seeds : new ProgressQuantiles(losses, seeds).drawn();
        // The entry of the legend, whose line is not thin.
        chart.key(one.name, line);
        for (SeedCourse seed : drawn) {
            boolean median = seed.name().equals(ProgressQuantiles.name(0.5));
            chart.unlisted(
                    one.name + ", " + seed.name(),
                    seed.times(),
                    seed.values(),
                    several && !median ? Grammar.seed(line) : line);
        }
    }

    private static void marks(CurveChart.Builder chart, Axis axis, Compared one) {
        Look look = one.network.opened();
        for (SeedCourse seed : one.courses.seeds()) {
            SeedCourse few = seed.sparse(axis, MARKS);
            chart.unlisted(one.name + ", " + seed.name(), few.times(), few.values(), look);
        }
        chart.key(one.name, look);
    }

    private void residuals(CurveChart.Builder strip, Compared one) {
        List<SeedCourse> residuals = one.courses.residuals();
        Look line = one.network.lineOnly();
        Look look = residuals.size() > 1 ? Grammar.seed(line) : line;
        if (showsSeeds()) {
            residuals.forEach(seed -> strip.unlisted(one.name + ", " + seed.name(), seed.times(), seed.values(), look));
            return;
        }
        for (double part : ProgressQuantiles.PARTS) {
            SeedCourse quantile = WatchedRuns.quantile(ProgressQuantiles.name(part), residuals, part);
            strip.unlisted(
                    one.name + ", " + quantile.name(),
                    quantile.times(),
                    quantile.values(),
                    ProgressQuantiles.isMedian(part) ? line : look);
        }
    }

    private void halfTimes(CurveChart.Builder chart) {
        for (int m : subject.order()) {
            subject.reducedHalfTime(m).ifPresent(at -> vertical(chart, m, at, Look.Hue.BLACK));
            if (!runs.isAligned() && runs.setup().isLinear()) {
                meanHalfTime(m).ifPresent(at -> vertical(chart, m, at, network.color()));
            }
        }
    }

    /** The mean half time over seeds; empty unless every seed has it. */
    private OptionalDouble meanHalfTime(int modality) {
        return new SeedValues(runs.results().stream()
                        .map(result -> result.halfTime(modality))
                        .toList())
                .mean();
    }

    private void vertical(CurveChart.Builder chart, int modality, double at, Look.Hue hue) {
        if (at <= time.end()) {
            chart.vertical(at, subject.halfTime(modality) + " = " + Rounded.value(at, 3), hue);
        }
    }
}
