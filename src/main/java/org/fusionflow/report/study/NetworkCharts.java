package org.fusionflow.report.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.study.NetworkRuns;

/** The curves of one network beside those of the reduced flow. */
final class NetworkCharts {
    private static final int POINTS = 241;
    /** Open circles on a curve that coincides with a line. */
    private static final int MARKS = 22;

    private static final int MOST_SEEDS = 10;

    /** What a chart shows, in last half times, where a modality is never learned. */
    private static final double BEYOND = 8;

    private static final Look.Hue[] MODALITY = {Look.Hue.BLUE, Look.Hue.GREEN};

    private final Subject subject;
    private final NetworkRuns runs;
    private final double end;
    private final List<TrajectoryPoint> reduced;

    NetworkCharts(Subject subject, NetworkRuns runs) {
        this.subject = subject;
        this.runs = runs;
        double recorded = runs.times().at(runs.times().size() - 1);
        this.end = Math.min(recorded, interesting());
        // Recorded times that go far beyond everything that happens are too coarse for a smooth line.
        this.reduced = end < recorded ? dense(end) : runs.reduced().trajectory().points();
    }

    /** The last half time of network or theory, with room beyond it; infinite if all modalities are learned. */
    private double interesting() {
        double last = 0;
        boolean all = true;
        for (int m = 0; m < subject.names().size(); m++) {
            OptionalDouble theory = subject.reducedHalfTime(m);
            OptionalDouble network = Subject.meanHalfTime(runs, m);
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
        Prediction same = Predictor.predict(
                subject.prediction().problem(), PredictionRequest.HALF_TIMES.at(Vector.of(times)));
        return same.trajectory().points();
    }

    CurveChart loss(String title) {
        CurveChart.Builder chart = CurveChart.of(
                        Axis.linear("flow time t").from(0, end),
                        Axis.linear("loss").from(0, Double.NaN))
                .title(title);
        overBand(chart, TrajectoryPoint::loss, Look.Hue.VERMILLION);
        chart.curve("reduced flow", times(), values(TrajectoryPoint::loss), Look.solid(Look.Hue.BLACK));
        overTime(chart, runs.setup().name(), TrajectoryPoint::loss, Look.Hue.VERMILLION);
        plateau(chart);
        halfTimes(chart);
        return chart.build();
    }

    CurveChart norms(String title) {
        CurveChart.Builder chart = CurveChart.of(
                        Axis.linear("flow time t").from(0, end),
                        Axis.linear("‖w_m‖").from(0, Double.NaN))
                .title(title);
        for (int m = 0; m < MODALITY.length; m++) {
            overBand(chart, norm(m), MODALITY[m]);
        }
        for (int m = 0; m < MODALITY.length; m++) {
            String name = subject.names().get(m);
            chart.curve(name, times(), values(norm(m)), Look.solid(MODALITY[m]));
            overTime(chart, "", norm(m), MODALITY[m]);
        }
        halfTimes(chart);
        return chart.build();
    }

    boolean canRescale() {
        return unit().isPresent() && rescaled(TrajectoryPoint::loss).isPresent();
    }

    CurveChart rescaledLoss(String title) {
        CurveChart.Builder chart = rescaledChart("loss", title);
        SeedCurves network = rescaled(TrajectoryPoint::loss).orElseThrow();
        band(chart, network, Look.Hue.VERMILLION);
        addRescaled(chart, "reduced flow", TrajectoryPoint::loss, Look.solid(Look.Hue.BLACK));
        network(chart, runs.setup().name(), network, Look.Hue.VERMILLION);
        plateau(chart);
        return chart.build();
    }

    CurveChart rescaledNorms(String title) {
        CurveChart.Builder chart = rescaledChart("‖w_m‖", title);
        for (int m = 0; m < MODALITY.length; m++) {
            band(chart, rescaled(norm(m)).orElseThrow(), MODALITY[m]);
        }
        for (int m = 0; m < MODALITY.length; m++) {
            String name = subject.names().get(m);
            addRescaled(chart, name, norm(m), Look.solid(MODALITY[m]));
            network(chart, "", rescaled(norm(m)).orElseThrow(), MODALITY[m]);
        }
        return chart.build();
    }

    private CurveChart.Builder rescaledChart(String quantity, String title) {
        String unit = subject.halfTime(subject.order().first());
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

    /** Far enough for the network and, where it is not much later, for the second modality of the reduced flow. */
    private double rescaledEnd() {
        double[] grid = rescaled(TrajectoryPoint::loss).orElseThrow().times();
        double network = grid[grid.length - 1];
        double second = subject.prediction().timeRatio().orElse(0);
        return Math.min(Math.max(network, 1.25 * second), 3 * network);
    }

    private OptionalDouble unit() {
        return subject.reducedHalfTime(subject.order().first());
    }

    private Optional<SeedCurves> rescaled(ToDoubleFunction<TrajectoryPoint> what) {
        return SeedCurves.rescaled(runs.results(), subject.order().first(), what);
    }

    /** The mean of curves that drop at different times has steps that no seed has; so a few seeds are shown one by one. */
    static boolean showsSeeds(NetworkRuns runs) {
        return !runs.setup().isAligned() && runs.results().size() <= MOST_SEEDS;
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
        if (runs.setup().isAligned()) {
            SeedCurves few = curves.sparse(MARKS);
            Look circles = new Look(hue, Look.Line.NONE, Look.Points.CIRCLES);
            chart.curve(name, few.times(), few.mean(), circles);
        } else {
            chart.curve(name, curves.times(), curves.mean(), Look.dashed(hue));
        }
    }

    private void band(CurveChart.Builder chart, SeedCurves curves, Look.Hue hue) {
        if (!runs.setup().isAligned() && runs.results().size() > 1) {
            chart.band("", curves.times(), curves.low(), curves.high(), hue);
        }
    }

    private void plateau(CurveChart.Builder chart) {
        subject.prediction()
                .plateauLoss()
                .ifPresent(loss -> chart.horizontal(loss, "saddle " + Rounded.value(loss, 3), Look.Hue.GREY));
    }

    private void halfTimes(CurveChart.Builder chart) {
        for (int m : new int[] {subject.order().first(), subject.order().second()}) {
            subject.reducedHalfTime(m).ifPresent(time -> vertical(chart, m, time, Look.Hue.GREY));
            if (!runs.setup().isAligned()) {
                Subject.meanHalfTime(runs, m).ifPresent(time -> vertical(chart, m, time, Look.Hue.VERMILLION));
            }
        }
    }

    private void vertical(CurveChart.Builder chart, int modality, double time, Look.Hue hue) {
        if (time <= end) {
            chart.vertical(time, subject.halfTime(modality) + " = " + Rounded.value(time, 3), hue);
        }
    }

    static TrainingResult firstRun(NetworkRuns runs) {
        return runs.results().get(0);
    }
}
