package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Losses, maps, residuals and lengths at the fixed points of random trees, compared. */
final class PlateauForms {
    private static final String KIND = "plateau: ";

    private PlateauForms() {}

    static List<Form> of(Random random) {
        List<Form> forms = new ArrayList<>();
        TreeDraw tree = TreeDraw.of(random);
        losses(tree, random, forms);
        TreeDraw two;
        do {
            two = TreeDraw.of(random);
        } while (two.names().size() != 2 || two.fixedPoints().size() < 4);
        maps(two, random, forms);
        lengths(two, random, forms);
        return forms;
    }

    private static void losses(TreeDraw tree, Random random, List<Form> forms) {
        List<List<String>> points = tree.fixedPoints();
        List<String> more = points.get(points.size() - 1);
        List<String> less = points.get(random.nextInt(points.size()));
        String high = TreeDraw.at("Loss", less);
        String low = TreeDraw.at("Loss", more);
        forms.add(Form.of(KIND + "loss").tree(tree.newick()).yes("0 <= " + low + " <= " + high + " <= yy/2"));
        forms.add(still(tree, less).no(low + " < " + high));
        forms.add(Form.of(KIND + "loss").tree(tree.newick()).no(low + " > yy/3"));
        for (String leaf : tree.unlearned(less)) {
            List<String> joined = new ArrayList<>(less);
            joined.add(leaf);
            joined.sort(String::compareTo);
            if (points.contains(joined)) {
                String condition = TreeDraw.at("e" + leaf, less) + " == 0";
                forms.add(Form.of(KIND + "tie")
                        .tree(tree.newick())
                        .yes(condition + " <=> " + TreeDraw.at("Loss", joined) + " == " + high));
                forms.add(Form.of(KIND + "tie")
                        .tree(tree.newick())
                        .yes(condition + " <=> " + TreeDraw.at("w" + leaf, joined) + " == 0"));
                forms.add(still(tree, less)
                        .no(TreeDraw.at("Loss", joined) + " == " + high + " <=> s" + leaf + " == 0 && "
                                + TreeDraw.at("e" + leaf, less) + " != 0"));
                forms.add(Form.of(KIND + "tie")
                        .tree(tree.newick())
                        .no(condition + " || " + TreeDraw.at("Loss", joined) + " == " + high));
            }
        }
    }

    /** Where nothing more can be learned. */
    private static Form still(TreeDraw tree, List<String> learned) {
        Form form = Form.of(KIND + "tie").tree(tree.newick());
        for (String leaf : tree.unlearned(learned)) {
            form.pin("s" + leaf, "-(" + tree.hand().residualAt(leaf, learned).replaceFirst("^s\\w+", "0") + ")");
        }
        return form;
    }

    private static Form form(TreeDraw tree, String kind) {
        return Form.of(KIND + kind).tree(tree.newick());
    }

    private static void maps(TreeDraw tree, Random random, List<Form> forms) {
        int k = 2 + random.nextInt(3);
        forms.add(form(tree, "map").yes("At(wA,{A}) > 0 <=> sA > 0"));
        forms.add(form(tree, "map")
                .no("At(wA,{A,B}) > 0 <=> sA > 0")
                .pin("vA", "1")
                .pin("vB", "1")
                .pin("vAB", "1/2")
                .pin("sA", "1")
                .pin("sB", "3"));
        forms.add(form(tree, "map")
                .assume("vAB > 0", "At(wB,{A,B}) > 0")
                .pin("vA", "1")
                .pin("vB", "1")
                .pin("vAB", "1/2")
                .pin("sB", "sA/2 + 1")
                .yes("At(wA,{A}) > At(wA,{A,B})"));
        forms.add(form(tree, "map")
                .assume("At(wB,{A,B}) > 0")
                .pin("vA", "1")
                .pin("vB", "1")
                .pin("vAB", "-1/2")
                .pin("sA", "1")
                .pin("sB", "1")
                .no("At(wA,{A}) > At(wA,{A,B})"));
        forms.add(form(tree, "map").yes("At(Loss,{A}) <= At(Loss,{B}) <=> sA^2*vB >= sB^2*vA"));
        forms.add(form(tree, "map")
                .no("At(Loss,{A}) <= At(Loss,{B}) <=> sA >= sB")
                .pin("vA", "8")
                .pin("vB", "1")
                .pin("vAB", "0")
                .pin("sA", "2")
                .pin("sB", "1"));
        forms.add(form(tree, "map")
                .assume("sA > 0", "sB > 0", "vA == vB")
                .pin("sA", "2")
                .pin("sB", "1/2")
                .pin("vA", "1")
                .pin("vB", "1")
                .pin("vAB", "1/4")
                .yes("At(Loss,{A}) < At(Loss,{B}) <=> sA > sB"));
        forms.add(form(tree, "map")
                .assume("vA == vB")
                .pin("sA", "-2")
                .pin("sB", "1")
                .pin("vA", "1")
                .pin("vB", "1")
                .pin("vAB", "1/4")
                .no("At(Loss,{A}) < At(Loss,{B}) <=> sA > sB"));
        forms.add(form(tree, "map").yes("At(eA,{}) == sA && At(eA,{A}) == 0 && At(eB,{A,B}) == 0"));
        forms.add(form(tree, "map")
                .no("At(eA,{B}) == sA")
                .pin("vA", "1")
                .pin("vB", "1")
                .pin("vAB", "1/2")
                .pin("sB", "1"));
        forms.add(form(tree, "map").yes(k + "*vA*At(wA,{A}) == " + k + "*sA"));
        forms.add(form(tree, "map").yes("At(Loss,{A}) == 0 => At(eB,{A}) == 0"));
        forms.add(form(tree, "map").no("At(eB,{A}) == 0 => At(Loss,{A}) == 0").pin("sB", "vAB*sA/vA"));
        forms.add(form(tree, "map")
                .let("gain", "At(Loss,{}) - At(Loss,{A})")
                .yes("gain == sA^2/(2*vA) && (gain > 0 <=> sA != 0)"));
        forms.add(form(tree, "map")
                .let("gain", "At(Loss,{}) - At(Loss,{A})")
                .no("gain > 0")
                .pin("sA", "0"));
    }

    private static void lengths(TreeDraw tree, Random random, List<Form> forms) {
        int layers = Integer.parseInt(tree.hand().pathDepth("A"));
        int k = 2 + random.nextInt(3);
        forms.add(form(tree, "length").assume("sA > 0").pin("sA", "sA^2 + 1").yes("At(uA,{A}) > 1 <=> sA > vA"));
        forms.add(form(tree, "length")
                .assume("sA > 0")
                .pin("sA", "1")
                .pin("vA", "2")
                .no("At(uA,{A}) < 1 <=> sA > vA"));
        forms.add(
                form(tree, "length").assume("sA > 0").pin("sA", "sA^2 + 1").yes("At(uA,{A})^" + layers + " == sA/vA"));
        forms.add(form(tree, "length")
                .assume("sA > 0")
                .pin("sA", "3")
                .pin("vA", "1")
                .no("At(uA,{A})^" + (layers + 1) + " == sA/vA"));
        forms.add(form(tree, "length")
                .assume("sA > 0", "sA == " + k + "*vA")
                .pin("sA", k + "*vA")
                .yes("At(uA,{A}) > 1"));
        forms.add(form(tree, "length").assume("sA > 0").pin("sA", "vA").no("At(uA,{A}) > 1"));
        forms.add(form(tree, "length").yes("At(uA*eA,{A}) == 0 && At(uB,{A}) == 0"));
    }
}
