package org.fusionflow.report.study.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.network.learned.ContributionHistory;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.reduced.alignment.greedy.GreedyEvent;
import org.fusionflow.report.chart.ChartGrid;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Grammar;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.SeedValues;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.report.words.Rounded;
import org.fusionflow.study.run.Rectified;

/** Draws loss and contributions of networks of rectified units with the plateaus and half times of the alignment law. */
public final class AlignmentCharts {
    /** Plateaus that are drawn; later ones are close to each other. */
    private static final int MOST_PLATEAUS = 4;

    /** Plateaus closer than this share of the loss at the start have one label. */
    private static final double APART = 0.1;

    /** Loss, as a share of that at the start, of a plateau where all is learned: the axis shows it. */
    private static final double NOTHING = 1e-3;

    private static final double MARGIN = 0.025;

    private AlignmentCharts() {}

    /** Two panels; empty if no run has two looks. */
    public static Optional<ChartGrid> of(Subject subject, Ensemble network) {
        Rectified rectified = network.rectified().orElseThrow();
        double end = rectified.histories().stream()
                .map(ContributionHistory::times)
                .filter(times -> times.length > 1)
                .mapToDouble(times -> times[times.length - 1])
                .max()
                .orElse(0);
        if (!(end > 0)) {
            return Optional.empty();
        }
        Axis axis = Axis.linear("flow time t").from(0, end).padded(MARGIN);
        CurveChart.Builder loss =
                CurveChart.of(axis, Axis.linear("loss")).title("(a) loss").reaching(0);
        CurveChart.Builder parts = CurveChart.of(axis, Axis.linear("contribution"))
                .title("(b) contributions")
                .reaching(0);
        losses(subject, network, loss);
        plateaus(rectified.law(), loss);
        contributions(subject, network, parts);
        if (rectified.hasTimes()) {
            for (int m = 0; m < subject.names().size(); m++) {
                halfTime(subject, rectified, m, end, loss);
                halfTime(subject, rectified, m, end, parts);
            }
        }
        return Optional.of(ChartGrid.of(List.of(loss.build(), parts.build()), 2));
    }

    private static void losses(Subject subject, Ensemble network, CurveChart.Builder chart) {
        Look look = Grammar.network(subject.networks().indexOf(network)).lineOnly();
        chart.key(network.name(), look);
        for (int i = 0; i < network.results().size(); i++) {
            var points = network.results().get(i).trajectory();
            chart.unlisted(
                    network.name() + ", " + network.run(i),
                    points.stream().mapToDouble(point -> point.time()).toArray(),
                    points.stream().mapToDouble(point -> point.loss()).toArray(),
                    network.results().size() > 1 ? Grammar.seed(look) : look);
        }
    }

    private static void plateaus(AlignmentLaw law, CurveChart.Builder chart) {
        double start = law.startLoss();
        double last = Double.POSITIVE_INFINITY;
        List<GreedyEvent> events = law.events();
        for (GreedyEvent event : events.subList(0, Math.min(MOST_PLATEAUS, events.size()))) {
            if (event.loss() > NOTHING * start && last - event.loss() > APART * start) {
                chart.horizontal(event.loss(), "law " + Rounded.value(event.loss(), 3), Look.Hue.GREY);
                last = event.loss();
            }
        }
    }

    private static void contributions(Subject subject, Ensemble network, CurveChart.Builder chart) {
        List<ContributionHistory> histories = network.rectified().orElseThrow().histories();
        for (int m = 0; m < subject.names().size(); m++) {
            Look look = Grammar.modality(m).lineOnly();
            String name = subject.names().get(m);
            chart.key(name, look);
            for (int i = 0; i < histories.size(); i++) {
                chart.unlisted(
                        name + ", " + network.run(i),
                        histories.get(i).times(),
                        histories.get(i).of(m),
                        histories.size() > 1 ? Grammar.seed(look) : look);
            }
        }
    }

    private static void halfTime(Subject subject, Rectified rectified, int m, double end, CurveChart.Builder chart) {
        List<OptionalDouble> own = new ArrayList<>();
        rectified.own().forEach(law -> own.add(law.orElseThrow().refinedTime(m)));
        OptionalDouble mean = new SeedValues(own).mean();
        if (mean.isPresent() && mean.getAsDouble() <= end) {
            chart.vertical(
                    mean.getAsDouble(),
                    subject.halfTime(m) + " = " + Rounded.value(mean.getAsDouble(), 3),
                    Look.Hue.BLACK);
        }
    }
}
