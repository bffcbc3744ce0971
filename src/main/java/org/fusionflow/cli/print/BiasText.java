package org.fusionflow.cli.print;

import java.util.List;
import org.fusionflow.reduced.Bias;
import org.fusionflow.reduced.BiasVerdict;
import org.fusionflow.reduced.evidence.SampleEvidence;

/** Prints the unimodal bias as text. */
final class BiasText {
    private BiasText() {}

    static void print(Bias bias, List<String> names) {
        String against = bias.verdict() == BiasVerdict.NONE ? "" : "against " + names.get(bias.modality()) + ": ";
        Text.row("bias verdict", List.of(against + bias.verdict().label()));
        if (bias.verdict() == BiasVerdict.NONE) {
            return;
        }
        Text.row("  gain left", List.of(Text.number(bias.remainingGain())));
        bias.evidence().flatMap(SampleEvidence::test).ifPresent(test -> {
            Text.row("  gain by noise alone", List.of(Text.number(test.gainFloor())));
            Text.row("  net gain on new data", List.of(Text.number(test.netGain())));
            Text.row("  p-value of the gain", List.of(Text.number("%.2g", test.pValue())));
        });
        bias.evidence()
                .flatMap(SampleEvidence::heldOut)
                .ifPresent(held -> Text.row(
                        "  gain on held-out data",
                        List.of(Text.number(held.mean()), "+- " + Text.number("%.1g", held.standardError()))));
    }
}
