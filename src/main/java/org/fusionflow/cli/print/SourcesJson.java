package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.fusionflow.report.study.front.Confirmation;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.SeedValues;
import org.fusionflow.report.study.subject.SourceColumn;
import org.fusionflow.report.study.subject.Subject;

/**
 * Puts the numbers of a report of one problem: {@code theory[] {source, halfTimes {}, timeRatio, plateauLoss}} and {@code networks[] {network,
 * recorded, law {halfTimes {}, timeRatio}, runs[] {run, halfTimes {}, timeRatio, plateauLoss, finalLoss, predictedHalfTimes {}, relativeErrors {}}}}. What is predicted is predicted for
 * the run's own start where that is known; {@code law} is the alignment law to leading order.
 */
public final class SourcesJson {
    private SourcesJson() {}

    public static void put(ObjectNode document, Subject subject) {
        ArrayNode theory = document.putArray("theory");
        if (subject.hasFormula()) {
            theory(theory.addObject(), "formula", SourceColumn.formula(subject.prediction()), subject);
        }
        theory(theory.addObject(), "reduced", SourceColumn.reduced(subject.prediction()), subject);
        ArrayNode networks = document.putArray("networks");
        for (Ensemble network : subject.networks()) {
            ObjectNode node = networks.addObject();
            node.put("network", network.name());
            node.put("recorded", network.isRecorded());
            network.rectified().ifPresent(rectified -> {
                ObjectNode law = node.putObject("law");
                halfTimes(law, "halfTimes", subject, rectified.law()::halfTime);
                Json.put(law, "timeRatio", rectified.law().timeRatio());
            });
            ArrayNode runs = node.putArray("runs");
            for (int run = 0; run < network.results().size(); run++) {
                run(runs.addObject(), subject, network, run);
            }
        }
    }

    private static void theory(ObjectNode node, String source, SourceColumn column, Subject subject) {
        node.put("source", source);
        halfTimes(node, "halfTimes", subject, m -> at(column.halfTimes().get(m), 0));
        Json.put(node, "timeRatio", at(column.timeRatio(), 0));
        Json.put(node, "plateauLoss", at(column.plateauLoss(), 0));
    }

    private static void run(ObjectNode node, Subject subject, Ensemble network, int run) {
        SourceColumn measured = subject.column(network);
        node.put("run", network.run(run));
        halfTimes(node, "halfTimes", subject, m -> at(measured.halfTimes().get(m), run));
        Json.put(node, "timeRatio", at(measured.timeRatio(), run));
        Json.put(node, "plateauLoss", at(measured.plateauLoss(), run));
        Json.put(node, "finalLoss", at(measured.finalLoss(), run));
        List<SeedValues> predicted = Confirmation.predicted(subject, network);
        if (predicted.isEmpty()) {
            return;
        }
        halfTimes(node, "predictedHalfTimes", subject, m -> at(predicted.get(m), run));
        halfTimes(node, "relativeErrors", subject, m -> {
            OptionalDouble ratio = at(measured.halfTimes().get(m).over(predicted.get(m)), run);
            return ratio.isPresent() ? OptionalDouble.of(ratio.getAsDouble() - 1) : ratio;
        });
    }

    private static OptionalDouble at(SeedValues values, int run) {
        return run < values.values().size() ? values.values().get(run) : OptionalDouble.empty();
    }

    /** Numbers by modality; null for one that does not exist. */
    private static void halfTimes(ObjectNode node, String key, Subject subject, IntFunction<OptionalDouble> value) {
        ObjectNode object = node.putObject(key);
        for (int m = 0; m < subject.names().size(); m++) {
            Json.put(object, subject.names().get(m), value.apply(m));
        }
    }
}
