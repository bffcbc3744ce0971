package org.fusionflow.claims.formal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.expression.Rational;

/** Rates of the symbols of an architecture: lengths or amplitudes follow gradient descent, all else the chain rule. */
final class FlowRates {
    /** Directions of derivatives other than symbols: time. */
    static final String TIME = "";

    private final FlowSymbols symbols;
    private final FusionTree tree;
    private final Map<String, Leading> moments;
    private final Map<String, List<String>> norms;
    private final LeadingTerms terms;
    private final List<Binder> binders;
    private final Map<String, Leading> rates = new HashMap<>();

    FlowRates(
            FlowSymbols symbols,
            FusionTree tree,
            Map<String, Leading> moments,
            Map<String, List<String>> norms,
            LeadingTerms terms,
            List<Binder> binders) {
        this.symbols = symbols;
        this.tree = tree;
        this.moments = moments;
        this.norms = norms;
        this.terms = terms;
        this.binders = binders;
    }

    /**
     * The rate of a symbol along the flow, or by another symbol.
     *
     * @param direction {@link #TIME} or a symbol
     */
    Leading rate(String symbol, String direction) {
        String key = symbol + "'" + direction;
        Leading before = rates.get(key);
        if (before == null) {
            before = defined(symbol, direction, madeRate(symbol, direction));
            rates.put(key, before);
        }
        return before;
    }

    private Leading defined(String symbol, String direction, Leading value) {
        if (!value.text().contains(" ")) {
            return value;
        }
        String name = symbols.name(symbol) + "'" + direction;
        binders.add(Binder.definition(name, value.text()));
        return value.named(name);
    }

    private Leading madeRate(String symbol, String direction) {
        if (symbol.equals(direction)) {
            return LeadingTerms.number(Rational.ONE);
        }
        if (moments.containsKey(symbol)) {
            return LeadingTerms.number(Rational.ZERO);
        }
        boolean byMap = tree.names().stream().anyMatch(m -> direction.equals("w" + m));
        for (String m : tree.names()) {
            if (symbol.equals("w" + m) || symbol.equals("g" + m)) {
                // The loss is a function of the maps; their derivative by each other is 0.
                return byMap
                        ? LeadingTerms.number(Rational.ZERO)
                        : productRate(symbol.startsWith("w") ? symbols.path(m) : symbols.gain(m), direction);
            }
            if (symbol.equals("e" + m)) {
                return symbols.residual(m, map -> rate(map, direction), rate("s" + m, direction));
            }
        }
        return symbol.equals("Loss") ? lossRate(direction) : normRate(symbol, direction);
    }

    private Leading normRate(String symbol, String direction) {
        List<String> below = norms.getOrDefault(symbol, List.of());
        if (symbol.startsWith("a")) {
            return direction.equals(TIME) ? amplitudeRate(symbol) : LeadingTerms.number(Rational.ZERO);
        }
        if (below.size() == 1 && symbol.equals("u" + below.get(0))) {
            String m = below.get(0);
            return direction.equals(TIME)
                    ? terms.times(symbols.known("g" + m), symbols.known("e" + m))
                    : LeadingTerms.number(Rational.ZERO);
        }
        Leading sum = LeadingTerms.number(Rational.ZERO);
        for (String m : below) {
            sum = terms.plus(sum, terms.times(symbols.known("u" + m), rate("u" + m, direction)));
        }
        return sum.isZero() ? sum : terms.over(sum, symbols.known(symbol));
    }

    /** Gradient descent on one layer: the residuals of all paths through it times the other layers. */
    private Leading amplitudeRate(String symbol) {
        Leading sum = LeadingTerms.number(Rational.ZERO);
        for (String m : tree.names()) {
            List<NetworkPaths.Factor> others = new ArrayList<>(symbols.path(m));
            if (others.removeIf(f -> f.symbol().equals(symbol))) {
                sum = terms.plus(sum, terms.times(symbols.known("e" + m), symbols.product(others)));
            }
        }
        return sum;
    }

    private Leading productRate(List<NetworkPaths.Factor> factors, String direction) {
        Leading sum = LeadingTerms.number(Rational.ZERO);
        Map<String, Linear> exponents = new LinkedHashMap<>();
        factors.forEach(f -> exponents.merge(f.symbol(), f.exponent(), Linear::plus));
        for (Map.Entry<String, Linear> one : exponents.entrySet()) {
            Leading rate = rate(one.getKey(), direction);
            if (!rate.isZero()) {
                Leading slope = terms.over(symbols.product(factors), symbols.known(one.getKey()));
                Leading exponent = new Leading(Linear.ZERO, one.getValue().text(), false, Optional.empty());
                sum = terms.plus(
                        sum,
                        terms.times(
                                terms.times(
                                        one.getValue().equals(Linear.ONE)
                                                ? LeadingTerms.number(Rational.ONE)
                                                : exponent,
                                        slope),
                                rate));
            }
        }
        return sum;
    }

    private Leading lossRate(String direction) {
        Leading two = LeadingTerms.number(Rational.of(2));
        Leading sum = rate("yy", direction);
        for (String m : tree.names()) {
            Leading map = symbols.known("w" + m);
            Leading mapRate = rate("w" + m, direction);
            Leading linear = terms.plus(
                    terms.times(rate("s" + m, direction), map), terms.times(symbols.known("s" + m), mapRate));
            sum = terms.minus(sum, terms.times(two, linear));
            for (String n : tree.names()) {
                String v = symbols.covariance(m, n);
                Leading both = terms.times(map, symbols.known("w" + n));
                Leading change = terms.plus(
                        terms.times(mapRate, symbols.known("w" + n)), terms.times(map, rate("w" + n, direction)));
                sum = terms.plus(
                        sum, terms.plus(terms.times(rate(v, direction), both), terms.times(symbols.known(v), change)));
            }
        }
        return sum.isZero() ? sum : terms.over(sum, two);
    }
}
