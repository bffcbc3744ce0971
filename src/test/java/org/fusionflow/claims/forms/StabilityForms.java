package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Stability of the fixed points of random trees. The linearized flow is block triangular: the learned block has negative eigenvalues, every unlearned
 * modality adds that of its single small factor, or 0 if there are more. The tests check this against a Jacobian in numbers.
 */
final class StabilityForms {
    private StabilityForms() {}

    static List<Form> of(Random random) {
        List<Form> forms = new ArrayList<>();
        TreeDraw tree = TreeDraw.of(random);
        for (List<String> learned : tree.fixedPoints()) {
            about(tree, learned, random, forms);
        }
        pairs(tree, forms);
        return forms;
    }

    private static Form form(TreeDraw tree) {
        return Form.of("stability").tree(tree.newick());
    }

    private static void about(TreeDraw tree, List<String> learned, Random random, List<Form> forms) {
        String set = TreeDraw.set(learned);
        List<String> stable = new ArrayList<>();
        List<String> unstable = new ArrayList<>();
        boolean slow = false;
        boolean corner = false;
        for (String leaf : tree.unlearned(learned)) {
            boolean own = tree.own(leaf) == 2;
            String residual = random.nextBoolean()
                    ? TreeDraw.at("e" + leaf, learned)
                    : "(" + tree.hand().residualAt(leaf, learned) + ")";
            if (tree.small(leaf, learned) > 1) {
                slow = true;
            } else if (own) {
                stable.add(residual + " < 0");
                unstable.add(residual + " > 0");
            } else {
                corner = true;
                unstable.add(residual + " != 0");
            }
        }
        if (tree.unlearned(learned).isEmpty()) {
            forms.add(form(tree).yes("Stable(" + set + ")"));
            forms.add(form(tree).yes("!Unstable(" + set + ")"));
            forms.add(form(tree).no("Unstable(" + set + ")"));
            return;
        }
        if (slow || corner) {
            forms.add(form(tree).yes("!Stable(" + set + ")"));
            forms.add(form(tree).no("Stable(" + set + ")"));
        } else {
            forms.add(form(tree).yes("Stable(" + set + ") <=> " + String.join(" && ", stable)));
            forms.add(form(tree).no("Stable(" + set + ")"));
            forms.add(form(tree).no("!Stable(" + set + ")"));
            forms.add(tie(tree, learned)
                    .no("Stable(" + set + ") <=> " + String.join(" && ", stable).replace(" < ", " <= ")));
        }
        if (unstable.isEmpty()) {
            forms.add(form(tree).yes("!Unstable(" + set + ")"));
            forms.add(form(tree).no("Unstable(" + set + ")"));
        } else {
            forms.add(form(tree).yes("Unstable(" + set + ") <=> " + String.join(" || ", unstable)));
            forms.add(form(tree).yes("!(Stable(" + set + ") && Unstable(" + set + "))"));
            forms.add(form(tree).no("Unstable(" + set + ")"));
            if (unstable.size() > 1) {
                forms.add(form(tree).no("Unstable(" + set + ") <=> " + String.join(" && ", unstable)));
            }
            if (!slow) {
                forms.add(tie(tree, learned).no("Stable(" + set + ") || Unstable(" + set + ")"));
            }
        }
    }

    /** All unlearned residuals are 0. */
    private static Form tie(TreeDraw tree, List<String> learned) {
        Form form = form(tree);
        for (String other : tree.unlearned(learned)) {
            form.pin("s" + other, "-(" + tree.hand().residualAt(other, learned).replaceFirst("^s\\w+", "0") + ")");
        }
        return form;
    }

    private static void pairs(TreeDraw tree, List<Form> forms) {
        List<List<String>> points = tree.fixedPoints();
        for (List<String> one : points) {
            if (one.size() != 1) {
                continue;
            }
            String a = one.get(0);
            for (String b : tree.unlearned(one)) {
                boolean plain = tree.small(b, one) == 1 && tree.own(b) == 2;
                String covariance = tree.hand().covariance(a, b);
                if (plain && tree.unlearned(one).size() == 1) {
                    forms.add(form(tree)
                            .assume("s" + b + " > 0", covariance + " <= 0")
                            .pin(covariance, "-1/3")
                            .yes("Unstable({" + a + "})"));
                    forms.add(form(tree)
                            .assume(covariance + " > 0")
                            .pin(covariance, "1/2")
                            .pin("v" + a, "1")
                            .no("Stable({" + a + "})"));
                    forms.add(form(tree)
                            .assume("s" + a + " > 0", "s" + b + " < 0", covariance + " == 0")
                            .pin(covariance, "0")
                            .yes("Stable({" + a + "}) && !Unstable({" + a + "})"));
                    forms.add(form(tree).assume("s" + b + " > 0").no("Unstable({" + a + "})"));
                    forms.add(form(tree)
                            .yes("Unstable({" + a + "}) => At(Loss," + TreeDraw.set(tree.names()) + ") < At(Loss,{" + a
                                    + "})"));
                    forms.add(form(tree)
                            .no("At(Loss," + TreeDraw.set(tree.names()) + ") < At(Loss,{" + a + "}) => Unstable({" + a
                                    + "})"));
                }
            }
        }
    }
}
