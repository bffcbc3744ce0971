package org.fusionflow.report.experiment.twolayer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.report.chart.Axis;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.experiment.ExperimentPages;
import org.fusionflow.report.page.Figure;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.StudyFinding;
import org.fusionflow.study.experiment.twolayer.SuperficialTrajectory;

/** Loss over time with the losses of both saddles. */
final class SuperficialTrajectoryPages implements ExperimentPages {
    private static final double HEIGHT = 215;

    @Override
    public void write(Rows rows, Manuscript manuscript) {
        List<Figure> panels = new ArrayList<>();
        for (Map.Entry<String, Rows> group : rows.by("weightRatio").entrySet()) {
            panels.add(panel(Double.parseDouble(group.getKey()), group.getValue()));
        }
        manuscript.figure(
                Prose.of(
                        "Loss of networks, one line a seed, and the losses of the two saddles at which only one modality is learned. Only the"
                                + " plateau at A, the faster modality, is visited; at the left it is the higher one."),
                HEIGHT,
                panels.toArray(Figure[]::new));
    }

    private static Figure panel(double weight, Rows rows) {
        CurveChart.Builder chart = CurveChart.of(
                        Axis.linear("flow time t").from(0, Double.NaN),
                        Axis.linear("loss").from(0, Double.NaN))
                .title("w*_A / w*_B = " + weight);
        boolean first = true;
        for (Rows seed : rows.by("seed").values()) {
            chart.curve(
                    first ? "networks" : "",
                    seed.numbers("time"),
                    seed.numbers("loss"),
                    Look.solid(Look.Hue.VERMILLION));
            first = false;
        }
        Moments moments = new ToyData(SuperficialTrajectory.RATIO, SuperficialTrajectory.RHO, weight, 1).moments();
        double onlyA = LeastSquares.on(moments, Set.of(0)).loss();
        double onlyB = LeastSquares.on(moments, Set.of(1)).loss();
        chart.horizontal(onlyA, "A alone: " + StudyFinding.number(onlyA), Look.Hue.BLUE);
        chart.horizontal(onlyB, "B alone: " + StudyFinding.number(onlyB), Look.Hue.GREEN);
        return chart.build();
    }
}
