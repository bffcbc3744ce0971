package org.fusionflow.cli.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.data.samples.Population;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Stay;
import org.fusionflow.reduced.TreePrediction;
import org.fusionflow.reduced.run.Monitors;
import org.fusionflow.reduced.saddle.LearnedSet;

/** A prediction for people. */
public final class PredictionText {
    private final TreePrediction prediction;
    private final List<String> names;

    private PredictionText(TreePrediction prediction) {
        this.prediction = prediction;
        names = prediction.tree().names();
    }

    public static void print(TreePrediction prediction, Optional<Population> population) {
        new PredictionText(prediction).print();
        Text.warnings(prediction.warnings());
        Text.trajectory(prediction.trajectory().points(), population);
    }

    private void print() {
        System.out.println("architecture " + prediction.tree().newick() + ", u0 = " + Text.number(prediction.u0())
                + (names.size() > 1 ? ", " + names.get(prediction.first()) + " is learned first" : ""));
        System.out.println();
        times();
        if (names.size() > 1) {
            consequences();
        }
        path();
        Monitors monitors = prediction.trajectory().monitors().orElseThrow();
        System.out.println();
        System.out.println(String.format(
                Locale.ROOT,
                "%d steps, %d of them implicit; energy balance %.0e, dense output %.0e",
                prediction.trajectory().steps(),
                prediction.trajectory().stiffSteps(),
                monitors.energy(),
                monitors.defect()));
    }

    private void times() {
        Text.row("flow time", List.of("reduced", "formula", "error", "refined", "error"));
        for (int m = 0; m < names.size(); m++) {
            compared(
                    "half time of " + names.get(m),
                    prediction.halfTime(m),
                    prediction.formulaTime(m),
                    prediction.refinedTime(m));
        }
        if (names.size() > 1) {
            compared("time ratio", prediction.reducedRatio(), prediction.formulaRatio(), prediction.refinedRatio());
            if (prediction.asymptoticRatio().isPresent()) {
                Text.row("asymptotic ratio", List.of(Text.number(prediction.asymptoticRatio())));
            }
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

    /** Relative to the exact value. */
    private static String error(OptionalDouble value, OptionalDouble exact) {
        if (value.isEmpty() || exact.isEmpty() || !(exact.getAsDouble() > 0)) {
            return "-";
        }
        return String.format(Locale.ROOT, "%+.1e", value.getAsDouble() / exact.getAsDouble() - 1);
    }

    private void consequences() {
        System.out.println();
        Text.row("plateau loss", List.of(Text.number(prediction.plateauLoss())));
        Text.row("mis-attribution", List.of(Text.number(misattribution(prediction))));
        Text.row("superficial preference", List.of(prediction.superficialPreference() ? "yes" : "no"));
        Text.row("permanent bias", List.of(prediction.permanentBias() ? "yes" : "no"));
    }

    /** Signed for one input, the norm for more. */
    static OptionalDouble misattribution(TreePrediction prediction) {
        return prediction
                .misattribution()
                .map((Vector v) -> OptionalDouble.of(v.size() == 1 ? v.at(0) : v.norm()))
                .orElse(OptionalDouble.empty());
    }

    private void path() {
        System.out.println();
        Text.row("fixed points visited", List.of("arrival", "departure", "nearest at", "distance", "loss"));
        for (Stay stay : prediction.timeline().stays()) {
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
                            String.format(
                                    Locale.ROOT, "%.1e", stay.visit().closest().distance()),
                            Text.number(stay.saddle().loss())));
        }
        prediction.phases().ifPresent(phases -> {
            List<String> sets = new ArrayList<>();
            phases.sequence().stream().map(LearnedSet::toString).forEach(sets::add);
            System.out.println("predicted path            " + String.join(" -> ", sets));
        });
    }
}
