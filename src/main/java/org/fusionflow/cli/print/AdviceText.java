package org.fusionflow.cli.print;

import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.advise.Advice;
import org.fusionflow.advise.RemedyForecast;
import org.fusionflow.advise.forecast.Choice;
import org.fusionflow.advise.forecast.Forecast;
import org.fusionflow.advise.trial.SelfCheck;
import org.fusionflow.reduced.Prediction;

/** Prints advice as text. */
public final class AdviceText {
    private static final String SHORT = "%.4g";

    /** Width of the labels of {@link Text#row}. */
    private static final int LABEL = 26;

    private AdviceText() {}

    public static void print(Advice advice) {
        System.out.println("take " + advice.recommended().text() + ": "
                + advice.recommended().reason());
        System.out.println((advice.premise().applies() ? "linear theory: " : "LINEAR THEORY DOES NOT APPLY: ")
                + advice.premise().reason());
        advice.confidence()
                .ifPresent(sure -> System.out.println("how sure: of " + sure.resamples() + " resamples of the data, "
                        + sure.sameOrder() + " have the same order of learning, in " + sure.sameChoice()
                        + " theory chooses the same way, and in " + sure.close()
                        + " the error of that way is within 5 % of the least"));
        advice.notes().forEach(note -> System.out.println("note: " + note));
        System.out.println();
        Text.row(
                "fusion",
                List.of("order", "first", "last/first", "plateau loss", "error at end", "best error  ", "  bias"));
        for (int i = 0; i < advice.fusions().size(); i++) {
            fusion(advice.fusions().get(i), advice.choice().standings().get(i));
        }
        if (!advice.premise().candidates().isEmpty()) {
            simulated(advice);
        }
        if (!advice.remedies().isEmpty()) {
            System.out.println();
            Text.row(
                    "remedy for " + advice.remedied().newick(),
                    List.of("order", "first", "last/first", "largest lr", "error at end", "best error  "));
            for (int i = 0; i < advice.remedies().size(); i++) {
                remedy(
                        advice.remedies().get(i),
                        advice.choice().standings().get(advice.fusions().size() + i));
            }
        }
        advice.checks().forEach(check -> check(check));
        System.out.println();
        System.out.println("* as good as the least error of all: "
                + (advice.fusions().get(0).parts().size() > 1
                        ? "the difference is within its standard error over the parts of the data, or 1 %"
                        : "the difference is within 1 %"));
        System.out.println(
                "times are flow times of half signals (of half norms where a signal starts beyond its half), training ends at t = "
                        + Text.number(SHORT, advice.horizon()) + "; errors on new data are from "
                        + advice.basis().label());
    }

    private static void fusion(Forecast forecast, Choice.Standing standing) {
        Prediction prediction = forecast.prediction();
        row(
                forecast.architecture(),
                List.of(
                        String.join(" ", forecast.order()),
                        Text.number(SHORT, forecast.first().orElse(Double.NaN)),
                        Text.number(SHORT, forecast.timeRatio().orElse(Double.NaN)),
                        Text.number(SHORT, prediction.plateauLoss().orElse(Double.NaN)),
                        Text.number(SHORT, forecast.curve().atEnd()),
                        best(forecast, standing),
                        "  "
                                + prediction
                                        .bias()
                                        .map(bias -> bias.verdict().label())
                                        .orElse("-")));
    }

    private static void remedy(RemedyForecast remedy, Choice.Standing standing) {
        row(
                remedy.proposal().option(),
                List.of(
                        String.join(" ", remedy.forecast().order()),
                        Text.number(SHORT, remedy.forecast().first().orElse(Double.NaN)),
                        Text.number(SHORT, remedy.forecast().timeRatio().orElse(Double.NaN)),
                        Text.number(SHORT, remedy.largestRate().orElse(Double.NaN)),
                        Text.number(SHORT, remedy.forecast().curve().atEnd()),
                        best(remedy.forecast(), standing)));
        System.out.println("    " + remedy.proposal().effect());
    }

    /** A long label has a line of its own, so that columns stay below each other. */
    private static void row(String label, List<String> cells) {
        if (label.length() < LABEL) {
            Text.row(label, cells);
        } else {
            System.out.println(label);
            Text.row("", cells);
        }
    }

    /** The least error, with a mark if it is as good as the least of all. */
    private static String best(Forecast forecast, Choice.Standing standing) {
        return Text.number(SHORT, forecast.curve().best()) + (standing.within() ? " *" : "  ");
    }

    private static void simulated(Advice advice) {
        System.out.println();
        Text.row("trained ReLU network", List.of("error at end", "best error", "at step"));
        for (int i = 0; i < advice.premise().candidates().size(); i++) {
            row(
                    advice.fusions().get(i).architecture(),
                    List.of(
                            Text.number(
                                    SHORT,
                                    advice.premise().candidates().get(i).curve().atEnd()),
                            Text.number(
                                    SHORT,
                                    advice.premise().candidates().get(i).curve().best()),
                            Text.number(
                                    SHORT,
                                    advice.premise().candidates().get(i).curve().bestTime())));
        }
    }

    private static void check(Advice.Check check) {
        List<String> names = check.result().names();
        System.out.println();
        System.out.println("check of " + check.way() + ", full linear networks:");
        Text.row("", List.of("theory", "aligned start", "random start"));
        for (int m = 0; m < names.size(); m++) {
            Text.row(
                    "half time of " + names.get(m),
                    List.of(
                            Text.number(SHORT, check.result().predicted().get(m).orElse(Double.NaN)),
                            Text.number(SHORT, check.result().aligned().get(m).orElse(Double.NaN)),
                            Text.number(SHORT, check.result().random().get(m).orElse(Double.NaN))));
        }
        Text.row(
                "last/first",
                List.of(
                        ratio(check.result().predicted()),
                        ratio(check.result().aligned()),
                        ratio(check.result().random())));
    }

    private static String ratio(List<OptionalDouble> times) {
        return Text.number(SHORT, SelfCheck.ratio(times).orElse(Double.NaN));
    }
}
