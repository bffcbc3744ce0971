package org.fusionflow.claims.random;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.expression.Rational;

/** The point that a refutation names, in the numbers of the tests. */
final class CounterexamplePoint {
    private CounterexamplePoint() {}

    /** Symbols that the refutation leaves out do not matter to it: uncorrelated modalities, everything else 1. */
    static ExactValue of(RandomClaim claim, Map<String, Rational> counterexample) {
        Map<String, Bounds> values = new HashMap<>();
        counterexample.forEach((name, value) ->
                values.put(name, Bounds.exactly(new Fraction(value.numerator(), value.denominator()))));
        FusionTree tree = claim.tree();
        if (!tree.isNumeric()) {
            values.putIfAbsent("Lf", number(2));
            values.putIfAbsent("L", values.get("Lf"));
            tree = tree.at(
                    values.get("L").fraction().intValue(),
                    values.get("Lf").fraction().intValue());
        }
        List<String> names = tree.names();
        values.putIfAbsent("yy", number(1));
        for (String leaf : names) {
            values.putIfAbsent("s" + leaf, number(1));
            values.putIfAbsent("v" + leaf, number(1));
            names.subList(names.indexOf(leaf) + 1, names.size())
                    .forEach(other -> values.putIfAbsent("v" + leaf + other, Bounds.ZERO));
            if (!claim.hasAmplitudes()) {
                values.putIfAbsent("u" + leaf, number(1));
            }
        }
        if (claim.hasAmplitudes()) {
            for (ScalarNetwork.Chain chain : ScalarNetwork.chains(tree)) {
                for (int j = 1; j <= chain.depth(); j++) {
                    values.putIfAbsent(ScalarNetwork.weight(chain, j), number(1));
                }
            }
        }
        return new ExactValue(tree, values, 0);
    }

    private static Bounds number(int value) {
        return Bounds.exactly(Fraction.of(value));
    }
}
