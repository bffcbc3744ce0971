package org.fusionflow.cli.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.data.remedy.RemedyText;
import org.fusionflow.data.samples.Population;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.Stay;
import org.fusionflow.reduced.Timeline;
import org.fusionflow.reduced.run.Monitors;
import org.fusionflow.reduced.saddle.LearnedSet;

/** Prints a prediction as text. */
public final class PredictionText {
    private final Prediction prediction;
    private final List<String> names;

    private PredictionText(Prediction prediction) {
        this.prediction = prediction;
        names = prediction.tree().names();
    }

    public static void print(Prediction prediction, Optional<Population> population) {
        new PredictionText(prediction).print();
        Text.warnings(prediction.warnings());
        Text.trajectory(prediction.trajectory().points(), population);
    }

    private String first() {
        if (prediction.isTogether()) {
            List<String> learned = IntStream.range(0, names.size())
                    .filter(m -> prediction.halfTime(m).isPresent())
                    .mapToObj(names::get)
                    .toList();
            return String.join(" and ", learned) + " are learned together";
        }
        return prediction.halfTime(prediction.first()).isPresent()
                ? names.get(prediction.first()) + " is learned first"
                : "nothing is half learned";
    }

    private void print() {
        System.out.println("architecture " + prediction.tree().newick() + ", u0 = " + Text.number(prediction.u0())
                + (prediction.rank().isPresent()
                        ? ", " + prediction.moments().outputs() + " outputs, rank "
                                + prediction.rank().getAsInt()
                        : "")
                + (names.size() > 1 ? ", " + first() : ""));
        if (!prediction.problem().remedies().isNone()) {
            System.out.println(
                    "remedies: " + RemedyText.words(prediction.problem().remedies()));
        }
        DataJson.print(prediction.problem().data());
        System.out.println();
        if (prediction.rank().isPresent()) {
            ofWidth();
            return;
        }
        times();
        if (names.size() > 1) {
            consequences();
        }
        path();
        Monitors monitors = prediction.trajectory().monitors().orElseThrow();
        System.out.println();
        System.out.println(steps() + "; energy balance " + Text.number("%.0e", monitors.energy()) + ", dense output "
                + Text.number("%.0e", monitors.defect()));
    }

    /**
     * Prints the prediction of a wider system. Fixed points and formulas are known for one output on the balanced manifold, which a wider
     * network leaves.
     */
    private void ofWidth() {
        Text.row("flow time", List.of("reduced"));
        for (int m = 0; m < names.size(); m++) {
            Text.row("half time of " + names.get(m), List.of(Text.number(prediction.halfTime(m))));
        }
        if (names.size() > 1) {
            Text.row("time ratio", List.of(Text.number(prediction.timeRatio())));
        }
        signals();
        prediction.bias().filter(bias -> names.size() > 1).ifPresent(bias -> BiasText.print(bias, names));
        Monitors monitors = prediction.trajectory().monitors().orElseThrow();
        System.out.println();
        System.out.println("no path and no formula: they are derived for one output and rank 1");
        System.out.println(steps() + "; energy balance " + Text.number("%.0e", monitors.energy())
                + ", conserved quantities " + Text.number("%.0e", monitors.conserved()) + ", dense output "
                + Text.number("%.0e", monitors.defect()));
    }

    private String steps() {
        return prediction.trajectory().steps() + " steps, "
                + prediction.trajectory().stiffSteps() + " of them implicit";
    }

    private void times() {
        Text.row("flow time", List.of("reduced", "formula", "error", "refined", "error"));
        for (int m = 0; m < names.size(); m++) {
            compared(
                    "half time of " + names.get(m),
                    prediction.halfTime(m),
                    prediction.laws().formulaTime(m),
                    prediction.laws().refinedTime(m));
        }
        if (names.size() > 1) {
            compared(
                    "time ratio",
                    prediction.timeRatio(),
                    prediction.laws().formulaRatio(),
                    prediction.laws().refinedRatio());
            if (prediction.laws().asymptoticRatio().isPresent()) {
                Text.row(
                        "asymptotic ratio",
                        List.of(Text.number(prediction.laws().asymptoticRatio())));
            }
        }
        signals();
    }

    /**
     * The signal half times of modalities with several inputs or outputs: there half of the norm may be that of directions that carry little of the
     * correlation.
     */
    private void signals() {
        boolean several = prediction.moments().outputs() > 1
                || prediction.moments().modalities().inputs() > names.size();
        if (!several) {
            return;
        }
        for (int m = 0; m < names.size(); m++) {
            Text.row("signal half time of " + names.get(m), List.of(Text.number(prediction.signalHalfTime(m))));
        }
        if (names.size() > 1) {
            Text.row("signal time ratio", List.of(Text.number(prediction.signalTimeRatio())));
        }
    }

    private static void compared(String label, OptionalDouble exact, OptionalDouble formula, OptionalDouble refined) {
        Text.row(
                label,
                List.of(
                        Text.number(exact),
                        Text.number(formula),
                        error(formula, exact),
                        Text.number(refined),
                        error(refined, exact)));
    }

    /** The error relative to the exact value. */
    private static String error(OptionalDouble value, OptionalDouble exact) {
        if (value.isEmpty() || exact.isEmpty() || !(exact.getAsDouble() > 0)) {
            return "-";
        }
        return Text.number("%+.1e", value.getAsDouble() / exact.getAsDouble() - 1);
    }

    private void consequences() {
        System.out.println();
        Text.row("plateau loss", List.of(Text.number(prediction.plateauLoss())));
        Text.row("mis-attribution", List.of(Text.number(misattribution(prediction))));
        Text.row("superficial preference", List.of(prediction.superficialPreference() ? "yes" : "no"));
        Text.row("permanent bias", List.of(prediction.permanentBias() ? "yes" : "no"));
        prediction.bias().ifPresent(bias -> BiasText.print(bias, names));
    }

    /** The misattribution: with its sign for one input, the norm for more. */
    static OptionalDouble misattribution(Prediction prediction) {
        return prediction
                .misattribution()
                .map((Vector v) -> OptionalDouble.of(v.size() == 1 ? v.at(0) : v.norm()))
                .orElse(OptionalDouble.empty());
    }

    private void path() {
        System.out.println();
        Text.row("fixed points visited", List.of("arrival", "departure", "nearest at", "distance", "loss"));
        for (Stay stay : prediction.timeline().map(Timeline::stays).orElse(List.of())) {
            Text.row(
                    "  " + stay.saddle().learned(),
                    List.of(
                            stay.visit()
                                    .arrival()
                                    .map(t -> Text.number(t.time()))
                                    .orElse("-"),
                            stay.visit()
                                    .departure()
                                    .map(t -> Text.number(t.time()))
                                    .orElse("-"),
                            Text.number(stay.visit().closest().time()),
                            Text.number("%.1e", stay.visit().closest().distance()),
                            Text.number(stay.saddle().loss())));
        }
        prediction.path().ifPresent(phases -> {
            List<String> sets = new ArrayList<>();
            phases.sequence().stream().map(LearnedSet::toString).forEach(sets::add);
            System.out.println("predicted path            " + String.join(" -> ", sets));
        });
    }
}
