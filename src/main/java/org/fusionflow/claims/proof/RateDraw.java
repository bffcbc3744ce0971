package org.fusionflow.claims.proof;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.ExactValue;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.EdgeRates;

/** Makes the norms of all layers rational where edges have learning rates: the rates are drawn as squares, and the lengths are multiplied by their roots. */
final class RateDraw {
    private RateDraw() {}

    /** Squares the drawn values of the variables of which learning rates are made. */
    static void square(EdgeRates rates, Map<String, Rational> values) {
        rates.symbols().forEach(name -> values.computeIfPresent(name, (same, value) -> value.times(value)));
    }

    /**
     * Lengths for which all norms are rational with these rates, if the rates are squares; as they are if not.
     *
     * @param lengths by leaf index, for which all norms are rational without rates
     */
    static Map<Integer, Rational> scaled(
            FusionTree tree, EdgeRates rates, Map<Integer, Rational> lengths, Map<String, Rational> values) {
        if (rates.areOne()) {
            return lengths;
        }
        Map<Integer, Rational> scaled = new HashMap<>();
        lengths.forEach((m, length) -> {
            Optional<Rational> root;
            try {
                root = ExactValue.of(Expr.sqrt(rates.of(tree.modalities().get(m))), values);
            } catch (ArithmeticException unknown) {
                root = Optional.empty();
            }
            scaled.put(m, root.map(length::times).orElse(length));
        });
        return scaled;
    }
}
