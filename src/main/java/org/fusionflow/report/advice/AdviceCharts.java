package org.fusionflow.report.advice;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.advise.Advice;
import org.fusionflow.advise.RemedyForecast;
import org.fusionflow.advise.forecast.ErrorCurve;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.chart.look.Look.Hue;
import org.fusionflow.report.chart.look.Look.Line;
import org.fusionflow.report.chart.look.Look.Points;

/** Draws the charts of advice. */
final class AdviceCharts {
    private static final List<Hue> HUES = List.of(Hue.BLUE, Hue.ORANGE, Hue.GREEN, Hue.PURPLE, Hue.SKY, Hue.VERMILLION);
    private static final List<Points> SHAPES =
            List.of(Points.DISCS, Points.SQUARES, Points.TRIANGLES, Points.DIAMONDS, Points.WEDGES, Points.CROSSES);
    /** More fusion layers cannot be told apart in one chart. */
    private static final int MOST_CURVES = 6;

    private final Advice advice;

    AdviceCharts(Advice advice) {
        this.advice = advice;
    }

    /** Error on new data against time, one curve a fusion layer. */
    CurveChart errors() {
        CurveChart.Builder chart = CurveChart.of(Axis.logarithmic("flow time t"), Axis.linear("error on new data"));
        int count = advice.fusions().size();
        int shown = Math.min(count, MOST_CURVES);
        for (int i = 0; i < shown; i++) {
            // The first, the last, and some in between.
            int fusion = shown == 1 ? 0 : (int) Math.round((double) i * (count - 1) / (shown - 1));
            ErrorCurve curve = advice.fusions().get(fusion).curve();
            chart.curve(
                    name(fusion),
                    curve.times().toArray(),
                    curve.errors().toArray(),
                    new Look(HUES.get(i), i % 2 == 0 ? Line.SOLID : Line.DASHED, Points.NONE));
        }
        advice.recommended().remedy().ifPresent(remedy -> {
            ErrorCurve curve = remedy.forecast().curve();
            chart.curve(
                    remedy.proposal().option(),
                    curve.times().toArray(),
                    curve.errors().toArray(),
                    new Look(Hue.BLACK, Line.DOTTED, Points.NONE));
        });
        return chart.build();
    }

    private String name(int fusion) {
        return fusion == 0 ? "early" : fusion == advice.fusions().size() - 1 ? "late" : "fusion " + (fusion + 1);
    }

    /** Least error against the time by which learning is nearly done, one point for each way to train. */
    CurveChart tradeOff() {
        List<ErrorCurve> curves = new ArrayList<>();
        advice.fusions().forEach(forecast -> curves.add(forecast.curve()));
        advice.remedies().forEach(remedy -> curves.add(remedy.forecast().curve()));
        CurveChart.Builder chart =
                CurveChart.of(Axis.logarithmic("flow time until nearly learned"), Axis.linear("best error"));
        int fusions = advice.fusions().size();
        for (int i = 0; i < curves.size(); i++) {
            double time = curves.get(i).learnedTime();
            if (!(time > 0) || Double.isInfinite(time)) {
                continue;
            }
            boolean plain = i < fusions;
            int k = plain ? i : i - fusions;
            Look look = new Look(HUES.get(k % HUES.size()), Line.NONE, SHAPES.get((plain ? k : k + 1) % SHAPES.size()));
            chart.curve(
                    plain ? name(i) : label(advice.remedies().get(k)),
                    new double[] {time},
                    new double[] {curves.get(i).best()},
                    plain ? look : look.opened());
        }
        return chart.build();
    }

    private static String label(RemedyForecast remedy) {
        return (remedy.proposal().name() + " " + remedy.proposal().setting()).strip();
    }
}
