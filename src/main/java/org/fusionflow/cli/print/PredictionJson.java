package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.fusionflow.data.remedy.RemedyText;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.data.samples.Population;
import org.fusionflow.reduced.HalfTimeReference;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.Stay;
import org.fusionflow.reduced.Timeline;
import org.fusionflow.reduced.run.Monitors;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.saddle.LearnedSet;

/** Writes a prediction as a JSON document. */
public final class PredictionJson {
    private PredictionJson() {}

    public static ObjectNode of(Prediction p, Optional<Population> population) {
        List<String> names = p.tree().names();
        ObjectNode document = Json.object();
        document.put("architecture", p.tree().newick());
        document.put("u0", p.u0());
        if (!p.problem().remedies().isNone()) {
            ObjectNode remedies = document.putObject("remedies");
            RemedyText.entries(p.problem().remedies()).forEach((key, text) -> remedies.put(key.name(), text));
        }
        if (p.rank().isPresent()) {
            document.put("outputs", p.moments().outputs());
            document.put("rank", p.rank().getAsInt());
        }
        DataJson.put(document, p.problem().data());
        document.put("first", names.get(p.first()));
        Json.strings(
                document.putArray("order"), p.order().stream().map(names::get).toList());
        Json.halfTimes(document, names, p.trajectory().halfTimes());
        Json.halfTimes(document, "signalHalfTimes", names, p.trajectory().signalHalfTimes());
        reference(document, names, p.reference());
        times(document.putObject("formulaTimes"), names, p.laws()::formulaTime);
        times(document.putObject("refinedTimes"), names, p.laws()::refinedTime);
        ObjectNode ratio = document.putObject("timeRatio");
        Json.put(ratio, "reduced", p.timeRatio());
        Json.put(ratio, "signal", p.signalTimeRatio());
        Json.put(ratio, "formula", p.laws().formulaRatio());
        Json.put(ratio, "asymptotic", p.laws().asymptoticRatio());
        Json.put(ratio, "refined", p.laws().refinedRatio());
        Json.put(document, "misattribution", PredictionText.misattribution(p));
        p.misattribution()
                .ifPresentOrElse(
                        vector -> {
                            ArrayNode array = document.putArray("misattributionVector");
                            for (double entry : vector.toArray()) {
                                array.add(entry);
                            }
                        },
                        () -> document.putNull("misattributionVector"));
        document.put("superficialPreference", p.superficialPreference());
        document.put("permanentBias", p.permanentBias());
        p.bias().ifPresent(bias -> BiasJson.put(document.putObject("bias"), names, bias));
        Json.put(document, "plateauLoss", p.plateauLoss());
        timeline(document, p);
        ArrayNode predicted = document.putArray("predictedPath");
        p.path().ifPresent(phases -> phases.sequence().forEach(set -> learned(predicted.addArray(), set)));
        document.put("outcome", p.outcome().name());
        monitors(document, p.trajectory());
        Json.warnings(document, p.problem().data().warnings(), p.warnings());
        if (p.moments().outputs() > 1 || p.rank().isPresent()) {
            rows(document, p);
        } else {
            Json.trajectory(document, p.trajectory().points(), population);
        }
        return document;
    }

    /** Adds the reference of the half times: {@code {A: {learned: [..], norm: .., signal: ..}}}. */
    static void reference(ObjectNode document, List<String> names, HalfTimeReference reference) {
        ObjectNode node = document.putObject("halfTimeReference");
        for (int m = 0; m < names.size(); m++) {
            HalfTimeReference.Target target = reference.targets().get(m);
            ObjectNode one = node.putObject(names.get(m));
            Json.strings(one.putArray("learned"), target.learned());
            Json.put(one, "norm", target.norm());
            Json.put(one, "signal", target.signal());
        }
    }

    /** Adds states {@code {t, loss, w[][]}} with one row of the map for each output. */
    private static void rows(ObjectNode document, Prediction p) {
        ArrayNode array = document.putArray("trajectory");
        int inputs = p.moments().modalities().inputs();
        for (TrajectoryPoint point : p.trajectory().points()) {
            ObjectNode node = array.addObject();
            Json.put(node, "t", point.time());
            Json.put(node, "loss", point.loss());
            ArrayNode rows = node.putArray("w");
            for (int o = 0; o < p.moments().outputs(); o++) {
                ArrayNode row = rows.addArray();
                for (int i = 0; i < inputs; i++) {
                    row.add(point.map().at(o * inputs + i));
                }
            }
        }
    }

    static void monitors(ObjectNode document, ReducedTrajectory trajectory) {
        Monitors monitors = trajectory.monitors().orElseThrow();
        ObjectNode quality = document.putObject("monitors");
        Json.put(quality, "energy", monitors.energy());
        Json.put(quality, "largestRise", monitors.largestRise());
        Json.put(quality, "conserved", monitors.conserved());
        Json.put(quality, "defect", monitors.defect());
        quality.put("steps", trajectory.steps());
        quality.put("implicitSteps", trajectory.stiffSteps());
        trajectory.projection().ifPresent(projection -> {
            quality.put("directions", projection.directions());
            Json.put(quality, "projection", projection.error());
        });
    }

    private static void times(ObjectNode node, List<String> names, IntFunction<OptionalDouble> times) {
        for (int m = 0; m < names.size(); m++) {
            Json.put(node, names.get(m), times.apply(m));
        }
    }

    private static void learned(ArrayNode array, LearnedSet set) {
        Json.strings(array, set.names());
    }

    private static void timeline(ObjectNode document, Prediction p) {
        ArrayNode array = document.putArray("timeline");
        for (Stay stay : p.timeline().map(Timeline::stays).orElse(List.of())) {
            ObjectNode node = array.addObject();
            learned(node.putArray("learned"), stay.saddle().learned());
            Json.put(node, "loss", stay.saddle().loss());
            Json.put(node, "arrival", time(stay.visit().arrival()));
            Json.put(node, "departure", time(stay.visit().departure()));
            ObjectNode closest = node.putObject("closest");
            Json.put(closest, "t", stay.visit().closest().time());
            Json.put(closest, "distance", stay.visit().closest().distance());
            Json.put(closest, "loss", stay.visit().closest().loss());
        }
    }

    private static double time(Optional<LocatedTime> located) {
        return located.map(LocatedTime::time).orElse(Double.NaN);
    }
}
