package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.study.ModalityStart;
import org.fusionflow.study.RandomStartPrediction;

/** Prints absolute half times from a random start, as text and as JSON. */
public final class RandomStartText {
    private RandomStartText() {}

    public static void print(RandomStartPrediction p) {
        System.out.println();
        System.out.println("random start " + p.start().initialization().name() + ", width "
                + p.start().width() + ", seed " + p.start().seed() + ": " + reduction(p));
        boolean twoLayers = isTwoLayers(p);
        Text.row(
                "flow time",
                twoLayers
                        ? List.of("reduced", "by u_eff", "u_eff")
                        : List.of("reduced", "projected at", "alignment", "kept"));
        for (ModalityStart m : p.modalities()) {
            Text.row(
                    "half time of " + m.name(),
                    twoLayers
                            ? List.of(number(m.halfTime()), number(m.growingModeHalfTime()), Text.number(m.growing()))
                            : List.of(
                                    number(m.halfTime()),
                                    Text.number(m.projectedAt()),
                                    Text.number("%.4f", m.alignment()),
                                    Text.number("%.4f", m.keptEnergy())));
        }
        Text.warnings(p.warnings());
    }

    private static boolean isTwoLayers(RandomStartPrediction p) {
        return p.modalities().stream().anyMatch(m -> m.growing().isPresent());
    }

    private static String reduction(RandomStartPrediction p) {
        return isTwoLayers(p)
                ? "exact reduction to width " + p.reducedWidth()
                : "trained until aligned, then projected onto the rank-one manifold";
    }

    private static String number(Optional<LocatedTime> time) {
        return Text.number(time.map(LocatedTime::time).orElse(Double.NaN));
    }

    public static void json(ObjectNode document, RandomStartPrediction p) {
        ObjectNode node = document.putObject("randomStart");
        node.put("init", p.start().initialization().name());
        node.put("width", p.start().width());
        node.put("seed", p.start().seed());
        node.put("reducedWidth", p.reducedWidth());
        Json.halfTimes(node, p.start().tree().names(), p.halfTimes());
        ObjectNode modalities = node.putObject("modalities");
        for (ModalityStart m : p.modalities()) {
            ObjectNode one = modalities.putObject(m.name());
            Json.put(one, "growingMode", m.growing());
            Json.put(one, "expectedGrowingMode", m.expected());
            Json.put(
                    one,
                    "growingModeHalfTime",
                    m.growingModeHalfTime().map(LocatedTime::time).orElse(Double.NaN));
            Json.put(one, "projectedAt", m.projectedAt());
            Json.put(one, "alignment", m.alignment());
            Json.put(one, "keptEnergy", m.keptEnergy());
        }
        Json.strings(node.putArray("warnings"), p.warnings());
    }
}
