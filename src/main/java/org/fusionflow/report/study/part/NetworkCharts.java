package org.fusionflow.report.study.part;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.SeedValues;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.report.words.Rounded;
import org.fusionflow.study.measure.ContributionHistory;

/** Draws the curves of one network beside those of the reduced flow. */
final class NetworkCharts {
    private static final int POINTS = 241;
    /** Number of open circles on a curve that coincides with a line. */
    private static final int MARKS = 22;

    private static final int MOST_SEEDS = 10;

    /** Length of the time axis in multiples of the last half time, if a modality is never learned. */
    private static final double BEYOND = 8;

    /**
     * The rescaled chart is drawn if the states extend beyond this multiple of the first half time; with less, the curves would end while they
     * rise.
     */
    private static final double BEYOND_FIRST = 1;

    private static final Look.Hue[] MODALITY = {
        Look.Hue.BLUE, Look.Hue.GREEN, Look.Hue.PURPLE, Look.Hue.ORANGE, Look.Hue.SKY
    };

    private final Subject subject;
    private final Ensemble runs;
    private final double end;
    private final List<TrajectoryPoint> reduced;

    NetworkCharts(Subject subject, Ensemble runs) {
        this.subject = subject;
        this.runs = runs;
        double recorded = runs.times().at(runs.times().size() - 1);
        this.end = Math.min(recorded, interesting());
        // Times that were recorded far beyond all half times are too coarse for a smooth line.
        this.reduced = end < recorded ? dense(end) : runs.theory();
    }

    /** The last half time of network or theory, with a margin; infinite if all modalities are learned. */
    private double interesting() {
        double last = 0;
        boolean all = true;
        for (int m = 0; m < subject.names().size(); m++) {
            OptionalDouble theory = subject.reducedHalfTime(m);
            OptionalDouble network = meanHalfTime(m);
            all &= network.isPresent();
            last = Math.max(last, Math.max(theory.orElse(0), network.orElse(0)));
        }
        return all || last == 0 ? Double.POSITIVE_INFINITY : BEYOND * last;
    }

    private List<TrajectoryPoint> dense(double until) {
        double[] times = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            times[i] = until * i / (POINTS - 1);
        }
        return Predictor.predict(subject.problem(), PredictionRequest.HALF_TIMES.at(Vector.of(times)))
                .trajectory()
                .points();
    }

    CurveChart loss(String title) {
        CurveChart.Builder chart = CurveChart.of(
                        Axis.linear("flow time t").from(0, end),
                        Axis.linear("loss").from(0, Double.NaN))
                .title(title);
        overBand(chart, TrajectoryPoint::loss, Look.Hue.VERMILLION);
        chart.curve("reduced flow", times(), values(TrajectoryPoint::loss), Look.solid(Look.Hue.BLACK));
        overTime(chart, runs.name(), TrajectoryPoint::loss, Look.Hue.VERMILLION);
        plateau(chart);
        halfTimes(chart);
        return chart.build();
    }

    CurveChart norms(String title) {
        CurveChart.Builder chart = CurveChart.of(
                        Axis.linear("flow time t").from(0, end),
                        Axis.linear("‖w_m‖").from(0, Double.NaN))
                .title(title);
        for (int m = 0; m < subject.names().size(); m++) {
            overBand(chart, norm(m), hue(m));
        }
        for (int m = 0; m < subject.names().size(); m++) {
            String name = subject.names().get(m);
            chart.curve(name, times(), values(norm(m)), Look.solid(hue(m)));
            overTime(chart, "", norm(m), hue(m));
        }
        halfTimes(chart);
        return chart.build();
    }

    /** The contributions: root mean square changes of the output without each modality; for the reduced flow those of its map. */
    CurveChart contributions(String title) {
        CurveChart.Builder chart = CurveChart.of(
                        Axis.linear("flow time t").from(0, end),
                        Axis.linear("contribution").from(0, Double.NaN))
                .title(title);
        for (int m = 0; m < subject.names().size(); m++) {
            int modality = m;
            chart.curve(
                    subject.names().get(m),
                    times(),
                    values(point -> subject.contribution(point.map(), modality)),
                    Look.solid(hue(m)));
            for (ContributionHistory seed : runs.contributions()) {
                ContributionHistory shown = seed.until(end);
                chart.curve("", shown.times(), shown.of(m), Look.dashed(hue(m)));
            }
        }
        return chart.build();
    }

    /** True if all seeds have states after their first half time, so that the rescaled chart shows something after it. */
    boolean canRescale() {
        return unit().isPresent()
                && rescaled(TrajectoryPoint::loss)
                        .filter(curves -> curves.times()[curves.times().length - 1] > BEYOND_FIRST)
                        .isPresent();
    }

    CurveChart rescaledLoss(String title) {
        CurveChart.Builder chart = rescaledChart("loss", title);
        SeedCurves network = rescaled(TrajectoryPoint::loss).orElseThrow();
        band(chart, network, Look.Hue.VERMILLION);
        addRescaled(chart, "reduced flow", TrajectoryPoint::loss, Look.solid(Look.Hue.BLACK));
        network(chart, runs.name(), network, Look.Hue.VERMILLION);
        plateau(chart);
        return chart.build();
    }

    CurveChart rescaledNorms(String title) {
        CurveChart.Builder chart = rescaledChart("‖w_m‖", title);
        for (int m = 0; m < subject.names().size(); m++) {
            band(chart, rescaled(norm(m)).orElseThrow(), hue(m));
        }
        for (int m = 0; m < subject.names().size(); m++) {
            String name = subject.names().get(m);
            addRescaled(chart, name, norm(m), Look.solid(hue(m)));
            network(chart, "", rescaled(norm(m)).orElseThrow(), hue(m));
        }
        return chart.build();
    }

    private CurveChart.Builder rescaledChart(String quantity, String title) {
        String unit = subject.halfTime(subject.order().get(0));
        return CurveChart.of(
                        Axis.linear("t / " + unit).from(0, rescaledEnd()),
                        Axis.linear(quantity).from(0, Double.NaN))
                .title(title);
    }

    private void addRescaled(CurveChart.Builder chart, String name, ToDoubleFunction<TrajectoryPoint> what, Look look) {
        double unit = unit().orElseThrow();
        List<TrajectoryPoint> points = dense(rescaledEnd() * unit);
        double[] times = SeedCurves.times(points);
        for (int i = 0; i < times.length; i++) {
            times[i] /= unit;
        }
        chart.curve(name, times, SeedCurves.values(points, what), look);
    }

    /** End of the rescaled time axis: after the last half time of the network and, if it is not much later, of the reduced flow. */
    private double rescaledEnd() {
        double[] grid = rescaled(TrajectoryPoint::loss).orElseThrow().times();
        double network = grid[grid.length - 1];
        double second = subject.prediction().timeRatio().orElse(0);
        return Math.min(Math.max(network, 1.25 * second), 3 * network);
    }

    private OptionalDouble unit() {
        return subject.reducedHalfTime(subject.order().get(0));
    }

    private Optional<SeedCurves> rescaled(ToDoubleFunction<TrajectoryPoint> what) {
        return SeedCurves.rescaled(runs.results(), subject.order().get(0), what);
    }

    /** True if a few seeds are shown one by one: the mean of curves that drop at different times has steps that no seed has. */
    static boolean showsSeeds(Ensemble runs) {
        return !runs.isAligned() && runs.results().size() <= MOST_SEEDS;
    }

    private void overTime(CurveChart.Builder chart, String name, ToDoubleFunction<TrajectoryPoint> what, Look.Hue hue) {
        if (!showsSeeds(runs)) {
            network(chart, name, over(what), hue);
            return;
        }
        for (int seed = 0; seed < runs.results().size(); seed++) {
            List<TrainingResult> one = List.of(runs.results().get(seed));
            network(chart, seed == 0 ? name : "", SeedCurves.over(one, what).until(end), hue);
        }
    }

    private void overBand(CurveChart.Builder chart, ToDoubleFunction<TrajectoryPoint> what, Look.Hue hue) {
        if (!showsSeeds(runs)) {
            band(chart, over(what), hue);
        }
    }

    private SeedCurves over(ToDoubleFunction<TrajectoryPoint> what) {
        return SeedCurves.over(runs.results(), what).until(end);
    }

    private double[] times() {
        return SeedCurves.times(reduced);
    }

    private double[] values(ToDoubleFunction<TrajectoryPoint> what) {
        return SeedCurves.values(reduced, what);
    }

    private ToDoubleFunction<TrajectoryPoint> norm(int modality) {
        return point ->
                subject.moments().modalities().block(point.map(), modality).norm();
    }

    private void network(CurveChart.Builder chart, String name, SeedCurves curves, Look.Hue hue) {
        if (runs.isAligned()) {
            SeedCurves few = curves.sparse(MARKS);
            Look circles = new Look(hue, Look.Line.NONE, Look.Points.CIRCLES);
            chart.curve(name, few.times(), few.mean(), circles);
        } else {
            chart.curve(name, curves.times(), curves.mean(), Look.dashed(hue));
        }
    }

    private void band(CurveChart.Builder chart, SeedCurves curves, Look.Hue hue) {
        if (!runs.isAligned() && runs.results().size() > 1) {
            chart.band("", curves.times(), curves.low(), curves.high(), hue);
        }
    }

    private void plateau(CurveChart.Builder chart) {
        for (LearnedSet set : subject.plateaus()) {
            double loss = subject.loss(set);
            String sets = subject.plateaus().size() == 1 ? "saddle " : String.join(", ", set.names()) + " ";
            chart.horizontal(loss, sets + Rounded.value(loss, 3), Look.Hue.GREY);
        }
    }

    private void halfTimes(CurveChart.Builder chart) {
        for (int m : subject.order()) {
            subject.reducedHalfTime(m).ifPresent(time -> vertical(chart, m, time, Look.Hue.GREY));
            if (!runs.isAligned() && runs.setup().isLinear()) {
                meanHalfTime(m).ifPresent(time -> vertical(chart, m, time, Look.Hue.VERMILLION));
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

    private static Look.Hue hue(int modality) {
        return MODALITY[modality % MODALITY.length];
    }

    private void vertical(CurveChart.Builder chart, int modality, double time, Look.Hue hue) {
        if (time <= end) {
            chart.vertical(time, subject.halfTime(modality) + " = " + Rounded.value(time, 3), hue);
        }
    }

    static TrainingResult firstRun(Ensemble runs) {
        return runs.results().get(0);
    }
}
