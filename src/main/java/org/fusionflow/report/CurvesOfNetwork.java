package org.fusionflow.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.fusionflow.data.LearningOrder;
import org.fusionflow.data.LocatedTime;
import org.fusionflow.data.Modalities;
import org.fusionflow.data.TrajectoryPoint;
import org.fusionflow.network.TrainingResult;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.study.NetworkRuns;

/** Loss and norms over time of one network's runs and of theory at the same times. */
final class CurvesOfNetwork {
    private static final Look.Hue[] HUES = {Look.Hue.BLUE, Look.Hue.VERMILLION};

    /** Every so many recorded points an open circle, where network and theory coincide. */
    private static final int SPARSE = 12;

    private final NetworkRuns runs;
    private final Prediction theory;
    private final Modalities modalities;
    private final LearningOrder order;

    CurvesOfNetwork(NetworkRuns runs) {
        this.runs = runs;
        this.theory = runs.reduced();
        this.modalities = theory.moments().modalities();
        this.order = theory.order();
    }

    /** True if both theory and every run have a first half time to measure time by. */
    boolean canRescale() {
        return unit(theory.trajectory().halfTimes()).isPresent()
                && runs.results().stream().allMatch(r -> unit(r.halfTimes()).isPresent());
    }

    private OptionalDouble unit(List<Optional<LocatedTime>> halfTimes) {
        return halfTimes
                .get(order.first())
                .filter(t -> t.time() > 0)
                .map(t -> OptionalDouble.of(t.time()))
                .orElse(OptionalDouble.empty());
    }

    private String timeLabel(boolean rescaled) {
        return rescaled ? "t / t_{" + modalities.names().get(order.first()) + "}" : "flow time t";
    }

    CurveChart loss(boolean rescaled) {
        CurveChart.Builder chart =
                CurveChart.of(time(rescaled), Axis.linear("loss").from(0, highest()));
        ToDoubleFunction<TrajectoryPoint> loss = TrajectoryPoint::loss;
        network(chart, "network", loss, Look.Hue.BLACK, rescaled);
        curve(chart, "reduced", loss, Look.Hue.BLUE, rescaled);
        if (!order.early()) {
            chart.horizontal(
                    order.saddle().loss(), "saddle " + Digits.of(order.saddle().loss(), 4), Look.Hue.GREY);
        }
        halfTimes(chart, rescaled);
        return chart.build();
    }

    CurveChart norms(boolean rescaled) {
        CurveChart.Builder chart = CurveChart.of(time(rescaled), Axis.linear("norm of the map ‖w_m‖"));
        for (int m = 0; m < modalities.count(); m++) {
            int index = m;
            ToDoubleFunction<TrajectoryPoint> norm =
                    point -> modalities.block(point.map(), index).norm();
            String name = modalities.names().get(m);
            network(chart, "network, " + name, norm, HUES[m % HUES.length], rescaled);
            curve(chart, "reduced, " + name, norm, HUES[m % HUES.length], rescaled);
        }
        halfTimes(chart, rescaled);
        return chart.build();
    }

    private Axis time(boolean rescaled) {
        double end = runs.times().at(runs.times().size() - 1);
        double unit = unit(theory.trajectory().halfTimes()).orElse(1);
        double shown = end;
        if (rescaled) {
            // As far as the slowest clock of theory and runs reaches, so that no curve ends inside the frame.
            double slowest = unit;
            for (TrainingResult result : runs.results()) {
                slowest = Math.max(slowest, unit(result.halfTimes()).orElse(1));
            }
            shown = end / slowest;
        }
        return Axis.linear(timeLabel(rescaled)).from(0, shown);
    }

    private double highest() {
        double highest = 0;
        for (TrajectoryPoint point : theory.trajectory().points()) {
            highest = Math.max(highest, point.loss());
        }
        return 1.05 * highest;
    }

    private void curve(
            CurveChart.Builder chart,
            String name,
            ToDoubleFunction<TrajectoryPoint> value,
            Look.Hue hue,
            boolean rescaled) {
        List<TrajectoryPoint> points = theory.trajectory().points();
        double unit = rescaled ? unit(theory.trajectory().halfTimes()).orElse(1) : 1;
        double[] x = points.stream().mapToDouble(p -> p.time() / unit).toArray();
        double[] y = points.stream().mapToDouble(value).toArray();
        chart.curve(name, x, y, runs.setup().isAligned() ? Look.solid(hue) : Look.dashed(hue));
    }

    private void network(
            CurveChart.Builder chart,
            String name,
            ToDoubleFunction<TrajectoryPoint> value,
            Look.Hue hue,
            boolean rescaled) {
        boolean coincide = runs.setup().isAligned();
        Look look = coincide ? Look.points(hue).with(Look.Points.CIRCLES) : Look.solid(hue);
        String legend = name;
        for (TrainingResult result : runs.results()) {
            double unit = rescaled ? unit(result.halfTimes()).orElse(1) : 1;
            List<TrajectoryPoint> points = coincide ? sparse(result.trajectory()) : result.trajectory();
            double[] x = points.stream().mapToDouble(p -> p.time() / unit).toArray();
            chart.curve(legend, x, points.stream().mapToDouble(value).toArray(), look);
            legend = ""; // one entry for all seeds
        }
    }

    private static List<TrajectoryPoint> sparse(List<TrajectoryPoint> points) {
        return IntStream.range(0, points.size())
                .filter(i -> i % SPARSE == 0)
                .mapToObj(points::get)
                .toList();
    }

    private void halfTimes(CurveChart.Builder chart, boolean rescaled) {
        double unit = rescaled ? unit(theory.trajectory().halfTimes()).orElse(1) : 1;
        for (int m = 0; m < modalities.count(); m++) {
            Optional<LocatedTime> half = theory.trajectory().halfTimes().get(m);
            if (half.isPresent()
                    && half.get().time() <= runs.times().at(runs.times().size() - 1)) {
                double time = half.get().time() / unit;
                chart.vertical(
                        time, "t_{" + modalities.names().get(m) + "} = " + Digits.of(time, 4), HUES[m % HUES.length]);
            }
        }
    }
}
