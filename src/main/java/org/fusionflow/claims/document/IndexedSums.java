package org.fusionflow.claims.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;

/**
 * Writes sums over modalities out: {@code Sum(s[m]*w[m], m)} is {@code sA*wA + sB*wB}. A symbol with an index in brackets stands for that of each
 * modality in turn; {@code v[m,n]} is the covariance of two of them, in either order.
 */
final class IndexedSums {
    private final List<String> modalities;

    /**
     * @param modalities names in leaf order; empty without an architecture
     */
    IndexedSums(List<String> modalities) {
        this.modalities = List.copyOf(modalities);
    }

    /**
     * The term without sums.
     *
     * @throws org.fusionflow.architecture.InvalidInput if a sum is malformed
     */
    Term expanded(Term term) {
        return expanded(term, Map.of());
    }

    private Term expanded(Term term, Map<String, String> indices) {
        if (term instanceof Term.Call call && call.function().equals("Sum")) {
            return sum(call, indices);
        }
        if (term instanceof Term.Call call && !indices.isEmpty() && isIndexed(call, indices)) {
            return indexed(call, indices);
        }
        if (term instanceof Term.Name name && indices.containsKey(name.name())) {
            throw name.place()
                    .wrong("the index '" + name.name() + "' alone: expected it in brackets, such as s[" + name.name()
                            + "]");
        }
        return LearnedSets.mapped(term, part -> expanded(part, indices));
    }

    private Term sum(Term.Call call, Map<String, String> outside) {
        List<Term> arguments = call.arguments();
        if (modalities.isEmpty()) {
            throw call.place().wrong("Sum needs an architecture: expected 'architecture:'");
        }
        if (arguments.size() < 2) {
            throw call.place().wrong("expected Sum(expression, m), with an index m of the modalities");
        }
        List<Map<String, String>> all = new ArrayList<>(List.of(outside));
        for (Term index : arguments.subList(1, arguments.size())) {
            if (!(index instanceof Term.Name name) || modalities.contains(name.name())) {
                throw index.place().wrong("expected an index, a name that no modality has");
            }
            if (outside.containsKey(name.name())) {
                throw index.place().wrong("the index '" + name.name() + "' is used outside; expected another name");
            }
            if (all.get(0).containsKey(name.name())) {
                throw index.place().wrong("the index '" + name.name() + "' comes twice, expected it once");
            }
            List<Map<String, String>> next = new ArrayList<>();
            for (Map<String, String> before : all) {
                for (String modality : modalities) {
                    Map<String, String> one = new HashMap<>(before);
                    one.put(name.name(), modality);
                    next.add(one);
                }
            }
            all = next;
        }
        Term total = new Term.Literal(Rational.ZERO, call.place());
        for (Map<String, String> indices : all) {
            total = new Term.Operation('+', total, expanded(arguments.get(0), indices), call.place());
        }
        return total;
    }

    private static boolean isIndexed(Term.Call call, Map<String, String> indices) {
        Set<String> names = new HashSet<>();
        for (Term argument : call.arguments()) {
            names.add(argument instanceof Term.Name name ? name.name() : "");
        }
        return indices.keySet().containsAll(names);
    }

    private Term indexed(Term.Call call, Map<String, String> indices) {
        List<Integer> at = call.arguments().stream()
                .map(argument -> modalities.indexOf(indices.getOrDefault(((Term.Name) argument).name(), "")))
                .sorted()
                .toList();
        StringBuilder name = new StringBuilder(call.function());
        for (int i = 0; i < at.size(); i++) {
            boolean variance = call.function().equals("v") && i > 0 && at.get(i).equals(at.get(i - 1));
            name.append(variance ? "" : modalities.get(at.get(i)));
        }
        return new Term.Name(name.toString(), call.place());
    }
}
