package org.fusionflow.claims.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.expression.Place;
import org.fusionflow.expression.Rational;

/**
 * The verdict on one claim.
 *
 * @param place of its block
 * @param name of the claim
 * @param kind {@code claim}, {@code refutes} or {@code asymptotic}
 * @param verdict {@code proved}, {@code refuted} or {@code undecided}; {@code supported}, {@code contradicted} or
 *     {@code undecided} for asymptotic statements
 * @param detail evidence or reason, on one line
 * @param counterexample values of the symbols at which a refuted statement fails; empty otherwise
 * @param holds true if the verdict is the one that the claim was written for
 * @param assumed what the verdict takes for granted besides the conditions that the claim states
 * @param evidence what the test of an asymptotic statement could see; empty for other statements, and if there was no test
 */
public record Finding(
        Place place,
        String name,
        String kind,
        String verdict,
        String detail,
        Map<String, Rational> counterexample,
        boolean holds,
        List<String> assumed,
        Optional<Support> evidence) {
    public Finding {
        assumed = List.copyOf(assumed);
        counterexample = java.util.Collections.unmodifiableMap(new TreeMap<>(counterexample));
    }

    /** The finding on a claim that is neither proved nor refuted. */
    public static Finding undecided(Claim claim, String reason) {
        return new Finding(
                claim.place(),
                claim.name(),
                claim.kind().key(),
                "undecided",
                reason,
                Map.of(),
                false,
                List.of(),
                Optional.empty());
    }
}
