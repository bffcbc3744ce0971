package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.reduced.alignment.LinearVerdict;
import org.fusionflow.reduced.alignment.NotLearned;
import org.fusionflow.reduced.alignment.greedy.GreedyEvent;
import org.fusionflow.reduced.alignment.unit.UnitMaximum;

/** Writes what the alignment law says of a network of rectified units as JSON. */
public final class AlignmentJson {
    private AlignmentJson() {}

    public static void put(ObjectNode node, AlignmentLaw law) {
        List<String> names = law.names();
        List<String> branches = law.branches();
        Json.put(node, "slope", law.slope());
        values(node.putObject("speeds"), branches, b -> OptionalDouble.of(law.speed(b)));
        values(node.putObject("noise"), branches, b -> OptionalDouble.of(law.noise(b)));
        order(node.putArray("order"), names, law.order());
        values(node.putObject("halfTimes"), names, law::halfTime);
        values(node.putObject("tau"), names, law::tau);
        Json.put(node, "timeRatio", law.timeRatio());
        Json.put(node, "twoBranchRatio", law.twoBranchRatio());
        if (law.hasRefined()) {
            ObjectNode refined = node.putObject("refined");
            values(refined.putObject("halfTimes"), names, law::refinedTime);
            Json.put(refined, "timeRatio", law.refinedRatio());
            Json.put(refined, "finalLoss", law.refinedLoss());
        }
        linear(node.putObject("linear"), law);
        maxima(node.putObject("maxima"), law);
        ArrayNode events = node.putArray("events");
        law.events().forEach(event -> event(events.addObject(), names, event, law.logScale()));
        Json.put(node, "finalLoss", law.finalLoss());
        ArrayNode notLearned = node.putArray("notLearned");
        for (NotLearned one : law.notLearned()) {
            notLearned.addObject().put("modality", one.modality()).put("reason", one.reason());
        }
        Json.strings(node.putArray("warnings"), law.warnings());
    }

    private static void linear(ObjectNode node, AlignmentLaw law) {
        LinearVerdict premise = law.premise();
        order(node.putArray("order"), law.branches(), premise.order());
        Json.put(node, "timeRatio", premise.timeRatio());
        node.put("applies", premise.applies());
        node.put("reason", reason(premise));
        values(
                node.putObject("speeds"),
                law.branches(),
                b -> OptionalDouble.of((1 + law.slope()) / 2 * premise.speeds().get(b)));
        values(
                node.putObject("residualSpeeds"),
                law.branches(),
                b -> OptionalDouble.of(premise.residualSpeeds().get(b)));
        Json.put(node, "nonlinearShare", premise.nonlinearShare());
        Json.put(node, "meanOutput", premise.meanOutput());
    }

    static String reason(LinearVerdict premise) {
        return premise.applies()
                ? "no unit grows faster than along the linear correlation, the first branch learns a linear map, and the order is that of s"
                : String.join("; ", premise.objections());
    }

    private static void maxima(ObjectNode node, AlignmentLaw law) {
        for (int b = 0; b < law.branches().size(); b++) {
            ObjectNode branch = node.putObject(law.branches().get(b));
            branch.put("exact", law.agreement(b).isEmpty());
            if (law.agreement(b).isPresent()) {
                Json.put(branch, "agreement", law.agreement(b));
            }
            ArrayNode list = branch.putArray("list");
            for (UnitMaximum one : law.maxima(b)) {
                ObjectNode maximum = list.addObject();
                maximum.put("sign", one.sign());
                Json.put(maximum, "value", one.value());
                maximum.put("kind", one.kind().name());
                vector(maximum.putArray("direction"), one.direction());
            }
        }
    }

    private static void event(ObjectNode node, List<String> names, GreedyEvent event, double logScale) {
        Json.put(node, "tau", event.tau());
        Json.put(node, "time", logScale > 0 ? OptionalDouble.of(logScale * event.tau()) : OptionalDouble.empty());
        Json.put(node, "loss", event.loss());
        values(
                node.putObject("contributions"),
                names,
                m -> OptionalDouble.of(event.contributions().at(m)));
        ArrayNode learned = node.putArray("learned");
        for (GreedyEvent.LearnedGroup group : event.learned()) {
            ObjectNode one = learned.addObject();
            one.put("branch", group.branch());
            one.put("sign", group.sign());
            Json.put(one, "rate", group.rate());
            vector(one.putArray("direction"), group.direction());
        }
    }

    private static void vector(ArrayNode array, Vector vector) {
        for (double entry : vector.toArray()) {
            array.add(entry);
        }
    }

    private static void order(ArrayNode array, List<String> names, List<Integer> order) {
        Json.strings(array, order.stream().map(names::get).toList());
    }

    private static void values(ObjectNode node, List<String> names, IntFunction<OptionalDouble> values) {
        for (int k = 0; k < names.size(); k++) {
            Json.put(node, names.get(k), values.apply(k));
        }
    }
}
