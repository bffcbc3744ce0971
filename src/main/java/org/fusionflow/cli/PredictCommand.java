package org.fusionflow.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.LearningOrder;
import org.fusionflow.data.LocatedTime;
import org.fusionflow.data.Outcome;
import org.fusionflow.data.Vector;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.study.NumericalFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code predict}: integrates the derived system and evaluates the formulas. */
@Command(
        name = "predict",
        description = "Half times, time ratio and consequences: exact reduced system beside the formulas.",
        mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
    @Mixin
    private ArchitectureOptions architecture = new ArchitectureOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        FusionTree tree = architecture.required();
        LearningOrder.requireTwoModalities(tree);
        Prediction prediction = Predictor.predict(tree, data.required(tree), data.u0(), data.times());
        if (json) {
            Json.print(document(prediction));
        } else {
            print(prediction);
        }
        Outcome outcome = prediction.trajectory().outcome();
        return outcome.isFailure() || outcome == Outcome.OUT_OF_STEPS
                ? Main.complain("reduced system: " + NumericalFailure.describe(outcome), Main.NUMERICAL_FAILURE)
                : Main.DONE;
    }

    private static ObjectNode document(Prediction p) {
        List<String> names = p.tree().names();
        ObjectNode document = Json.object();
        document.put("architecture", p.tree().newick());
        document.put("u0", p.u0());
        document.put("first", names.get(p.order().first()));
        Json.halfTimes(document, names, p.trajectory().halfTimes());
        ObjectNode formulaTimes = document.putObject("formulaTimes");
        for (int m = 0; m < names.size(); m++) {
            Json.put(formulaTimes, names.get(m), p.formulaTimes().get(m));
        }
        ObjectNode ratio = document.putObject("timeRatio");
        Json.put(ratio, "reduced", p.reducedRatio());
        Json.put(ratio, "formula", p.formulaRatio());
        Json.put(ratio, "asymptotic", p.asymptoticRatio());
        Json.put(ratio, "refined", p.correctedRatio());
        Json.put(document, "misattribution", misattribution(p));
        p.misattribution()
                .ifPresentOrElse(
                        vector -> {
                            var array = document.putArray("misattributionVector");
                            for (double entry : vector.toArray()) {
                                array.add(entry);
                            }
                        },
                        () -> document.putNull("misattributionVector"));
        document.put("superficialPreference", p.superficialPreference());
        document.put("permanentBias", p.permanentBias());
        Json.put(document, "plateauLoss", p.plateauLoss());
        Json.strings(document.putArray("warnings"), p.warnings());
        Json.trajectory(document, p.trajectory().points());
        return document;
    }

    /** Signed for one input, the norm for more. */
    private static OptionalDouble misattribution(Prediction p) {
        return p.misattribution()
                .map((Vector v) -> OptionalDouble.of(v.size() == 1 ? v.at(0) : v.norm()))
                .orElse(OptionalDouble.empty());
    }

    private static void print(Prediction p) {
        List<String> names = p.tree().names();
        System.out.println("architecture " + p.tree().newick() + ", u0 = " + Text.number(p.u0()) + ", "
                + names.get(p.order().first()) + " is learned first");
        System.out.println();
        Text.row("flow time", List.of("reduced", "formula"));
        for (int m = 0; m < names.size(); m++) {
            double half =
                    p.trajectory().halfTimes().get(m).map(LocatedTime::time).orElse(Double.NaN);
            Text.row(
                    "half time of " + names.get(m),
                    List.of(Text.number(half), Text.number(p.formulaTimes().get(m))));
        }
        System.out.println();
        Text.row("", List.of("reduced", "formula", "asymptotic", "refined"));
        Text.row(
                "time ratio",
                List.of(
                        Text.number(p.reducedRatio()),
                        Text.number(p.formulaRatio()),
                        Text.number(p.asymptoticRatio()),
                        Text.number(p.correctedRatio())));
        System.out.println();
        Text.row("plateau loss", List.of(Text.number(p.plateauLoss())));
        Text.row("mis-attribution", List.of(Text.number(misattribution(p))));
        Text.row("superficial preference", List.of(p.superficialPreference() ? "yes" : "no"));
        Text.row("permanent bias", List.of(p.permanentBias() ? "yes" : "no"));
        Text.warnings(p.warnings());
        Text.trajectory(p.trajectory().points());
    }
}
