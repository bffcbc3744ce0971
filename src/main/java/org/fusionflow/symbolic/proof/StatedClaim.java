package org.fusionflow.symbolic.proof;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.symbolic.algebra.Expr;

/**
 * A statement of a step in the claim language, so that {@code verify} can prove the written derivation independently
 * of how it was generated. Symbols are those of {@code derivations/notation.md} for one input per modality.
 *
 * @param name what the statement says, in words and on one line
 * @param forall further real variables, {@code x > 0} for positive ones
 * @param lets abbreviations {@code name = expression}
 * @param assume conditions under which it holds
 * @param rates learning rates of edges, {@code edge = expression}
 * @param refutes true if the statement is false and shown as such
 * @param general true if it is about declared variables only, so that it needs no architecture
 * @param statement in the claim language
 */
public record StatedClaim(
        String name,
        List<String> forall,
        List<String> lets,
        List<String> assume,
        List<String> rates,
        boolean refutes,
        boolean general,
        String statement) {
    public StatedClaim {
        forall = List.copyOf(forall);
        rates = List.copyOf(rates);
        lets = List.copyOf(lets);
        assume = List.copyOf(assume);
    }

    /** The claim that two sides are equal, both in the claim language. */
    public static StatedClaim equal(String name, String left, String right) {
        return new StatedClaim(name, List.of(), List.of(), List.of(), List.of(), false, false, left + " == " + right);
    }

    /** A claim of another form: comparisons, and what is made of them. */
    public static StatedClaim stated(String name, String statement) {
        return new StatedClaim(name, List.of(), List.of(), List.of(), List.of(), false, false, statement);
    }

    /** The claim that a side in the claim language equals an expression. */
    public static StatedClaim equal(String name, String left, Expr right) {
        return equal(name, left, right.text());
    }

    /** The claim with further variables. */
    public StatedClaim forAll(String... variables) {
        return new StatedClaim(name, List.of(variables), lets, assume, rates, refutes, general, statement);
    }

    /** The claim with a further abbreviation. */
    public StatedClaim let(String abbreviation, Expr value) {
        List<String> more = new ArrayList<>(lets);
        more.add(abbreviation + " = " + value.text());
        return new StatedClaim(name, forall, more, assume, rates, refutes, general, statement);
    }

    /** The claim with a further condition; an empty text adds none. */
    public StatedClaim assuming(String condition) {
        List<String> more = new ArrayList<>(assume);
        if (!condition.isEmpty() && !more.contains(condition)) {
            more.add(condition);
        }
        return new StatedClaim(name, forall, lets, more, rates, refutes, general, statement);
    }

    /** The claim for a network with learning rates, and variables of which they are made. */
    public StatedClaim withRates(List<String> variables, List<String> given) {
        List<String> more = new ArrayList<>(forall);
        more.addAll(variables);
        return new StatedClaim(name, more, lets, assume, given, refutes, general, statement);
    }

    /** The same statement without an architecture. */
    public StatedClaim withoutArchitecture() {
        return new StatedClaim(name, forall, lets, assume, rates, refutes, true, statement);
    }

    /** The same statement, marked as false. */
    public StatedClaim wrong() {
        return new StatedClaim(name, forall, lets, assume, rates, true, general, statement);
    }

    /** The fields of a claim block for an architecture, one per line. */
    public List<String> fields(FusionTree tree) {
        List<String> fields = new ArrayList<>();
        fields.add("name: " + name);
        if (!general) {
            fields.add("architecture: " + tree.newick());
        }
        if (!forall.isEmpty()) {
            fields.add("forall: " + String.join(", ", forall));
        }
        lets.forEach(let -> fields.add("let: " + let));
        if (!assume.isEmpty()) {
            fields.add("assume: " + String.join(", ", assume));
        }
        if (!rates.isEmpty()) {
            fields.add("rates: " + String.join(", ", rates));
        }
        fields.add((refutes ? "refutes: " : "claim: ") + statement);
        return fields;
    }
}
