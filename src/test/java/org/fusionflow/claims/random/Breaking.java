package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;

/**
 * One small edit that makes a true claim false, as a slip of the pen does: an exponent one off, a sign, a factor, the symbol of
 * another modality. That the result is false is made certain by its values at random points.
 */
final class Breaking {
    /**
     * A false claim.
     *
     * @param claim its text
     * @param edit what was changed
     */
    record Broken(RandomClaim claim, String edit) {}

    /** Points of which all that can be evaluated must show the falsehood. */
    private static final int POINTS = 3;

    private final Random random;

    Breaking(Random random) {
        this.random = random;
    }

    /** The claim after one edit that is seen to make it false. */
    Broken of(RandomClaim claim) {
        List<Broken> edits = new ArrayList<>();
        for (int side = 0; side < claim.sides().size(); side++) {
            collect(claim, side, edits);
        }
        // Kinds of edit come up alike often although some fit more tokens than others.
        Collections.shuffle(edits, random);
        List<String> kinds = new ArrayList<>(List.of("exponent", "sign", "factor", "modality"));
        Collections.shuffle(kinds, random);
        for (String kind : kinds) {
            Optional<Broken> broken = edits.stream()
                    .filter(edit -> edit.edit().startsWith(kind))
                    .limit(12)
                    .filter(edit -> isFalse(edit.claim()))
                    .findFirst();
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        throw new AssertionError("no edit breaks " + claim.block(claim.kind()));
    }

    private static void collect(RandomClaim claim, int side, List<Broken> edits) {
        List<String> tokens = FormulaText.tokens(claim.sides().get(side));
        int braces = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            String before = i == 0 ? "" : tokens.get(i - 1);
            braces += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
            if (braces > 0 || token.equals("}")) {
                continue;
            }
            if (token.matches("\\d+")) {
                int value = Integer.parseInt(token);
                String kind = before.equals("^")
                                || (before.equals("(")
                                        && i > 1
                                        && tokens.get(i - 2).equals("^"))
                        ? "exponent "
                        : "factor ";
                edit(claim, side, tokens, i, Integer.toString(value + 1), kind, edits);
                if (value > 1) {
                    edit(claim, side, tokens, i, Integer.toString(value - 1), kind, edits);
                }
            } else if (token.equals("+")) {
                edit(claim, side, tokens, i, "-", "sign ", edits);
            } else if (token.equals("-")) {
                boolean binary = before.matches("[\\w.)}]+");
                edit(claim, side, tokens, i, binary ? "+" : "", "sign ", edits);
            } else if (Character.isLetter(token.charAt(0)) && !before.equals("^")) {
                edit(claim, side, tokens, i, "2*" + token, "factor ", edits);
                edit(claim, side, tokens, i, "3*" + token, "factor ", edits);
                if (i + 1 < tokens.size() && !tokens.get(i + 1).matches("[(^]") && !token.matches("L|Lf|Loss|yy|r1")) {
                    edit(claim, side, tokens, i, token + "^2", "exponent ", edits);
                }
                for (String other : symbolsOfOtherModalities(claim.tree(), token)) {
                    edit(claim, side, tokens, i, other, "modality ", edits);
                }
            }
        }
    }

    private static void edit(
            RandomClaim claim, int side, List<String> tokens, int at, String by, String kind, List<Broken> edits) {
        List<String> changed = new ArrayList<>(tokens);
        changed.set(at, by);
        String text =
                String.join("", changed).replace("+", " + ").replace("-", " - ").strip();
        edits.add(new Broken(claim.withSide(side, text), kind + tokens.get(at) + " to " + by));
    }

    /** Symbols of the same meaning for another modality, edge or amplitude; none for what has no modality. */
    private static List<String> symbolsOfOtherModalities(FusionTree tree, String token) {
        Set<String> symbols = new LinkedHashSet<>();
        List<String> names = tree.names();
        for (String leaf : names) {
            Stream.of("u", "w", "s", "v", "e", "g").forEach(letter -> symbols.add(letter + leaf));
            names.subList(names.indexOf(leaf) + 1, names.size()).forEach(other -> symbols.add("v" + leaf + other));
        }
        if (tree.isNumeric()) {
            for (ScalarNetwork.Chain chain : ScalarNetwork.chains(tree)) {
                if (chain.leaves().size() > 1 && chain.depth() > 0) {
                    symbols.add("N" + chain.name());
                }
                for (int j = 1; j <= chain.depth(); j++) {
                    symbols.add(ScalarNetwork.weight(chain, j));
                }
            }
        }
        return symbols.remove(token)
                ? symbols.stream()
                        .filter(other -> other.charAt(0) == token.charAt(0))
                        .toList()
                : List.of();
    }

    /** False at every random point at which it can be evaluated, and there is one. */
    private boolean isFalse(RandomClaim claim) {
        int seen = 0;
        for (int i = 0; i < POINTS; i++) {
            Optional<ExactValue> point = RandomPoint.of(claim, random);
            if (point.isEmpty()) {
                return false;
            }
            try {
                ExactValue here = point.get();
                TruthAt truth = seen == 0 ? TruthAt.of(claim, here) : TruthAt.onOneWay(claim, here);
                if (!truth.isFalse()) {
                    return false;
                }
                seen++;
            } catch (ArithmeticException noValueHere) {
                if (!claim.learnedSets().isEmpty()) {
                    // A value at a fixed point that is not certain to exist: neither true nor false.
                    return false;
                }
                // A pole or a root of a negative number: the next point decides.
            }
        }
        return seen > 0;
    }
}
