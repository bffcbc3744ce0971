package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;

/** True claims about fixed points of the reduced flow: values there, and rates at which it is left. */
final class FixedPointClaims {
    /** Determinants of four rows have 24 terms: nobody types those. */
    private static final int LARGEST_SET = 3;

    private final HandFormulas hand;
    private final Random random;
    private final List<List<String>> sets;
    private final List<RandomClaim> claims = new ArrayList<>();

    private FixedPointClaims(FusionTree tree, Random random) {
        this.hand = new HandFormulas(tree);
        this.random = random;
        // For symbolic depths this is meant with Lf >= 2, which the claims assume.
        this.sets = hand.fixedPoints().stream()
                .filter(set -> set.size() <= LARGEST_SET)
                .toList();
    }

    /** One claim of every kind that the tree has. */
    static List<RandomClaim> of(FusionTree tree, Random random) {
        FixedPointClaims claims = new FixedPointClaims(tree, random);
        claims.values();
        claims.lengths();
        claims.escapes();
        claims.losses();
        return claims.claims;
    }

    private void add(String kind, List<String> assumes, String left, String right) {
        List<String> all = new ArrayList<>(assumes);
        if (!hand.tree().isNumeric()) {
            all.add("Lf >= 2");
        }
        claims.add(new RandomClaim(kind, hand.tree(), Map.of(), all, List.of(left, right)));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String at(String expression, List<String> learned) {
        return "At(" + expression + ", {" + String.join(",", learned) + "})";
    }

    private void values() {
        List<List<String>> learned = sets.stream().filter(set -> !set.isEmpty()).toList();
        if (learned.isEmpty()) {
            return;
        }
        List<String> set = any(learned);
        String leaf = any(set);
        add("learned map", List.of(), at("w" + leaf, set), hand.learnedMap(leaf, set));
        add("loss at a fixed point", List.of(), at("Loss", set), hand.lossAt(set));
        add(
                "at rest",
                set.size() == 1 ? List.of("s" + leaf + " > 0") : List.of(),
                at("Dt(u" + leaf + ") + w" + leaf, set),
                hand.learnedMap(leaf, set));
        List<String> others =
                hand.names().stream().filter(name -> !set.contains(name)).toList();
        if (!others.isEmpty()) {
            String other = any(others);
            add("residual at a fixed point", List.of(), at("e" + other, set), hand.residualAt(other, set));
        }
    }

    private void lengths() {
        for (List<String> set : sets) {
            for (String leaf : set) {
                if (!hand.standsAlone(leaf, set)) {
                    continue;
                }
                List<String> assumes = new ArrayList<>();
                if (set.size() == 1) {
                    assumes.add("s" + leaf + " > 0");
                } else {
                    for (String other : set) {
                        assumes.add(hand.learnedMap(other, set) + " > 0");
                    }
                }
                String root =
                        "(" + hand.learnedMap(leaf, set) + ")^(1/" + HandFormulas.factor(hand.pathDepth(leaf)) + ")";
                add("learned length", assumes, at("u" + leaf, set), root);
                if (hand.tree().isNumeric() && gainPower(leaf) > 0) {
                    add("learned gain", assumes, at("g" + leaf, set), at("u" + leaf, set) + "^" + gainPower(leaf));
                }
            }
        }
    }

    private int gainPower(String leaf) {
        return Integer.parseInt(hand.pathDepth(leaf)) - 1;
    }

    private void escapes() {
        for (List<String> set : sets) {
            for (String leaf : hand.names()) {
                if (set.contains(leaf) || random.nextInt(3) == 0) {
                    continue;
                }
                List<String> factors = new ArrayList<>();
                for (FusionTree edge : hand.edges(leaf)) {
                    if (edge.names().stream().anyMatch(set::contains)) {
                        factors.add(large(edge, set));
                    }
                }
                factors.add("(" + hand.residualAt(leaf, set) + ")");
                String rate = "Dt(u" + leaf + ")/(" + HandFormulas.product(hand.smallFactors(leaf, set)) + ")";
                List<String> assumes = set.size() == 1 ? List.of("s" + set.get(0) + " > 0") : List.of();
                add("escape rate", assumes, at(rate, set), HandFormulas.product(factors));
            }
        }
        if (hand.names().size() > 1 && hand.isFixedPoint(List.of())) {
            String a = hand.names().get(0);
            String b = hand.names().get(1);
            String ratio = "Dt(u" + a + ")*" + HandFormulas.product(hand.smallFactors(b, List.of())) + "/(Dt(u" + b
                    + ")*" + HandFormulas.product(hand.smallFactors(a, List.of())) + ")";
            add("ratio of rates", List.of(), at(ratio, List.of()), "s" + a + "/s" + b);
        }
    }

    /** What an edge with learned leaves contributes: the root of the single map, or its norm there. */
    private String large(FusionTree edge, List<String> set) {
        if (set.size() == 1) {
            String leaf = set.get(0);
            return "(s" + leaf + "/v" + leaf + ")^("
                    + HandFormulas.factor(edge.depth().toString()) + "/" + HandFormulas.factor(hand.pathDepth(leaf))
                    + ")";
        }
        return at(HandFormulas.norm(edge), set) + "^"
                + HandFormulas.factor(edge.depth().toString());
    }

    private void losses() {
        if (sets.size() < 2) {
            return;
        }
        List<String> less = any(sets.subList(0, sets.size() - 1));
        List<String> more = any(sets.stream().filter(set -> !set.equals(less)).toList());
        add(
                "difference of losses",
                List.of(),
                at("Loss", less) + " - " + at("Loss", more),
                hand.lossAt(less) + " - " + hand.lossAt(more));
    }
}
