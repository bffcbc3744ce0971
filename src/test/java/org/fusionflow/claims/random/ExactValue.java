package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.random.Formula.Call;
import org.fusionflow.claims.random.Formula.Joined;
import org.fusionflow.claims.random.Formula.Literal;
import org.fusionflow.claims.random.Formula.Minus;
import org.fusionflow.claims.random.Formula.Name;

/**
 * The value of a formula at one point, exact or rigorously bounded. {@code Dt} is read off the Taylor series of a network with
 * one unit a layer; {@code At} solves for the map of the learned set and, where lengths matter, lets the others shrink.
 *
 * @param tree with numbers for depths
 * @param values of the moments; of lengths {@code uA} or amplitudes {@code aA1}; of learned lengths {@code uA{A,B}}; of free
 *     variables
 * @param approach tells how the unlearned lengths shrink: a value that depends on it is not a value at the fixed point
 */
public record ExactValue(FusionTree tree, Map<String, Bounds> values, int approach) {
    /** Ways to let lengths shrink. */
    public static final int APPROACHES = 3;

    /** More than the depths in use: then no power of one length makes up for another. */
    private static final int STEEP = 6;

    /** Norms and gains depend on more lengths than the symbol names. */
    private static final Pattern COMPOSED = Pattern.compile("[Ng][A-Z].*");

    /** Value of the formula here. @throws ArithmeticException where it has none, or none that is certain */
    public Bounds of(Formula formula) {
        Map<String, SmallSeries> start = new LinkedHashMap<>();
        Map<String, SmallSeries> lengths = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith("a")) {
                start.put(name, SmallSeries.constant(value));
            } else if (name.startsWith("u") && !name.contains("{")) {
                lengths.put(name.substring(1), SmallSeries.constant(value));
            }
        });
        if (lengths.keySet().containsAll(tree.names())) {
            start.putAll(ScalarNetwork.balanced(tree, lengths, Set.of()));
        }
        return jet(formula, 0, new State(start)).at(0).limit();
    }

    /** Quantities of the network from one start, by order of the Taylor series. */
    private final class State {
        private final Map<String, SmallSeries> weights;
        private final Map<Integer, Map<String, Jet>> byOrder = new HashMap<>();

        State(Map<String, SmallSeries> weights) {
            this.weights = weights;
        }

        Jet of(String name, int order) {
            Bounds free = values.get(name);
            if (free != null && !name.startsWith("u") && !name.startsWith("a")) {
                return Jet.constant(free, order);
            }
            if (weights.isEmpty()) {
                throw new IllegalArgumentException("no value of " + name);
            }
            Jet jet = byOrder.computeIfAbsent(order, k -> new ScalarNetwork(tree, values, weights, k).values())
                    .get(name);
            if (jet == null) {
                throw new IllegalArgumentException("no value of " + name);
            }
            return jet;
        }
    }

    private Jet jet(Formula formula, int order, State state) {
        if (formula instanceof Literal literal) {
            return Jet.constant(Bounds.exactly(literal.value()), order);
        }
        if (formula instanceof Name name) {
            return state.of(name.text(), order);
        }
        if (formula instanceof Minus minus) {
            return jet(minus.part(), order, state).negate();
        }
        if (formula instanceof Call call) {
            return call(call, order, state);
        }
        Joined joined = (Joined) formula;
        Jet left = jet(joined.left(), order, state);
        if (joined.sign() == '^') {
            Bounds exponent = jet(joined.right(), 0, state).at(0).limit();
            return left.power(exponent.fraction());
        }
        Jet right = jet(joined.right(), order, state);
        return switch (joined.sign()) {
            case '+' -> left.plus(right);
            case '-' -> left.plus(right.negate());
            case '*' -> left.times(right);
            default -> left.times(right.inverse());
        };
    }

    private Jet call(Call call, int order, State state) {
        Formula part = call.parts().get(0);
        return switch (call.function()) {
            case "Dt" -> jet(part, order + 1, state).rate();
            case "At" -> Jet.constant(atFixedPoint(part, call.learned()), order);
            case "Sqrt" -> jet(part, order, state).power(Fraction.of(1, 2));
            case "Log" -> jet(part, order, state).log();
            case "Abs" -> jet(part, order, state).abs();
            default -> throw new IllegalArgumentException("function " + call.function());
        };
    }

    private Bounds atFixedPoint(Formula part, List<String> learned) {
        Map<String, Bounds> maps = new LinearMaps(tree, values).of(learned);
        boolean moves =
                part.contains(f -> f instanceof Call call && call.function().equals("Dt"));
        List<String> asked = tree.names().stream()
                .filter(leaf -> part.contains(new Name("u" + leaf)::equals))
                .toList();
        boolean composed = part.contains(
                f -> f instanceof Name name && COMPOSED.matcher(name.text()).matches());
        if (moves || composed || !learned.containsAll(asked)) {
            return nearFixedPoint(part, learned, maps);
        }
        Map<String, Bounds> all = new HashMap<>(values);
        all.keySet().removeIf(name -> name.startsWith("u") || name.startsWith("a"));
        all.putAll(maps);
        asked.forEach(leaf -> all.put("known'u" + leaf, length(leaf, learned, maps)));
        Formula known = part.replaced(
                f -> f instanceof Name name && name.text().startsWith("u") ? new Name("known'" + name.text()) : f);
        return new ExactValue(tree, all, approach).of(known);
    }

    /** The limit where unlearned lengths shrink, each at another speed and, from the second approach on, in another order. */
    private Bounds nearFixedPoint(Formula part, List<String> learned, Map<String, Bounds> maps) {
        Map<String, SmallSeries> lengths = new LinkedHashMap<>();
        Set<String> negative = new HashSet<>();
        int count = tree.names().size();
        for (int i = 0; i < count; i++) {
            String leaf = tree.names().get(i);
            long order = Math.round(Math.pow(STEEP, approach == 0 ? 0 : approach == 1 ? i : count - 1 - i));
            SmallSeries small = SmallSeries.term(Bounds.exactly(Fraction.of(3 + 2L * i, 2 + i)), Fraction.of(order));
            if (learned.contains(leaf)) {
                if (Known.value(maps, "w" + leaf).sign() < 0) {
                    negative.add(leaf);
                }
                SmallSeries length = SmallSeries.constant(length(leaf, learned, maps));
                lengths.put(leaf, approach == 0 ? length : length.plus(small));
            } else {
                lengths.put(leaf, small);
            }
        }
        return jet(part, 0, new State(ScalarNetwork.balanced(tree, lengths, negative)))
                .at(0)
                .limit();
    }

    /** Given, or the root of the map where no chain is shared with another learned modality. */
    private Bounds length(String leaf, List<String> learned, Map<String, Bounds> maps) {
        Bounds given = values.get("u" + leaf + "{" + String.join(",", learned) + "}");
        if (given != null) {
            return given;
        }
        int factors = 0;
        for (ScalarNetwork.Chain chain : ScalarNetwork.path(tree, leaf)) {
            List<String> sharing = new ArrayList<>(chain.leaves());
            sharing.retainAll(learned);
            if (chain.depth() > 0 && sharing.size() > 1) {
                throw new IllegalArgumentException("the length of " + leaf + " at " + learned + " must be given");
            }
            factors += chain.depth();
        }
        Bounds map = Known.value(maps, "w" + leaf);
        return (map.sign() < 0 ? map.negate() : map).power(Fraction.of(1, factors));
    }
}
