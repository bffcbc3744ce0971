package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What moves along the balanced flow, in which direction and how fast at least; and sums over the modalities. */
final class FlowForms {
    private FlowForms() {}

    static List<Form> of(Random random) {
        List<Form> forms = new ArrayList<>();
        TreeDraw tree = TreeDraw.of(random);
        energy(tree, random, forms);
        rates(tree, random, forms);
        sums(tree, forms);
        TreeDraw two;
        do {
            two = TreeDraw.of(random);
        } while (two.names().size() != 2);
        norms(two, forms);
        return forms;
    }

    private static Form form(TreeDraw tree, String kind) {
        return Form.of("flow: " + kind).tree(tree.newick());
    }

    /** All residuals are 0. */
    private static Form rest(TreeDraw tree, String kind) {
        Form form = form(tree, kind);
        for (String leaf : tree.names()) {
            form.pin("s" + leaf, "-(" + tree.hand().residual(leaf).replaceFirst("^s\\w+", "0") + ")");
        }
        return form;
    }

    private static void energy(TreeDraw tree, Random random, List<Form> forms) {
        String leaf = tree.names().get(random.nextInt(tree.names().size()));
        String first = "(g" + leaf + "*e" + leaf + ")^2";
        forms.add(form(tree, "energy").yes("Dt(Loss) <= 0"));
        forms.add(rest(tree, "energy").no("Dt(Loss) < 0"));
        forms.add(form(tree, "energy").yes("Dt(Loss) <= -" + tree.own(leaf) + "*" + first));
        forms.add(form(tree, "energy").no("Dt(Loss) <= -50*" + first));
        List<String> zero = new ArrayList<>();
        List<String> some = new ArrayList<>();
        tree.names().forEach(name -> {
            zero.add("e" + name + " == 0");
            some.add("(g" + name + "*e" + name + ")^2");
        });
        forms.add(form(tree, "energy").yes("Dt(Loss) == 0 <=> " + String.join(" && ", zero)));
        forms.add(form(tree, "energy")
                .no("Dt(Loss) == 0 <=> " + String.join(" || ", zero))
                .pin("s" + leaf, "-(" + tree.hand().residual(leaf).replaceFirst("^s\\w+", "0") + ")"));
        forms.add(form(tree, "energy").yes("-Dt(Loss) >= " + String.join(" + ", some)));
        forms.add(form(tree, "energy").no("Dt(Loss) >= -(" + String.join(" + ", some) + ")/2"));
        forms.add(form(tree, "energy").yes("Loss >= 0"));
        forms.add(form(tree, "energy").no("Loss >= yy/2"));
        forms.add(form(tree, "energy").yes("Loss >= " + TreeDraw.at("Loss", tree.names())));
        forms.add(rest(tree, "energy").no("Loss > " + TreeDraw.at("Loss", tree.names())));
    }

    private static void rates(TreeDraw tree, Random random, List<Form> forms) {
        String leaf = tree.names().get(random.nextInt(tree.names().size()));
        int k = 2 + random.nextInt(3);
        forms.add(form(tree, "rate").yes("Dt(u" + leaf + ") > 0 <=> e" + leaf + " > 0"));
        forms.add(form(tree, "rate").no("Dt(u" + leaf + ") > 0 <=> s" + leaf + " > 0"));
        forms.add(form(tree, "rate")
                .yes("Dt(u" + leaf + "^" + k + ") == " + k + "*u" + leaf + "^" + (k - 1) + "*g" + leaf + "*e" + leaf));
        forms.add(form(tree, "rate")
                .no("Dt(u" + leaf + "^" + k + ") == " + (k + 1) + "*u" + leaf + "^" + (k - 1) + "*g" + leaf + "*e"
                        + leaf));
        String[] positive =
                tree.names().stream().map(name -> "e" + name + " > 0").toArray(String[]::new);
        Form grows = form(tree, "rate").assume(positive);
        tree.names()
                .forEach(name -> grows.pin(
                        "s" + name, "1 - (" + tree.hand().residual(name).replaceFirst("^s\\w+", "0") + ")"));
        forms.add(grows.yes("Dt(w" + leaf + ") > 0 && Dt(u" + leaf + ") > 0"));
        forms.add(form(tree, "rate").no("Dt(w" + leaf + ") > 0"));
        forms.add(form(tree, "rate")
                .assume("e" + leaf + " == 0")
                .pin("s" + leaf, "-(" + tree.hand().residual(leaf).replaceFirst("^s\\w+", "0") + ")")
                .yes("Dt(u" + leaf + ") == 0"));
        forms.add(form(tree, "rate").yes("Dt(u" + leaf + ")*e" + leaf + " >= 0"));
        forms.add(form(tree, "rate").no("Dt(u" + leaf + ")*s" + leaf + " >= 0"));
    }

    private static void norms(TreeDraw tree, List<Form> forms) {
        int total = Integer.parseInt(tree.hand().pathDepth("A"));
        forms.add(form(tree, "norm").yes("NAB > uA && NAB <= uA + uB"));
        forms.add(form(tree, "norm").no("NAB >= uA + uB"));
        forms.add(form(tree, "norm").yes("uA + uB <= Sqrt(2)*NAB"));
        forms.add(form(tree, "norm").no("(uA + uB)^2 < 2*(uA^2 + uB^2)").pin("uB", "uA"));
        forms.add(form(tree, "norm").yes("0 < wA <= NAB^" + total));
        forms.add(form(tree, "norm").no("wA > NAB^" + total + "/2"));
        forms.add(form(tree, "norm").yes("Dt(NAB^2) == 2*(wA*eA + wB*eB)"));
        forms.add(form(tree, "norm").no("Dt(NAB^2) == 2*(wA*eA - wB*eB)"));
        boolean equal = tree.own("A") == tree.own("B");
        forms.add(form(tree, "norm")
                .claim(equal, "wA == wB <=> uA == uB")
                .pin("uB", equal ? "uB" : "uA")
                .pin("uA", equal ? "uA" : "2")
                .pin("uB", equal ? "uB" : "2"));
        forms.add(form(tree, "norm")
                .assume("uA > uB")
                .pin("uA", "uB + 1")
                .yes("gA*uA > gB*uB || " + tree.own("A") + " < " + tree.own("B") + " || " + tree.own("A") + " > "
                        + tree.own("B")));
        forms.add(form(tree, "norm").yes("Dt(uA)/Dt(uB) == gA*eA/(gB*eB)"));
        forms.add(form(tree, "norm").yes("Dt(uA^2 - uB^2) > 0 <=> wA*eA > wB*eB"));
        forms.add(form(tree, "norm").no("Dt(uA^2 - uB^2) > 0 <=> eA > eB"));
    }

    private static void sums(TreeDraw tree, List<Form> forms) {
        String works = join(tree, "s@*w@");
        String rests = join(tree, "e@*w@");
        forms.add(form(tree, "sum")
                .yes("Loss == (yy - Sum(s[m]*w[m], m) - Sum(e[m]*w[m], m))/2")
                .meaning("Loss == (yy - (" + works + ") - (" + rests + "))/2"));
        forms.add(form(tree, "sum")
                .no("Loss == (yy - Sum(s[m]*w[m], m) + Sum(e[m]*w[m], m))/2")
                .meaning("Loss == (yy - (" + works + ") + (" + rests + "))/2"));
        forms.add(form(tree, "sum")
                .yes("Dt(Sum(u[m]^2, m)) == 2*Sum(e[m]*w[m], m)")
                .meaning("Dt(" + join(tree, "u@^2") + ") == 2*(" + rests + ")"));
        forms.add(form(tree, "sum")
                .yes("Sum(e[m]^2, m) == 0 => Dt(Loss) == 0")
                .meaning(join(tree, "e@^2") + " == 0 => Dt(Loss) == 0"));
        forms.add(form(tree, "sum")
                .no("Sum(e[m], m) == 0 => Dt(Loss) == 0")
                .meaning(join(tree, "e@") + " == 0 => Dt(Loss) == 0")
                .pin(
                        "s" + tree.names().get(0),
                        "1 - (" + tree.hand().residual(tree.names().get(0)).replaceFirst("^s\\w+", "0") + ")")
                .pin(
                        "s" + tree.names().get(1),
                        "-1 - (" + tree.hand().residual(tree.names().get(1)).replaceFirst("^s\\w+", "0") + ")")
                .pin(
                        tree.names().size() > 2 ? "sC" : "u0",
                        tree.names().size() > 2
                                ? "-(" + tree.hand().residual("C").replaceFirst("^s\\w+", "0") + ")"
                                : "1"));
        forms.add(form(tree, "sum").yes("Sum(v[m,n]*w[m]*w[n], m, n) >= 0").meaning(quadratic(tree) + " >= 0"));
        forms.add(form(tree, "sum").no("Sum(v[m,n]*w[m]*w[n], m, n) <= yy").meaning(quadratic(tree) + " <= yy"));
        forms.add(form(tree, "sum").yes("Sum(u[m]^2, m) > 0").meaning(join(tree, "u@^2") + " > 0"));
    }

    private static String join(TreeDraw tree, String term) {
        return String.join(
                " + ",
                tree.names().stream().map(name -> term.replace("@", name)).toList());
    }

    private static String quadratic(TreeDraw tree) {
        List<String> terms = new ArrayList<>();
        tree.names()
                .forEach(m -> tree.names().forEach(n -> terms.add(tree.hand().covariance(m, n) + "*w" + m + "*w" + n)));
        return String.join(" + ", terms);
    }
}
