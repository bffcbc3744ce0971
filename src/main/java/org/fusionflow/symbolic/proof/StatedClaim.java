package org.fusionflow.symbolic.proof;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.symbolic.algebra.Expr;

/**
 * A statement of a step in the claim language, so that {@code verify} can prove the written derivation without knowing how it
 * came about. Symbols as in {@code derivations/notation.md}, one input a modality.
 *
 * @param name what it says, in words and on one line
 * @param forall further real variables, {@code x > 0} for positive ones
 * @param lets abbreviations {@code name = expression}
 * @param assume conditions under which it holds
 * @param refutes true if the statement is wrong and shown for that
 * @param statement an equation
 */
public record StatedClaim(
        String name, List<String> forall, List<String> lets, List<String> assume, boolean refutes, String statement) {
    public StatedClaim {
        forall = List.copyOf(forall);
        lets = List.copyOf(lets);
        assume = List.copyOf(assume);
    }

    public static StatedClaim equal(String name, String left, String right) {
        return new StatedClaim(name, List.of(), List.of(), List.of(), false, left + " == " + right);
    }

    public static StatedClaim equal(String name, String left, Expr right) {
        return equal(name, left, right.text());
    }

    public StatedClaim forAll(String... variables) {
        return new StatedClaim(name, List.of(variables), lets, assume, refutes, statement);
    }

    public StatedClaim let(String abbreviation, Expr value) {
        List<String> more = new ArrayList<>(lets);
        more.add(abbreviation + " = " + value.text());
        return new StatedClaim(name, forall, more, assume, refutes, statement);
    }

    /** Adds a condition; an empty one adds nothing. */
    public StatedClaim assuming(String condition) {
        List<String> more = new ArrayList<>(assume);
        if (!condition.isEmpty() && !more.contains(condition)) {
            more.add(condition);
        }
        return new StatedClaim(name, forall, lets, more, refutes, statement);
    }

    /** The same statement, shown because it is wrong. */
    public StatedClaim wrong() {
        return new StatedClaim(name, forall, lets, assume, true, statement);
    }

    /** The fields of a claim block, one a line, for an architecture. */
    public List<String> fields(FusionTree tree) {
        List<String> fields = new ArrayList<>();
        fields.add("name: " + name);
        fields.add("architecture: " + tree.newick());
        if (!forall.isEmpty()) {
            fields.add("forall: " + String.join(", ", forall));
        }
        lets.forEach(let -> fields.add("let: " + let));
        if (!assume.isEmpty()) {
            fields.add("assume: " + String.join(", ", assume));
        }
        fields.add((refutes ? "refutes: " : "claim: ") + statement);
        return fields;
    }
}
