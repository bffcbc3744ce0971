package org.fusionflow.explore.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.explore.problem.AskedProblem;
import org.fusionflow.explore.problem.StartProblem;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.EmptyChart;
import org.fusionflow.report.chart.Panel;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Grammar;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.words.Rounded;

/**
 * The time ratio against the correlation ρ, everything else as it is; for data without ρ, against the start scale.
 *
 * @param along {@code rho} or {@code u0}
 * @param x values of it
 * @param exact ratio of the reduced flow; NaN where a modality is never half learned, or the data do not exist
 * @param formula leading order; NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Made here, and handed to charts that copy them.
public record RatioCurve(String along, double[] x, double[] exact, double[] formula) {
    private static final double[] CORRELATIONS = correlations();
    private static final double[] STARTS = {
        1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3
    };
    private static final int DIGITS = 3;

    private static double[] correlations() {
        List<Double> values = new ArrayList<>(List.of(-0.98));
        for (int i = -19; i <= 19; i++) {
            values.add(i / 20.0);
        }
        values.add(0.98);
        return values.stream().mapToDouble(value -> value).toArray();
    }

    private static String along(AskedProblem asked) {
        boolean correlated = switch (asked.source().key()) {
            case "toy" -> true;
            case "random" -> asked.entry("covariance").isEmpty();
            default -> false;
        };
        return correlated && asked.isMade() ? "rho" : "u0";
    }

    /** What the curve does not depend on left out: equal for problems that have the same curve. */
    public static String key(AskedProblem asked) {
        return asked.name().replaceAll(along(asked) + "=[^,}]*", "");
    }

    /**
     * Computes the curve.
     *
     * @param superseded true once nobody waits for it any more
     * @return empty if it was superseded
     */
    public static Optional<RatioCurve> of(StartProblem start, AskedProblem asked, BooleanSupplier superseded) {
        String along = along(asked);
        double[] x = along.equals("rho") ? CORRELATIONS : STARTS;
        double[] exact = new double[x.length];
        double[] formula = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            if (superseded.getAsBoolean()) {
                return Optional.empty();
            }
            Optional<Prediction> there = prediction(start, asked, along, x[i]);
            exact[i] = there.map(Prediction::timeRatio)
                    .orElse(OptionalDouble.empty())
                    .orElse(Double.NaN);
            formula[i] = there.map(known -> known.laws().formulaRatio())
                    .orElse(OptionalDouble.empty())
                    .orElse(Double.NaN);
        }
        return Optional.of(new RatioCurve(along, x, exact, formula));
    }

    /** Empty for data that do not exist, such as a correlation that three modalities cannot have: the curve has a gap there. */
    private static Optional<Prediction> prediction(StartProblem start, AskedProblem asked, String along, double x) {
        try {
            AskedProblem there = start.asked(asked.values(), Map.of(along, Double.toString(x)), along);
            return Optional.of(Predictor.predict(there.problem(), PredictionRequest.HALF_TIMES));
        } catch (InvalidInput noSuchData) {
            return Optional.empty();
        }
    }

    /**
     * Draws the curve with the view's own place on it.
     *
     * @param view whose {@linkplain #key key} is that of this curve
     */
    public Panel figure(View view) {
        boolean any = false;
        for (double ratio : exact) {
            any |= ratio > 0;
        }
        OptionalDouble own = view.prediction().timeRatio();
        if (!any) {
            return new EmptyChart(
                    "",
                    view.names().size() < 2 ? "one modality has no time ratio" : "no two modalities are both learned");
        }
        CurveChart.Builder chart = CurveChart.of(
                along.equals("rho") ? Axis.linear("correlation ρ").from(-1, 1) : Axis.logarithmic("start scale u_0"),
                Axis.logarithmic("time ratio"));
        chart.curve("reduced flow", x, exact, Grammar.theoryKind(0));
        boolean law = false;
        for (double ratio : formula) {
            law |= ratio > 0;
        }
        if (law) {
            chart.curve("leading order", x, formula, Grammar.theoryKind(1));
        }
        double here = place(view);
        if (own.isPresent() && own.getAsDouble() > 0) {
            chart.curve(
                    "here", new double[] {here}, new double[] {own.getAsDouble()}, Look.points(Look.Hue.VERMILLION));
        }
        String label = (along.equals("rho") ? "ρ" : "u_0") + " = " + Rounded.value(here, DIGITS)
                + own.stream()
                        .mapToObj(ratio -> ": " + Rounded.value(ratio, DIGITS))
                        .findFirst()
                        .orElse("");
        chart.vertical(here, label, Look.Hue.GREY);
        return chart.build();
    }

    private double place(View view) {
        return along.equals("u0")
                ? view.prediction().u0()
                : Double.parseDouble(view.asked().entry("rho").orElse("0"));
    }

    /** The words below the chart. */
    public String words() {
        return along.equals("rho")
                ? "Last half time over first. Where the line ends, a modality is never learned."
                : "Last half time over first. These data have no ρ, so it is shown against u₀.";
    }

    /** Curves that were computed before, the last few. Thread-safe. */
    public static final class Known {
        private static final int MOST = 32;

        private final Map<String, RatioCurve> curves = new LinkedHashMap<>(MOST, 0.75f, true);

        public synchronized Optional<RatioCurve> get(AskedProblem asked) {
            return Optional.ofNullable(curves.get(key(asked)));
        }

        public synchronized void add(AskedProblem asked, RatioCurve curve) {
            curves.put(key(asked), curve);
            if (curves.size() > MOST) {
                curves.remove(curves.keySet().iterator().next());
            }
        }
    }
}
