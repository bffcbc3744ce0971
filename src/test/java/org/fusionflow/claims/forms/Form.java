package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;

/** A claim of any form as text, whether it is true, and how points that matter to it are made. */
final class Form {
    private final String kind;
    private final List<String> variables = new ArrayList<>();
    private final Map<String, String> abbreviations = new LinkedHashMap<>();
    private final List<String> vectors = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> pins = new LinkedHashMap<>();
    private Optional<FusionTree> tree = Optional.empty();
    private String statement = "";
    private String meaning = "";
    private boolean holds;

    private Form(String kind) {
        this.kind = kind;
    }

    /** Starts a claim of a kind, which groups the results. */
    static Form of(String kind) {
        return new Form(kind);
    }

    Form tree(String newick) {
        tree = Optional.of(FusionTree.parse(newick));
        return this;
    }

    /** Declares {@code x} or {@code x > 0}. */
    Form forall(String... declared) {
        variables.addAll(List.of(declared));
        return this;
    }

    Form let(String name, String value) {
        abbreviations.put(name, value);
        return this;
    }

    Form vectors(String... names) {
        vectors.addAll(List.of(names));
        return this;
    }

    Form assume(String... more) {
        conditions.addAll(List.of(more));
        return this;
    }

    /**
     * Says how a point that matters is made from a random one: a symbol gets the value of a formula in the others. It serves conditions that no random
     * point meets, and the places where a false claim fails.
     */
    Form pin(String name, String value) {
        pins.put(name, value);
        return this;
    }

    Form yes(String text) {
        return ended(text, true);
    }

    Form no(String text) {
        return ended(text, false);
    }

    Form claim(boolean isTrue, String text) {
        return ended(text, isTrue);
    }

    private Form ended(String text, boolean isTrue) {
        statement = text;
        meaning = text;
        holds = isTrue;
        return this;
    }

    /** The same statement in words that the tests can evaluate, where they do not know those of the claim. */
    Form meaning(String text) {
        meaning = text;
        return this;
    }

    String kind() {
        return kind;
    }

    /** True if it holds at all points that it speaks about. */
    boolean holds() {
        return holds;
    }

    Optional<FusionTree> tree() {
        return tree;
    }

    List<String> variables() {
        return variables;
    }

    List<String> vectorNames() {
        return vectors;
    }

    Map<String, String> abbreviations() {
        return abbreviations;
    }

    List<String> conditions() {
        return conditions;
    }

    Map<String, String> pins() {
        return pins;
    }

    String meaning() {
        return meaning;
    }

    /** The fenced block of the claim language. */
    String block() {
        StringBuilder text = new StringBuilder("```claim\nname: ").append(kind).append('\n');
        tree.ifPresent(t -> text.append("architecture: ").append(t.newick()).append('\n'));
        field(text, "forall", variables);
        abbreviations.forEach((symbol, value) ->
                text.append("let: ").append(symbol).append(" = ").append(value).append('\n'));
        field(text, "vectors", vectors);
        field(text, "assume", conditions);
        return text.append("claim: ").append(statement).append("\n```\n").toString();
    }

    private static void field(StringBuilder text, String key, List<String> values) {
        if (!values.isEmpty()) {
            text.append(key).append(": ").append(String.join(", ", values)).append('\n');
        }
    }

    @Override
    public String toString() {
        return (holds ? "true " : "false ") + block();
    }
}
