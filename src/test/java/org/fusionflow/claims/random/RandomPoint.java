package org.fusionflow.claims.random;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;

/** Random points that a claim speaks about: its assumptions hold, and the fixed points it names exist. */
public final class RandomPoint {
    private static final int TRIES = 200;

    private RandomPoint() {}

    /** One such point; empty if none was found. */
    static Optional<ExactValue> of(RandomClaim claim, Random random) {
        for (int i = 0; i < TRIES; i++) {
            ExactValue point = draw(claim, random);
            if (meetsAssumptions(claim, point)) {
                return Optional.of(point);
            }
        }
        return Optional.empty();
    }

    static boolean meetsAssumptions(RandomClaim claim, ExactValue point) {
        try {
            return claim.assumes().stream().allMatch(assumption -> holds(assumption, point));
        } catch (ArithmeticException noValueHere) {
            return false;
        }
    }

    private static boolean holds(String assumption, ExactValue point) {
        boolean less = assumption.contains("<");
        String[] sides = assumption.split("[<>]=?", 2);
        Bounds difference = point.of(FormulaText.read(sides[0])).minus(point.of(FormulaText.read(sides[1])));
        int sign = less ? -difference.sign() : difference.sign();
        return sign > 0 || (assumption.contains("=") && difference.isExactlyZero());
    }

    private static ExactValue draw(RandomClaim claim, Random random) {
        Map<String, Bounds> values = new HashMap<>();
        FusionTree tree = claim.tree();
        if (!tree.isNumeric()) {
            // Now and then deeper than any claim was written for.
            int fusion = random.nextInt(3) == 0 ? 8 : 1 + random.nextInt(4);
            int layers = Math.max(2, fusion + random.nextInt(4));
            tree = tree.at(layers, fusion);
            values.put("L", Bounds.exactly(Fraction.of(layers)));
            values.put("Lf", Bounds.exactly(Fraction.of(fusion)));
        }
        List<String> names = tree.names();
        for (String leaf : names) {
            values.put(
                    "s" + leaf,
                    random.nextBoolean() ? positive(random) : positive(random).negate());
            // A diagonal above 3 keeps the covariance positive definite beside entries below 1.
            values.put("v" + leaf, positive(random).plus(Bounds.exactly(Fraction.of(3))));
            for (String other : names.subList(names.indexOf(leaf) + 1, names.size())) {
                values.put("v" + leaf + other, Bounds.exactly(Fraction.of(random.nextInt(19) - 9, 10)));
            }
        }
        values.put("yy", positive(random));
        if (claim.hasAmplitudes()) {
            for (ScalarNetwork.Chain chain : ScalarNetwork.chains(tree)) {
                for (int j = 1; j <= chain.depth(); j++) {
                    values.put(ScalarNetwork.weight(chain, j), positive(random));
                }
            }
        } else {
            names.forEach(leaf -> values.put("u" + leaf, positive(random)));
        }
        // Lengths have no closed form in general where two are learned together: draw them and let the data follow.
        for (List<String> learned : claim.learnedSets()) {
            if (learned.size() > 1) {
                learn(learned, tree, values, random);
            }
        }
        return new ExactValue(tree, values, 0);
    }

    /** Draws lengths of a learned set, and gives the correlations the values at which these lengths rest. */
    public static void learn(List<String> learned, FusionTree tree, Map<String, Bounds> values, Random random) {
        Map<String, Bounds> squares = new HashMap<>();
        for (String leaf : learned) {
            Bounds length = positive(random);
            values.put("u" + leaf + "{" + String.join(",", learned) + "}", length);
            squares.put(leaf, length.times(length));
        }
        Map<String, Bounds> maps = new HashMap<>();
        for (String leaf : learned) {
            Bounds map = Bounds.ONE;
            for (ScalarNetwork.Chain chain : ScalarNetwork.path(tree, leaf)) {
                Bounds norm = chain.leaves().stream()
                        .filter(learned::contains)
                        .map(squares::get)
                        .reduce(Bounds.ZERO, Bounds::plus);
                map = map.times(norm.power(Fraction.of(chain.depth(), 2)));
            }
            maps.put(leaf, map);
        }
        for (String leaf : learned) {
            Bounds correlation = Bounds.ZERO;
            for (String other : learned) {
                correlation = correlation.plus(
                        Known.value(maps, other).times(new LinearMaps(tree, values).covariance(leaf, other)));
            }
            values.put("s" + leaf, correlation);
        }
    }

    private static Bounds positive(Random random) {
        return Bounds.exactly(Fraction.of(1 + random.nextInt(12), 1 + random.nextInt(5)));
    }
}
