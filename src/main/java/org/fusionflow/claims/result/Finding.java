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
 *     {@code undecided} for asymptotic statements; {@code decided by} a solver and its version where the solver says that the statement holds and
 *     nothing proves it
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
    /** How the verdict of a solver begins. */
    public static final String DECIDED_BY = "decided by ";

    public Finding {
        assumed = List.copyOf(assumed);
        counterexample = java.util.Collections.unmodifiableMap(new TreeMap<>(counterexample));
    }

    /** True for what a claim states and a solver confirms: neither proved nor known to be wrong. */
    public boolean lacksProofOnly() {
        return kind.equals(Claim.Kind.CLAIM.key()) && verdict.startsWith(DECIDED_BY);
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
