package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.random.Formula.Call;
import org.fusionflow.claims.random.Formula.Name;
import org.jspecify.annotations.Nullable;

/** A claim as text, and what its text says. */
final class RandomClaim {
    private final String kind;
    private final FusionTree tree;
    private final Map<String, String> lets;
    private final List<String> assumes;
    private final List<String> sides;
    private @Nullable List<Formula> formulas;

    /**
     * @param kind what it is about
     * @param tree its architecture
     * @param lets abbreviations, name to text, in order
     * @param assumes conditions such as {@code sA > 0}
     * @param sides two or more texts that are claimed to be equal
     */
    RandomClaim(String kind, FusionTree tree, Map<String, String> lets, List<String> assumes, List<String> sides) {
        this.kind = kind;
        this.tree = tree;
        this.lets = new LinkedHashMap<>(lets);
        this.assumes = List.copyOf(assumes);
        this.sides = List.copyOf(sides);
    }

    String kind() {
        return kind;
    }

    FusionTree tree() {
        return tree;
    }

    List<String> assumes() {
        return assumes;
    }

    List<String> sides() {
        return sides;
    }

    /** The sides with abbreviations written out. */
    List<Formula> formulas() {
        // Most edits of a claim are never looked at.
        if (formulas == null) {
            formulas = read(lets, sides);
        }
        return formulas;
    }

    private static List<Formula> read(Map<String, String> lets, List<String> sides) {
        Map<String, Formula> known = new LinkedHashMap<>();
        lets.forEach((name, text) -> known.put(name, writtenOut(FormulaText.read(text), known)));
        return sides.stream()
                .map(side -> writtenOut(FormulaText.read(side), known))
                .toList();
    }

    private static Formula writtenOut(Formula formula, Map<String, Formula> known) {
        return formula.replaced(part -> part instanceof Name name ? known.getOrDefault(name.text(), part) : part);
    }

    /** The sets in {@code At}, each once. */
    List<List<String>> learnedSets() {
        List<List<String>> sets = new ArrayList<>();
        formulas()
                .forEach(side -> side.contains(part -> {
                    if (part instanceof Call call && call.function().equals("At") && !sets.contains(call.learned())) {
                        sets.add(call.learned());
                    }
                    return false;
                }));
        return sets;
    }

    /** True where the claim speaks of amplitudes instead of lengths. */
    boolean hasAmplitudes() {
        return formulas().stream()
                .anyMatch(side -> side.contains(
                        part -> part instanceof Name name && name.text().matches("a[A-Z]\\w*\\d")));
    }

    RandomClaim withSide(int index, String text) {
        List<String> changed = new ArrayList<>(sides);
        changed.set(index, text);
        return new RandomClaim(kind, tree, lets, assumes, changed);
    }

    /** The fenced block of the claim language. */
    String block(String name) {
        StringBuilder text = new StringBuilder("```claim\nname: ").append(name).append('\n');
        text.append("architecture: ").append(tree.newick()).append('\n');
        lets.forEach((symbol, value) ->
                text.append("let: ").append(symbol).append(" = ").append(value).append('\n'));
        if (!assumes.isEmpty()) {
            text.append("assume: ").append(String.join(", ", assumes)).append('\n');
        }
        return text.append("claim: ")
                .append(String.join("\n  == ", sides))
                .append("\n```\n")
                .toString();
    }
}
