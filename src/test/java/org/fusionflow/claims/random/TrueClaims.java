package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;

/** True claims about one tree, each by hand; which leaf, edge or exponent they are about is random. */
final class TrueClaims {
    private final HandFormulas hand;
    private final Random random;
    private final List<RandomClaim> claims = new ArrayList<>();

    private TrueClaims(FusionTree tree, Random random) {
        this.hand = new HandFormulas(tree);
        this.random = random;
    }

    /** One claim of every kind that the tree has. */
    static List<RandomClaim> of(FusionTree tree, Random random) {
        TrueClaims claims = new TrueClaims(tree, random);
        claims.lengths();
        claims.norms();
        claims.quotients();
        claims.maps();
        claims.energy();
        AmplitudeClaims.of(tree, random).forEach(claims.claims::add);
        FixedPointClaims.of(tree, random).forEach(claims.claims::add);
        return claims.claims;
    }

    private void add(String kind, String left, String right) {
        claims.add(new RandomClaim(kind, hand.tree(), Map.of(), List.of(), List.of(left, right)));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String flow(String leaf) {
        return hand.gain(leaf) + "*(" + hand.residual(leaf) + ")";
    }

    private void lengths() {
        String leaf = any(hand.names());
        add("length", "Dt(u" + leaf + ")", flow(leaf));
        int power = 2 + random.nextInt(3);
        add(
                "power of a length",
                "Dt(u" + leaf + "^" + power + ")",
                power + "*u" + leaf + "^" + (power - 1) + "*" + flow(leaf));
        add("square of a length", "Dt(u" + leaf + "^2)", "2*w" + leaf + "*e" + leaf);
        add("inverse length", "Dt(1/u" + leaf + ")", "-g" + leaf + "*(" + hand.residual(leaf) + ")/u" + leaf + "^2");
        add("root of a length", "Dt(Sqrt(u" + leaf + "))", "e" + leaf + "*w" + leaf + "/(2*u" + leaf + "^(3/2))");
        add(
                "logarithm of a length",
                "Dt(Log(u" + leaf + "))",
                "w" + leaf + "*(" + hand.residual(leaf) + ")/u" + leaf + "^2");
    }

    private void norms() {
        if (hand.namedEdges("").isEmpty()) {
            return;
        }
        FusionTree edge = any(hand.namedEdges(""));
        String work =
                HandFormulas.sum(edge.names().stream().map(leaf -> "w" + leaf + "*(" + hand.residual(leaf) + ")"));
        if (hand.tree().isNumeric()) {
            String norm = HandFormulas.norm(edge);
            add("square of a norm", "Dt(" + norm + "^2)", "2*(" + work + ")");
            add("norm", "Dt(" + norm + ")", "(" + work + ")/Sqrt(" + HandFormulas.squares(edge.names()) + ")");
            add(
                    "logarithm of a norm",
                    "Dt(Log(" + norm + "))",
                    "(" + work + ")/(" + HandFormulas.squares(edge.names()) + ")");
        } else {
            add("sum of squares", "Dt(" + HandFormulas.squares(edge.names()) + ")", "2*(" + work + ")");
        }
    }

    private void quotients() {
        if (hand.names().size() < 2) {
            return;
        }
        String a = hand.names().get(0);
        String b = any(hand.names().subList(1, hand.names().size()));
        add(
                "quotient",
                "Dt(u" + a + "/u" + b + ")",
                "(g" + a + "*e" + a + "*u" + b + " - u" + a + "*" + flow(b) + ")/u" + b + "^2");
        add("product", "Dt(u" + a + "*u" + b + ")", "u" + b + "*" + flow(a) + " + u" + a + "*g" + b + "*e" + b);
        add("quotient of maps", "w" + a + "/w" + b, hand.map(a) + "/(" + hand.map(b) + ")");
        add(
                "difference of squares",
                "Dt(u" + a + "^2 - u" + b + "^2)",
                "2*w" + a + "*(" + hand.residual(a) + ") - 2*" + hand.map(b) + "*e" + b);
    }

    private void maps() {
        String leaf = any(hand.names());
        add("map", "w" + leaf, hand.gain(leaf) + "*u" + leaf);
        add("residual", "e" + leaf, hand.residual(leaf).replace("w" + leaf, "g" + leaf + "*u" + leaf));
        if (!hand.tree().isNumeric()) {
            return;
        }
        List<String> terms = new ArrayList<>();
        List<String> logarithms = new ArrayList<>();
        for (FusionTree edge : hand.edges(leaf)) {
            String norm = edge.names().size() == 1 ? "u" + leaf : HandFormulas.norm(edge);
            String rate = HandFormulas.sum(edge.names().stream().map(name -> "w" + name + "*e" + name));
            terms.add(edge.depth() + "*(" + rate + ")/" + norm + "^2");
            logarithms.add(edge.depth() + "*Log(" + norm + ")");
        }
        add("rate of a map", "Dt(w" + leaf + ")", "w" + leaf + "*(" + HandFormulas.sum(terms.stream()) + ")");
        add("logarithm of a map", "Log(w" + leaf + ")", HandFormulas.sum(logarithms.stream()));
    }

    private void energy() {
        add("loss", "Loss", hand.loss());
        add(
                "energy by maps",
                "Dt(Loss)",
                HandFormulas.sum(hand.names().stream().map(leaf -> "-e" + leaf + "*Dt(w" + leaf + ")")));
        if (!hand.tree().isNumeric()) {
            return;
        }
        Stream<String> layers = hand.edges("").stream().map(edge -> {
            String norm = edge.names().size() == 1 ? "u" + edge.names().get(0) : HandFormulas.norm(edge);
            String rate = edge instanceof Modality leaf ? "(" + flow(leaf.name()) + ")" : "Dt(" + norm + ")";
            return "-" + edge.depth() + "*" + rate + "^2";
        });
        add("energy by layers", "Dt(Loss)", HandFormulas.sum(layers));
    }
}
