package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;

/** True claims about the amplitudes of the rank-one flow, at balance or not: their rates and what they conserve. */
final class AmplitudeClaims {
    private final HandFormulas hand;
    private final Random random;
    private final List<RandomClaim> claims = new ArrayList<>();

    private AmplitudeClaims(FusionTree tree, Random random) {
        this.hand = new HandFormulas(tree);
        this.random = random;
    }

    /** None for symbolic depths, and none where two edges have the same leaves, as their amplitudes have no names of their own. */
    static List<RandomClaim> of(FusionTree tree, Random random) {
        AmplitudeClaims claims = new AmplitudeClaims(tree, random);
        if (tree.isNumeric() && tree.names().size() > 1) {
            claims.rates();
            claims.laws();
        }
        return claims.claims;
    }

    private void add(String kind, String left, String right) {
        claims.add(new RandomClaim(kind, hand.tree(), Map.of(), List.of(), List.of(left, right)));
    }

    private static String amplitude(FusionTree edge, int layer) {
        return "a" + String.join("", edge.names()) + layer;
    }

    private void rates() {
        FusionTree edge = hand.edges("").get(random.nextInt(hand.edges("").size()));
        String amplitude = amplitude(edge, 1 + random.nextInt(edge.depth().value()));
        String work =
                HandFormulas.sum(edge.names().stream().map(leaf -> "w" + leaf + "*(" + hand.residual(leaf) + ")"));
        add("rate of an amplitude", "Dt(" + amplitude + ")", "(" + work + ")/" + amplitude);
        List<String> layers = new ArrayList<>();
        for (FusionTree other : hand.edges("")) {
            for (int j = 1; j <= other.depth().value(); j++) {
                layers.add("-Dt(" + amplitude(other, j) + ")^2");
            }
        }
        add("energy by amplitudes", "Dt(Loss)", HandFormulas.sum(layers.stream()));
        String leaf = hand.names().get(random.nextInt(hand.names().size()));
        List<String> factors = new ArrayList<>();
        for (FusionTree above : hand.edges(leaf)) {
            for (int j = 1; j <= above.depth().value(); j++) {
                factors.add(amplitude(above, j));
            }
        }
        add("map by amplitudes", "w" + leaf + "*" + amplitude, amplitude + "*" + HandFormulas.product(factors));
    }

    private void laws() {
        List<String> conserved = new ArrayList<>();
        for (FusionTree edge : hand.edges("")) {
            for (int j = 1; j < edge.depth().value(); j++) {
                conserved.add(amplitude(edge, j) + "^2 - " + amplitude(edge, j + 1) + "^2");
            }
            if (!(edge instanceof Modality)) {
                StringBuilder law = new StringBuilder(amplitude(edge, 1) + "^2");
                lastLayers(edge.children())
                        .forEach(last ->
                                law.append(" - " + amplitude(last, last.depth().value()) + "^2"));
                conserved.add(law.toString());
            }
        }
        if (!conserved.isEmpty()) {
            String law = conserved.get(random.nextInt(conserved.size()));
            String other = conserved.get(random.nextInt(conserved.size()));
            add("conserved law", "Dt(" + law + ")", "0");
            int factor = 2 + random.nextInt(4);
            add("sum of conserved laws", "Dt(" + law + " + " + factor + "*(" + other + "))", "0");
        }
    }

    /** Children without layers of their own give way to theirs. */
    private static List<FusionTree> lastLayers(List<FusionTree> children) {
        List<FusionTree> result = new ArrayList<>();
        for (FusionTree child : children) {
            result.addAll(child.depth().equals(Depth.of(0)) ? lastLayers(child.children()) : List.of(child));
        }
        return result;
    }
}
