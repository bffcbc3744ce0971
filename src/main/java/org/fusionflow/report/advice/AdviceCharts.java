package org.fusionflow.report.advice;

import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.advise.Advice;
import org.fusionflow.advise.RemedyForecast;
import org.fusionflow.advise.forecast.ErrorCurve;
import org.fusionflow.advise.forecast.Forecast;
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

    /** Ways with errors beyond this multiple of the least would press all others together. */
    static final double WORST = 1.5;

    /** Part of the error at the start below which all is learned that there is. */
    private static final double LEARNED = 0.01;

    private final Advice advice;
    private final double least;

    AdviceCharts(Advice advice) {
        this.advice = advice;
        least = Stream.concat(
                        advice.fusions().stream(), advice.remedies().stream().map(RemedyForecast::forecast))
                .mapToDouble(forecast -> forecast.curve().best())
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
    }

    /** Error on new data against time, one curve a fusion layer, and the recommended way if that is another one. */
    CurveChart errors() {
        CurveChart.Builder chart = CurveChart.of(Axis.logarithmic("flow time t"), Axis.linear("error on new data"));
        int count = advice.request().layers();
        int shown = Math.min(count, MOST_CURVES);
        for (int i = 0; i < shown; i++) {
            // The first, the last, and some in between.
            int fusion = shown == 1 ? 0 : (int) Math.round((double) i * (count - 1) / (shown - 1));
            curve(
                    chart,
                    name(fusion),
                    advice.fusions().get(fusion).curve(),
                    new Look(HUES.get(i), i % 2 == 0 ? Line.SOLID : Line.DASHED, Points.NONE));
        }
        Look recommended = new Look(Hue.BLACK, Line.DOTTED, Points.NONE);
        advice.recommended()
                .remedy()
                .ifPresent(remedy -> curve(
                        chart, remedy.proposal().option(), remedy.forecast().curve(), recommended));
        advice.fusions().stream()
                .skip(count)
                .filter(forecast -> advice.recommended().remedy().isEmpty()
                        && forecast.prediction()
                                .tree()
                                .equals(advice.recommended().architecture()))
                .forEach(forecast -> curve(chart, forecast.architecture(), forecast.curve(), recommended));
        return chart.build();
    }

    private static void curve(CurveChart.Builder chart, String name, ErrorCurve curve, Look look) {
        chart.curve(name, curve.times().toArray(), curve.errors().toArray(), look);
    }

    private String name(int fusion) {
        return fusion == 0 ? "early" : fusion == advice.request().layers() - 1 ? "late" : "fusion " + (fusion + 1);
    }

    /** Least error against the time by which learning is nearly done, one point for each way to train; fusions two by two are a series. */
    CurveChart tradeOff() {
        CurveChart.Builder chart =
                CurveChart.of(Axis.logarithmic("flow time until nearly learned"), Axis.linear("best error"));
        int layers = advice.request().layers();
        for (int i = 0; i < layers; i++) {
            points(chart, name(i), List.of(advice.fusions().get(i).curve()), look(i, i));
        }
        points(
                chart,
                "two by two",
                advice.fusions().stream().skip(layers).map(Forecast::curve).toList(),
                new Look(Hue.BLACK, Line.NONE, Points.CROSSES));
        for (int k = 0; k < advice.remedies().size(); k++) {
            RemedyForecast remedy = advice.remedies().get(k);
            points(
                    chart,
                    label(remedy),
                    List.of(remedy.forecast().curve()),
                    look(k, k + 1).opened());
        }
        return chart.build();
    }

    private static Look look(int hue, int shape) {
        return new Look(HUES.get(hue % HUES.size()), Line.NONE, SHAPES.get(shape % SHAPES.size()));
    }

    private void points(CurveChart.Builder chart, String name, List<ErrorCurve> curves, Look look) {
        List<ErrorCurve> learned = curves.stream()
                .filter(curve -> curve.learnedTime() > 0 && Double.isFinite(curve.learnedTime()))
                .filter(curve -> curve.best() <= Math.max(WORST * least, LEARNED * curve.atStart()))
                .toList();
        if (!learned.isEmpty()) {
            chart.curve(
                    name,
                    learned.stream().mapToDouble(ErrorCurve::learnedTime).toArray(),
                    learned.stream().mapToDouble(ErrorCurve::best).toArray(),
                    look);
        }
    }

    private static String label(RemedyForecast remedy) {
        return (remedy.proposal().name() + " " + remedy.proposal().setting()).strip();
    }
}
