package org.fusionflow.study.plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fusionflow.data.file.Value;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.learned.LearnedContributions;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.reduced.alignment.greedy.GreedyEvent;
import org.fusionflow.study.RectifiedLaw;
import org.fusionflow.study.design.column.QuantityName;
import org.fusionflow.study.measure.NetworkRun;
import org.fusionflow.study.measure.StudyPoint;
import org.fusionflow.study.measure.TheoryPlugin;

/**
 * The alignment law of a two-layer network of rectified units: {@code {plugin: alignment, network: NETWORK}}. Its times are those of contributions.
 * The refined ones are of each seed's own weights, for networks that follow the gradient flow or gradient descent of a constant rate.
 */
final class AlignmentColumn implements TheoryPlugin {
    @Override
    public String key() {
        return "alignment";
    }

    @Override
    public boolean needsNetwork() {
        return true;
    }

    @Override
    public List<QuantityName> quantities() {
        return List.of(
                QuantityName.ofModality(
                        "speed", "largest correlation G* of a unit of the modality's branch with the output"),
                QuantityName.ofModality("halfTime", "contribution half time to leading order"),
                QuantityName.number("timeRatio", "that of the last modality over that of the first"),
                QuantityName.ofModality("refinedHalfTime", "contribution half time from the seed's own weights"),
                QuantityName.number("refinedTimeRatio", "that of the last modality over that of the first"),
                QuantityName.word("order", "names of the modalities that are learned, in order, with blanks between"),
                QuantityName.ofModality("contribution", "contribution of the modality on the last plateau"),
                QuantityName.number("plateauLoss", "loss after the first event"),
                QuantityName.number("finalLoss", "loss on the last plateau"),
                QuantityName.truth("linearApplies", "the linear theory applies to the network"));
    }

    @Override
    public Map<String, Datum> values(StudyPoint point, Optional<NetworkRun> run, Value arguments) {
        NetworkRun network = run.orElseThrow();
        AlignmentLaw law = point.law(network.network(), network.setup())
                .orElseThrow(() -> arguments.problem("alignment: "
                        + RectifiedLaw.refusal(network.problem(), network.setup())
                                .orElse("it has no law")));
        Optional<AlignmentLaw> refined = RectifiedLaw.refined(law, network.plan(Vector.of()));
        List<String> names = law.names();
        Map<String, Datum> values = new LinkedHashMap<>();
        Optional<Vector> plateau = RectifiedLaw.plateau(law).map(LearnedContributions.Plateau::contributions);
        for (int m = 0; m < names.size(); m++) {
            int modality = m;
            String label = "[" + names.get(m) + "]";
            values.put("speed" + label, Datum.of(law.speed(branch(law, names.get(m)))));
            values.put("halfTime" + label, Datum.of(law.halfTime(m)));
            refined.ifPresent(own -> values.put("refinedHalfTime" + label, Datum.of(own.refinedTime(modality))));
            plateau.ifPresent(last -> values.put("contribution" + label, Datum.of(last.at(modality))));
        }
        values.put("timeRatio", Datum.of(law.timeRatio()));
        refined.ifPresent(own -> values.put("refinedTimeRatio", Datum.of(own.refinedRatio())));
        values.put("order", Datum.of(law.order().stream().map(names::get).collect(Collectors.joining(" "))));
        law.events().stream()
                .map(GreedyEvent::loss)
                .findFirst()
                .ifPresent(loss -> values.put("plateauLoss", Datum.of(loss)));
        values.put("finalLoss", Datum.of(law.finalLoss()));
        values.put("linearApplies", Datum.of(law.premise().applies()));
        return values;
    }

    /** Place of the branch that reads a modality. */
    private static int branch(AlignmentLaw law, String modality) {
        List<String> branches = law.branches();
        for (int b = 0; b < branches.size(); b++) {
            if (List.of(branches.get(b).split("\\+", -1)).contains(modality)) {
                return b;
            }
        }
        throw new IllegalStateException(modality + " in no branch of " + branches);
    }
}
