package org.fusionflow.claims.formal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.expression.Rational;

/**
 * The symbols of an architecture, and their rates, away from fixed points or at one: everything is made of the layers' norms, of the moments and of the
 * flow of gradient descent.
 */
final class FlowSymbols {
    private final FusionTree tree;
    private final Optional<Set<String>> learned;
    private final Map<String, Leading> moments;
    private final Map<String, List<NetworkPaths.Factor>> paths;
    private final Map<String, List<String>> norms;
    private final LeadingTerms terms;
    private final Functions functions;
    private final List<Binder> binders;
    private final Map<String, Leading> values = new HashMap<>();
    private final FlowRates rates;
    private boolean lengths;

    /**
     * @param learned empty away from fixed points
     * @param moments symbols that are the same everywhere
     */
    FlowSymbols(
            NetworkPaths network,
            Optional<Set<String>> learned,
            Map<String, Leading> moments,
            LeadingTerms terms,
            Functions functions,
            List<Binder> binders) {
        this.tree = network.tree();
        this.learned = learned;
        this.moments = moments;
        this.paths = network.paths();
        this.norms = network.norms();
        this.terms = terms;
        this.functions = functions;
        this.binders = binders;
        this.rates = new FlowRates(this, tree, moments, norms, terms, binders);
        if (learned.isPresent()) {
            if (network.amplitudes()) {
                throw new NotExportable("amplitudes at a fixed point");
            }
            tree.names().stream().filter(m -> !isLearned(m)).forEach(this::requireRest);
            // What only this check asked for is no part of the claim.
            values.clear();
            lengths = false;
        }
    }

    /** Modalities whose map is a product of lengths here, so that lengths are free and correlations follow from them. */
    Set<String> withLengths() {
        return lengths ? learned.orElse(Set.of()) : Set.of();
    }

    private boolean isLearned(String m) {
        return learned.isEmpty() || learned.get().contains(m);
    }

    String name(String symbol) {
        return CoqName.of(symbol)
                + learned.map(set -> "at_" + (set.isEmpty() ? "none" : String.join("_", inOrder(set))))
                        .orElse("");
    }

    private List<String> inOrder(Set<String> set) {
        return tree.names().stream().filter(set::contains).toList();
    }

    Optional<Leading> value(String symbol) {
        Leading moment = moments.get(symbol);
        if (moment != null) {
            return Optional.of(moment);
        }
        Leading before = values.get(symbol);
        if (before == null) {
            Optional<Leading> made = made(symbol);
            if (made.isEmpty()) {
                return made;
            }
            before = made.get();
            values.put(symbol, before);
        }
        return Optional.of(before);
    }

    Leading known(String symbol) {
        return value(symbol).orElseThrow(() -> new NotExportable("the symbol " + symbol));
    }

    private Optional<Leading> made(String symbol) {
        for (String m : tree.names()) {
            if (symbol.equals("w" + m)) {
                return Optional.of(map(m));
            }
            if (symbol.equals("g" + m)) {
                return Optional.of(defined(symbol, product(gain(m))));
            }
            if (symbol.equals("e" + m)) {
                return Optional.of(defined(symbol, residual(m, this::known, known("s" + m))));
            }
        }
        if (symbol.equals("Loss")) {
            return Optional.of(defined(symbol, loss()));
        }
        List<String> below = norms.get(symbol);
        return below == null ? Optional.empty() : Optional.of(norm(symbol, below));
    }

    private Leading defined(String symbol, Leading value) {
        if (!value.text().contains(" ")) {
            return value;
        }
        binders.add(Binder.definition(name(symbol), value.text()));
        return value.named(name(symbol));
    }

    private Leading variable(String name, String premise) {
        binders.add(Binder.variable(name));
        binders.add(Binder.premise("positive_" + name, "0 < " + name, name));
        if (!premise.isEmpty()) {
            binders.add(Binder.premise("norm_" + name, premise, name));
        }
        return LeadingTerms.variable(name, true);
    }

    /** The norm of the layers of an edge, from the lengths below it; a length, if it is one. */
    private Leading norm(String symbol, List<String> below) {
        if (below.isEmpty()) {
            return variable(name(symbol), "");
        }
        List<String> large = below.stream().filter(this::isLearned).toList();
        boolean shrinks = large.isEmpty();
        if (below.size() == 1 && symbol.equals("u" + below.get(0))) {
            lengths |= learned.isPresent() && !shrinks;
            return variable((shrinks ? "small_" : "") + name(symbol), "")
                    .of(Linear.of(shrinks ? Rational.ONE : Rational.ZERO));
        }
        List<String> parts = shrinks ? below : large;
        if (parts.size() == 1) {
            return known("u" + parts.get(0));
        }
        String name = (shrinks ? "small_" : "") + name(symbol);
        List<Leading> squares = parts.stream()
                .map(m -> terms.times(known("u" + m), known("u" + m)))
                .toList();
        Leading norm = variable(
                name,
                name + " * " + name + " = "
                        + String.join(" + ", squares.stream().map(Leading::text).toList()));
        Leading sum = LeadingTerms.number(Rational.ZERO);
        for (String m : parts) {
            sum = terms.plus(sum, terms.power(known("u" + m), 2));
        }
        terms.stands(sum.text(), Map.of(name, Linear.of(Rational.of(2))));
        return norm.of(Linear.of(shrinks ? Rational.ONE : Rational.ZERO));
    }

    List<NetworkPaths.Factor> path(String m) {
        return paths.getOrDefault(m, List.of());
    }

    /** The path without its first layer. */
    List<NetworkPaths.Factor> gain(String m) {
        List<NetworkPaths.Factor> rest = new ArrayList<>(path(m));
        NetworkPaths.Factor first = rest.remove(0);
        Linear left = first.exponent().minus(Linear.ONE);
        if (!left.isZero()) {
            rest.add(0, new NetworkPaths.Factor(first.symbol(), left));
        }
        return rest;
    }

    Leading product(List<NetworkPaths.Factor> factors) {
        return terms.product(factors.stream().map(this::factor).toList());
    }

    private Leading factor(NetworkPaths.Factor factor) {
        Leading base = known(factor.symbol());
        if (factor.exponent().isNumber()) {
            return terms.product(
                    java.util.Collections.nCopies(factor.exponent().number().intValue(), base));
        }
        return functions.power(base, factor.exponent().text(), factor.exponent(), Linear.ONE);
    }

    private Leading map(String m) {
        if (learned.isEmpty()) {
            return defined("w" + m, product(path(m)));
        }
        if (!isLearned(m)) {
            // The product of a shrinking length: what it is of order matters where it is divided by.
            return product(path(m));
        }
        // Least squares from the learned inputs; where lengths occur, the product of the layers instead, see
        // FormalClaim.
        List<String> set = inOrder(learned.get());
        String name = name("w" + m);
        binders.add(Binder.definition(
                name, CramersRule.of(set, m, this::known, terms).text()));
        return new Leading(Linear.ZERO, name, false, Optional.empty());
    }

    /**
     * The correlation of the only learned modality as the product that the layers make of it: covariance times length to the number of layers.
     */
    Map<String, Linear> onlyCorrelation(String m) {
        Linear layers = Linear.ZERO;
        for (NetworkPaths.Factor factor : path(m)) {
            layers = layers.plus(factor.exponent());
        }
        return Map.of(CoqName.of("v" + m), Linear.ONE, known("u" + m).text(), layers);
    }

    /** The map of a learned modality is the product of its layers, and the correlation is what the learned maps make of it: the flow is at rest. */
    void freeLengths(String m) {
        String name = name("w" + m);
        known("w" + m);
        binders.removeIf(b -> b.name().equals(name));
        binders.add(Binder.definition(name, product(path(m)).text()));
        Leading sum = LeadingTerms.number(Rational.ZERO);
        for (String n : inOrder(learned.orElse(Set.of()))) {
            known("w" + n);
            sum = terms.plus(sum, terms.times(known(covariance(m, n)), known("w" + n)));
        }
        String length = known("u" + m).text();
        binders.add(Binder.premise("rest_" + name, CoqName.of("s" + m) + " = " + sum.text(), length));
    }

    /** The covariances of the learned inputs have an inverse. */
    void leastSquares() {
        List<String> set = inOrder(learned.orElse(Set.of()));
        if (set.size() > 1) {
            String det = CramersRule.determinant(set, this::known, terms).text();
            for (String m : set) {
                String name = name("w" + m);
                binders.add(Binder.premise("independent_" + name, det + " <> 0", name));
            }
        }
    }

    /** The flow rests where the gain of a modality that is not learned goes to 0. */
    private void requireRest(String m) {
        if (!terms.atRest(product(gain(m))).isZero()) {
            throw new NotExportable("a fixed point that does not exist");
        }
    }

    String covariance(String m, String n) {
        List<String> names = tree.names();
        boolean ordered = names.indexOf(m) <= names.indexOf(n);
        return "v" + (ordered ? m : n) + (m.equals(n) ? "" : ordered ? n : m);
    }

    interface Values {
        Leading of(String symbol);
    }

    Leading residual(String m, Values map, Leading correlation) {
        Leading sum = correlation;
        for (String n : tree.names()) {
            sum = terms.minus(sum, terms.times(known(covariance(m, n)), map.of("w" + n)));
        }
        return sum;
    }

    private Leading loss() {
        Leading two = LeadingTerms.number(Rational.of(2));
        Leading sum = known("yy");
        for (String m : tree.names()) {
            sum = terms.minus(sum, terms.times(two, terms.times(known("s" + m), known("w" + m))));
            for (String n : tree.names()) {
                sum = terms.plus(
                        sum, terms.times(terms.times(known(covariance(m, n)), known("w" + m)), known("w" + n)));
            }
        }
        return terms.over(sum, two);
    }

    /** The rate of a symbol along the flow, or by another symbol; see {@link FlowRates}. */
    Leading rate(String symbol, String direction) {
        return rates.rate(symbol, direction);
    }

    /** True for symbols by which derivatives are taken: those that are not made of others, and maps. */
    boolean isDirection(String symbol) {
        List<String> below = norms.getOrDefault(symbol, List.of("", ""));
        return moments.containsKey(symbol)
                || below.size() < 2
                || tree.names().stream().anyMatch(m -> symbol.equals("w" + m));
    }
}
