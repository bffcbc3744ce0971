package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.advise.Advice;
import org.fusionflow.advise.RemedyForecast;
import org.fusionflow.advise.forecast.Choice;
import org.fusionflow.advise.forecast.ErrorCurve;
import org.fusionflow.advise.forecast.Forecast;
import org.fusionflow.advise.trial.SelfCheck;
import org.fusionflow.reduced.Prediction;

/** Writes advice as a JSON document. */
public final class AdviceJson {
    private AdviceJson() {}

    public static ObjectNode of(Advice advice) {
        ObjectNode document = Json.object();
        document.put("layers", advice.request().layers());
        document.put("u0", advice.request().u0());
        Json.put(document, "horizon", advice.horizon());
        document.put("errorBasis", advice.basis().label());
        ArrayNode fusions = document.putArray("fusions");
        for (int i = 0; i < advice.fusions().size(); i++) {
            fusion(fusions.addObject(), advice, i);
        }
        recommended(document.putObject("recommended"), advice);
        ArrayNode remedies = document.putArray("remedies");
        for (int i = 0; i < advice.remedies().size(); i++) {
            remedy(
                    remedies.addObject(),
                    advice.remedies().get(i),
                    advice.choice().standings().get(advice.fusions().size() + i));
        }
        tradeOff(document.putArray("tradeOff"), advice);
        advice.confidence().ifPresent(sure -> {
            ObjectNode node = document.putObject("confidence");
            node.put("resamples", sure.resamples());
            node.put("sameOrder", sure.sameOrder());
            node.put("sameChoice", sure.sameChoice());
            node.put("close", sure.close());
        });
        ObjectNode premise = document.putObject("linearPremise");
        Json.put(premise, "nonlinearShare", advice.premise().nonlinearShare());
        premise.put("applies", advice.premise().applies());
        premise.put("reason", advice.premise().reason());
        ArrayNode simulated = premise.putArray("simulated");
        for (int i = 0; i < advice.premise().candidates().size(); i++) {
            ObjectNode node = simulated.addObject();
            node.put("architecture", advice.fusions().get(i).architecture());
            Json.put(
                    node,
                    "finalError",
                    advice.premise().candidates().get(i).curve().atEnd());
            Json.put(
                    node,
                    "bestStopError",
                    advice.premise().candidates().get(i).curve().best());
        }
        if (!advice.checks().isEmpty()) {
            checks(document.putArray("check"), advice);
        }
        Json.strings(document.putArray("notes"), advice.notes());
        return document;
    }

    private static void fusion(ObjectNode node, Advice advice, int index) {
        Forecast forecast = advice.fusions().get(index);
        Prediction prediction = forecast.prediction();
        List<String> names = prediction.tree().names();
        node.put("architecture", forecast.architecture());
        Json.strings(node.putArray("order"), forecast.order());
        Json.halfTimes(node, names, prediction.trajectory().halfTimes());
        Json.halfTimes(node, "signalHalfTimes", names, prediction.trajectory().signalHalfTimes());
        Json.put(node, "timeRatio", forecast.timeRatio());
        Json.put(node, "plateauLoss", prediction.plateauLoss());
        errors(node, forecast.curve());
        standing(node, advice.choice().standings().get(index));
        Json.put(node, "largestRate", advice.largestRates().get(index));
        prediction.bias().ifPresent(bias -> BiasJson.put(node.putObject("bias"), names, bias));
    }

    private static void errors(ObjectNode node, ErrorCurve curve) {
        Json.put(node, "finalError", curve.atEnd());
        Json.put(node, "bestStopError", curve.best());
        Json.put(node, "bestStopTime", curve.bestTime());
    }

    /** How far the error is from the least of all ways, and whether that counts. */
    private static void standing(ObjectNode node, Choice.Standing standing) {
        Json.put(node, "excess", standing.difference());
        Json.put(node, "excessStandardError", standing.standardError());
        node.put("asGoodAsBest", standing.within());
    }

    private static void remedy(ObjectNode node, RemedyForecast remedy, Choice.Standing standing) {
        Prediction prediction = remedy.forecast().prediction();
        List<String> names = prediction.tree().names();
        node.put("name", remedy.proposal().name());
        node.put("setting", remedy.proposal().setting());
        node.put("architecture", remedy.forecast().architecture());
        Json.strings(node.putArray("order"), remedy.forecast().order());
        Json.halfTimes(node, names, prediction.trajectory().halfTimes());
        Json.halfTimes(node, "signalHalfTimes", names, prediction.trajectory().signalHalfTimes());
        Json.put(node, "timeRatio", remedy.forecast().timeRatio());
        errors(node, remedy.forecast().curve());
        standing(node, standing);
        Json.put(node, "largestRate", remedy.largestRate());
        node.put("effect", remedy.proposal().effect());
    }

    private static void recommended(ObjectNode node, Advice advice) {
        node.put("architecture", advice.recommended().architecture().newick());
        advice.recommended().remedy().ifPresent(remedy -> {
            node.put("remedy", remedy.proposal().name());
            node.put("setting", remedy.proposal().setting());
        });
        node.put("by", advice.premise().applies() ? "theory" : "simulation");
        node.put("reason", advice.recommended().reason());
    }

    /** All ways to train that no other one is better than in both time and error, fastest first. */
    private static void tradeOff(ArrayNode array, Advice advice) {
        List<String> labels = new ArrayList<>();
        List<ErrorCurve> curves = new ArrayList<>();
        advice.fusions().forEach(forecast -> {
            labels.add(forecast.architecture());
            curves.add(forecast.curve());
        });
        advice.remedies().forEach(remedy -> {
            labels.add(
                    remedy.forecast().architecture() + " " + remedy.proposal().option());
            curves.add(remedy.forecast().curve());
        });
        for (int i = 0; i < curves.size(); i++) {
            double time = curves.get(i).learnedTime();
            double error = curves.get(i).best();
            if (curves.stream().noneMatch(other -> other.learnedTime() < time && other.best() < error)) {
                ObjectNode node = array.addObject();
                node.put("way", labels.get(i));
                Json.put(node, "time", time);
                Json.put(node, "error", error);
            }
        }
    }

    private static void checks(ArrayNode array, Advice advice) {
        for (Advice.Check check : advice.checks()) {
            List<String> names = check.result().names();
            ObjectNode node = array.addObject();
            node.put("way", check.way());
            node.put("networks", check.result().networks());
            times(node.putObject("predicted"), names, check.result().predicted());
            times(node.putObject("aligned"), names, check.result().aligned());
            times(node.putObject("random"), names, check.result().random());
            Json.put(node, "predictedRatio", SelfCheck.ratio(check.result().predicted()));
            Json.put(node, "alignedRatio", SelfCheck.ratio(check.result().aligned()));
            Json.put(node, "randomRatio", SelfCheck.ratio(check.result().random()));
            Json.put(node, "largestDifference", check.result().largestDifference());
        }
    }

    private static void times(ObjectNode node, List<String> names, List<OptionalDouble> times) {
        for (int m = 0; m < names.size(); m++) {
            Json.put(node, names.get(m), times.get(m));
        }
    }
}
