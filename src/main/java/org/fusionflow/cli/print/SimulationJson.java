package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.remedy.RemedyText;
import org.fusionflow.linear.Vector;
import org.fusionflow.study.PredictedWatch;

/** Writes training runs as JSON. */
public final class SimulationJson {
    private SimulationJson() {}

    public static ObjectNode of(Simulation run) {
        ObjectNode document = Json.object();
        network(document, run);
        document.put("seed", run.plan().seed());
        outcome(document, run);
        Json.warnings(document, run.plan().data().warnings(), run.warnings());
        Json.trajectory(document, run.result().trajectory(), run.population());
        return document;
    }

    /** A document of several seeds: {@code runs[]} with the entries of single runs, warnings about the data beside them, and their {@code mean} and {@code standardDeviation}. */
    public static ObjectNode of(List<Simulation> runs) {
        ObjectNode document = Json.object();
        network(document, runs.get(0));
        Json.strings(document.putArray("warnings"), runs.get(0).plan().data().warnings());
        ArrayNode array = document.putArray("runs");
        for (Simulation run : runs) {
            ObjectNode node = array.addObject();
            node.put("seed", run.plan().seed());
            outcome(node, run);
            Json.strings(node.putArray("warnings"), run.warnings());
        }
        ObjectNode mean = document.putObject("mean");
        ObjectNode deviation = document.putObject("standardDeviation");
        for (SeedSummary summary : SeedSummary.of(runs)) {
            Json.put(mean, summary.name(), summary.mean());
            Json.put(deviation, summary.name(), summary.deviation());
        }
        return document;
    }

    private static void network(ObjectNode document, Simulation run) {
        document.put("architecture", run.plan().tree().newick());
        document.put("init", run.plan().initialization().name());
        document.put("method", run.plan().method().name());
        document.put("activation", run.plan().design().activation().name());
        document.put("loss", run.plan().loss().title());
        document.put("width", run.plan().width());
        Map<Key, String> remedies = RemedyText.entries(run.remedies());
        if (!remedies.isEmpty()) {
            ObjectNode node = document.putObject("remedies");
            remedies.forEach((key, text) -> node.put(key.name(), text));
        }
        PredictionJson.reference(
                document,
                run.plan().tree().names(),
                PredictedWatch.reference(run.plan().problem(), run.plan().setup())
                        .measured(run.plan().halfNorms()));
        if (run.plan().data().moments().outputs() > 1) {
            document.put("lossSumsOutputs", true);
        }
        if (run.plan().weightDecay() > 0) {
            document.put("weightDecay", run.plan().weightDecay());
            document.put("weightDecayIncludesBiases", true);
            document.put("lossIncludesWeightDecay", false);
        }
        if (run.population().isPresent()) {
            document.put("generalizationIncludesNoise", true);
        }
    }

    private static void outcome(ObjectNode document, Simulation run) {
        document.put("steps", run.result().steps());
        Json.put(document, "endTime", run.result().endTime());
        Json.halfTimes(document, run.plan().tree().names(), run.result().halfTimes());
        Json.halfTimes(
                document,
                "signalHalfTimes",
                run.plan().tree().names(),
                run.result().signalHalfTimes());
        Json.put(document, "timeRatio", run.timeRatio());
        Json.put(document, "signalTimeRatio", run.signalTimeRatio());
        Json.put(document, "finalLoss", run.result().finalLoss());
        if (run.population().isPresent()) {
            Json.put(document, "finalGeneralization", run.generalization());
        }
        if (run.heldOutLoss().isPresent()) {
            Json.put(document, "heldOutLoss", run.heldOutLoss());
        }
        Json.put(document, "conservedDrift", run.result().conservedDrift());
        ObjectNode contributions = document.putObject("contributions");
        List<String> names = run.plan().tree().names();
        for (int m = 0; m < names.size(); m++) {
            Json.put(contributions, names.get(m), run.contributions().at(m));
        }
        run.learned().ifPresent(learned -> {
            ObjectNode halfTimes = document.putObject("contributionHalfTimes");
            ObjectNode reference = document.putObject("contributionReference");
            reference.put("is", learned.reference().title());
            ObjectNode references = reference.putObject("values");
            for (int m = 0; m < names.size(); m++) {
                Json.put(halfTimes, names.get(m), run.contributionHalfTime(m));
                Json.put(references, names.get(m), learned.modalities().get(m).reference());
            }
            Json.put(document, "contributionTimeRatio", run.contributionTimeRatio());
        });
        run.ablated().ifPresent(ablated -> {
            ObjectNode without = document.putObject("lossWithout");
            put(without, names, ablated.lossWithout(), 0);
            ablated.accuracy().ifPresent(shares -> {
                ObjectNode accuracy = document.putObject("accuracy");
                Json.put(accuracy, "all", shares.at(0));
                put(accuracy.putObject("alone"), names, shares, 1);
            });
        });
    }

    private static void put(ObjectNode byName, List<String> names, Vector values, int from) {
        for (int m = 0; m < names.size(); m++) {
            Json.put(byName, names.get(m), values.at(from + m));
        }
    }
}
