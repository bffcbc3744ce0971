package org.fusionflow.claims;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        Optional<Support> evidence) {
    public Finding {
        counterexample = java.util.Collections.unmodifiableMap(new TreeMap<>(counterexample));
    }

    /** A finding on a statement that is not asymptotic. */
    Finding(
            Place place,
            String name,
            String kind,
            String verdict,
            String detail,
            Map<String, Rational> counterexample,
            boolean holds) {
        this(place, name, kind, verdict, detail, counterexample, holds, Optional.empty());
    }
}
