package org.fusionflow.study.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.data.file.Value;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.learned.LearnedContributions;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.reduced.alignment.LinearVerdict;
import org.fusionflow.study.RectifiedLaw;
import org.fusionflow.study.design.column.QuantityName;
import org.fusionflow.study.measure.LawAtPoint;
import org.fusionflow.study.measure.NetworkRun;
import org.fusionflow.study.measure.StudyPoint;
import org.fusionflow.study.measure.TheoryPlugin;

/**
 * The alignment law of two-layer networks of rectified units as a column of theory, beside the linear theory and whether that applies:
 * {@code {plugin: alignment[, slope: SLOPE]}} from the data alone, to leading order in {@code 1/ln(1/u0)}, and
 * {@code {plugin: alignment, network: NETWORK}} also with the half times that follow from each network's own initial weights. Where the law does not
 * cover a problem or a network, its quantities do not exist and {@code note} says why.
 */
final class RectifiedUnits implements TheoryPlugin {
    @Override
    public String key() {
        return "alignment";
    }

    @Override
    public boolean takesNetwork() {
        return true;
    }

    @Override
    public List<QuantityName> quantities() {
        return List.of(
                QuantityName.ofModality("halfTime", "half time of the modality; of no modality that is not learned"),
                QuantityName.number("firstHalfTime", "the earliest half time"),
                QuantityName.number("secondHalfTime", "the second half time"),
                QuantityName.number("lastHalfTime", "the latest half time, of modalities that are learned"),
                QuantityName.number("timeRatio", "the latest half time over the earliest"),
                QuantityName.word("first", "name of the modality that is learned first"),
                QuantityName.word("order", "names of the modalities that are learned, in order, with blanks between"),
                QuantityName.ofModality(
                        "refinedHalfTime",
                        "half time from a network's own initial weights, of flow and plain gradient descent"),
                QuantityName.number("refinedTimeRatio", "the latest of those over the earliest"),
                QuantityName.number("refinedFinalLoss", "loss when they are learned"),
                QuantityName.ofModality("contribution", "contribution of the modality on the last plateau"),
                QuantityName.ofModality("tau", "half time over ln(1/u0), to leading order"),
                QuantityName.ofModality("speed", "largest growth rate G* of a unit that reads the modality"),
                QuantityName.ofModality("noise", "the same for shuffled outputs"),
                QuantityName.ofModality("residualSpeed", "the same when the first branch is learned"),
                QuantityName.number("twoBranchRatio", "1 + (G_1 - G_2)/G_2', of two branches"),
                QuantityName.number("plateauLoss", "loss after the first event"),
                QuantityName.number("finalLoss", "loss on the last plateau"),
                QuantityName.truth("linearApplies", "whether the linear theory describes these data"),
                QuantityName.word("linearReason", "why it does not"),
                QuantityName.word("linearOrder", "branches by correlation, largest first, with blanks between"),
                QuantityName.ofModality("linearSpeed", "growth rate of the modality's branch by the linear theory"),
                QuantityName.number("linearRatio", "time ratio of two branches by the linear theory"),
                QuantityName.number("nonlinearShare", "share of what the first branch learns that is not linear"),
                QuantityName.word("note", "why the law says nothing here, or its warnings"));
    }

    @Override
    public Map<String, Datum> values(StudyPoint point, Optional<NetworkRun> run, Value arguments) {
        Map<String, ? extends Value> entries = arguments.entries(List.of("slope", "network"));
        Value given = entries.get("slope");
        if (given != null && run.isPresent()) {
            throw given.problem("alignment: expected slope or network, not both; a network has its own slope");
        }
        if (run.isPresent()) {
            return ofNetwork(point, run.get());
        }
        double slope = given == null ? 0 : given.number();
        if (given != null && !(slope >= 0 && slope < 1)) {
            throw given.expected("a number from 0 up to but without 1");
        }
        LawAtPoint found = point.rectified(slope);
        return found.law().isEmpty() ? none(found.reason()) : of(found.law().get());
    }

    private static Map<String, Datum> none(String reason) {
        return Map.of("note", Datum.of(reason));
    }

    private static Map<String, Datum> ofNetwork(StudyPoint point, NetworkRun run) {
        Optional<String> refusal = RectifiedLaw.refusal(point.problem(), run.setup());
        Optional<AlignmentLaw> law = point.law(run.network(), run.setup());
        if (law.isEmpty()) {
            return none(refusal.orElseGet(
                    () -> point.rectified(run.setup().activation().slope()).reason()));
        }
        Map<String, Datum> values = of(law.get());
        Optional<AlignmentLaw> refined = RectifiedLaw.refined(law.get(), run.plan(Vector.of()));
        refined.ifPresent(own -> {
            for (int m = 0; m < own.names().size(); m++) {
                values.put("refinedHalfTime[" + own.names().get(m) + "]", Datum.of(own.refinedTime(m)));
            }
            values.put("refinedTimeRatio", Datum.of(own.refinedRatio()));
            values.put("refinedFinalLoss", Datum.of(own.refinedLoss()));
        });
        return values;
    }

    private static Map<String, Datum> of(AlignmentLaw law) {
        Map<String, Datum> values = new LinkedHashMap<>();
        times(values, law);
        Optional<LearnedContributions.Plateau> plateau = RectifiedLaw.plateau(law);
        for (int m = 0; m < law.names().size(); m++) {
            int modality = m;
            String label = "[" + law.names().get(m) + "]";
            int branch = branch(law, law.names().get(m));
            LinearVerdict premise = law.premise();
            plateau.ifPresent(last -> values.put(
                    "contribution" + label, Datum.of(last.contributions().at(modality))));
            values.put("tau" + label, Datum.of(law.tau(m)));
            values.put("speed" + label, Datum.of(law.speed(branch)));
            values.put("noise" + label, Datum.of(law.noise(branch)));
            values.put(
                    "residualSpeed" + label, Datum.of(premise.residualSpeeds().get(branch)));
            values.put(
                    "linearSpeed" + label,
                    Datum.of((1 + law.slope()) / 2 * premise.speeds().get(branch)));
        }
        values.put("twoBranchRatio", Datum.of(law.twoBranchRatio()));
        values.put(
                "plateauLoss",
                Datum.of(
                        law.events().isEmpty()
                                ? Double.NaN
                                : law.events().get(0).loss()));
        values.put("finalLoss", Datum.of(law.finalLoss()));
        values.put("linearApplies", Datum.of(law.premise().applies()));
        values.put("linearReason", Datum.of(String.join("; ", law.premise().objections())));
        values.put(
                "linearOrder",
                Datum.of(String.join(
                        " ",
                        law.premise().order().stream().map(law.branches()::get).toList())));
        values.put("linearRatio", Datum.of(law.premise().timeRatio()));
        values.put("nonlinearShare", Datum.of(law.premise().nonlinearShare()));
        values.put("note", Datum.of(String.join("; ", notes(law))));
        return values;
    }

    private static List<String> notes(AlignmentLaw law) {
        List<String> notes = new ArrayList<>(law.warnings());
        law.notLearned().forEach(one -> notes.add(one.modality() + " is not learned: " + one.reason()));
        return notes;
    }

    /** The branch that reads a modality. */
    private static int branch(AlignmentLaw law, String modality) {
        return IntStream.range(0, law.branches().size())
                .filter(b -> Arrays.asList(law.branches().get(b).split("\\+")).contains(modality))
                .findFirst()
                .orElseThrow();
    }

    private static void times(Map<String, Datum> values, AlignmentLaw law) {
        List<String> names = law.names();
        List<Integer> order =
                law.order().stream().filter(m -> law.halfTime(m).isPresent()).toList();
        order.forEach(m -> values.put("halfTime[" + names.get(m) + "]", Datum.of(law.halfTime(m))));
        if (order.isEmpty()) {
            return;
        }
        OptionalDouble first = law.halfTime(order.get(0));
        OptionalDouble last = law.halfTime(order.get(order.size() - 1));
        values.put("firstHalfTime", Datum.of(first));
        values.put("lastHalfTime", Datum.of(last));
        values.put("first", Datum.of(names.get(order.get(0))));
        values.put(
                "order",
                Datum.of(String.join(" ", order.stream().map(names::get).toList())));
        if (order.size() > 1) {
            values.put("secondHalfTime", Datum.of(law.halfTime(order.get(1))));
            values.put("timeRatio", Datum.of(last.getAsDouble() / first.getAsDouble()));
        }
    }
}
