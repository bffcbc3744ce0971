package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.random.HandFormulas;
import org.fusionflow.claims.random.ScalarNetwork;

/**
 * A random architecture of two or three modalities, nested or not, and what its depths say about its fixed points.
 *
 * @param hand texts about the tree
 */
record TreeDraw(HandFormulas hand) {
    static TreeDraw of(Random random) {
        int d = 1 + random.nextInt(3);
        int e = 1 + random.nextInt(3);
        int f = 1 + random.nextInt(2);
        int top = random.nextInt(3);
        String newick = switch (random.nextInt(5)) {
            case 0, 1 -> "(A:" + d + ",B:" + e + "):" + top;
            case 2 -> "(A:" + d + ",B:" + d + "):" + (top + 1);
            case 3 -> "((A:" + d + ",B:" + e + "):" + f + ",C:" + (f + 1) + "):" + (top % 2);
            default -> "(A:" + d + ",B:" + e + ",C:" + (f + 1) + "):" + (top % 2);
        };
        return new TreeDraw(new HandFormulas(FusionTree.parse(newick)));
    }

    String newick() {
        return hand.tree().newick();
    }

    List<String> names() {
        return hand.tree().names();
    }

    static String set(List<String> learned) {
        return "{" + String.join(",", learned) + "}";
    }

    static String at(String what, List<String> learned) {
        return "At(" + what + "," + set(learned) + ")";
    }

    List<String> unlearned(List<String> learned) {
        return names().stream().filter(name -> !learned.contains(name)).toList();
    }

    int own(String leaf) {
        return hand.tree().modalities().get(names().indexOf(leaf)).depth().value();
    }

    /** Layers on the path of a leaf that shrink with it, less the one that its gain leaves out. */
    int small(String leaf, List<String> learned) {
        return own(leaf)
                - 1
                + ScalarNetwork.path(hand.tree(), leaf).stream()
                        .filter(chain -> chain.leaves().size() > 1)
                        .filter(chain -> chain.leaves().stream().noneMatch(learned::contains))
                        .mapToInt(ScalarNetwork.Chain::depth)
                        .sum();
    }

    /** The learned sets of fixed points. */
    List<List<String>> fixedPoints() {
        List<List<String>> all = new ArrayList<>();
        for (int bits = 0; bits < 1 << names().size(); bits++) {
            List<String> learned = new ArrayList<>();
            for (int i = 0; i < names().size(); i++) {
                if ((bits >> i) % 2 == 1) {
                    learned.add(names().get(i));
                }
            }
            if (unlearned(learned).stream().allMatch(leaf -> small(leaf, learned) > 0)) {
                all.add(learned);
            }
        }
        return all;
    }
}
