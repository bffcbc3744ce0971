package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Statements under equations and inequalities; the false ones lack a hypothesis, or have another constant, that a tie shows to be wrong. */
final class HypothesisForms {
    private HypothesisForms() {}

    static List<Form> of(Random random) {
        List<Form> forms = new ArrayList<>();
        sums(random, forms);
        curves(random, forms);
        bounds(random, forms);
        ofData(random, forms);
        roots(random, forms);
        return forms;
    }

    private static Form xy(String kind, String... conditions) {
        return Form.of("hypothesis: " + kind).forall("x", "y").assume(conditions);
    }

    private static void sums(Random random, List<Form> forms) {
        int k = 1 + random.nextInt(5);
        String sum = "x + y == " + k;
        forms.add(xy("sum", sum).yes("x*y <= " + k * k + "/4").pin("y", k + " - x"));
        forms.add(xy("sum", sum).no("x*y < " + k * k + "/4").pin("x", k + "/2").pin("y", k + "/2"));
        forms.add(xy("sum", sum).yes("x^2 + y^2 >= " + k * k + "/2").pin("y", k + " - x"));
        forms.add(xy("sum", sum)
                .no("x^2 + y^2 >= " + k * k + "/2 + 1/100")
                .pin("x", k + "/2")
                .pin("y", k + "/2"));
        forms.add(xy("sum", sum)
                .yes("x^3 + y^3 == " + k * k * k + " - " + 3 * k + "*x*y")
                .pin("y", k + " - x"));
        forms.add(xy("sum", sum)
                .no("x^3 + y^3 == " + k * k * k + " - " + (3 * k + 1) + "*x*y")
                .pin("y", k + " - x"));
        forms.add(Form.of("hypothesis: sum")
                .forall("x", "y", "z")
                .assume("x + y + z == 0")
                .pin("z", "-x - y")
                .yes("x^3 + y^3 + z^3 == 3*x*y*z"));
        forms.add(Form.of("hypothesis: sum")
                .forall("x", "y", "z")
                .assume("x + y + z == 0")
                .pin("z", "-x - y")
                .yes("x*y + y*z + z*x <= 0"));
        forms.add(Form.of("hypothesis: sum")
                .forall("x", "y", "z")
                .assume("x + y + z == 0")
                .pin("x", "0")
                .pin("y", "0")
                .pin("z", "0")
                .no("x*y + y*z + z*x < 0"));
        forms.add(Form.of("hypothesis: sum").forall("x", "y", "z").no("x^3 + y^3 + z^3 == 3*x*y*z"));
    }

    private static void curves(Random random, List<Form> forms) {
        int k = 1 + random.nextInt(3);
        forms.add(Form.of("hypothesis: product")
                .forall("x > 0", "y > 0")
                .assume("x*y == " + k * k)
                .pin("y", k * k + "/x")
                .yes("x + y >= " + 2 * k));
        forms.add(Form.of("hypothesis: product")
                .forall("x > 0", "y > 0")
                .assume("x*y == " + k * k)
                .pin("x", "" + k)
                .pin("y", "" + k)
                .no("x + y > " + 2 * k));
        forms.add(xy("product", "x*y == " + k * k)
                .pin("x", "-1")
                .pin("y", "-" + k * k)
                .no("x + y >= " + 2 * k));
        forms.add(xy("product", "x*y == 0").pin("x", "0").yes("(x + y)^2 == x^2 + y^2 && Abs(x + y) >= x"));
        forms.add(xy("product", "x*y == 0").pin("x", "0").pin("y", "1").no("x == 0 && y == 0"));
        forms.add(xy("circle", "x^2 + y^2 == 1").pin("x", "3/5").pin("y", "4/5").yes("x*y <= 1/2 && -1 <= x <= 1"));
        forms.add(xy("circle", "x^2 + y^2 == 1").pin("x", "3/5").pin("y", "4/5").yes("(x + y)^2 <= 2"));
        forms.add(xy("circle", "x^2 + y^2 == 1").pin("x", "3/5").pin("y", "4/5").no("x*y <= 12/25 - 1/1000"));
        forms.add(xy("circle", "x^2 + y^2 == 1").pin("x", "-1").pin("y", "0").no("-1 < x"));
        forms.add(xy("circle", "x^2 + y^2 <= 1")
                .pin("x", "x/(1 + x^2)")
                .pin("y", "x*x/(1 + x^2)")
                .yes("x + y <= 3/2"));
        forms.add(xy("circle", "x^2 + y^2 <= 1").pin("x", "4/5").pin("y", "3/5").no("x + y <= 7/5 - 1/50"));
        forms.add(xy("two equations", "x + y == 5", "x*y == 6")
                .pin("x", "2")
                .pin("y", "3")
                .yes("x^2 + y^2 == 13"));
        forms.add(xy("two equations", "x + y == 5", "x*y == 6")
                .pin("x", "2")
                .pin("y", "3")
                .yes("x == 2 || x == 3"));
        forms.add(xy("two equations", "x + y == 5", "x*y == 6")
                .pin("x", "3")
                .pin("y", "2")
                .no("x == 2"));
    }

    private static void bounds(Random random, List<Form> forms) {
        int k = 2 + random.nextInt(4);
        forms.add(xy("bounds", "0 <= x <= 1", "0 <= y <= 1")
                .pin("x", "1/(1 + x^2)")
                .pin("y", "1/(1 + y^2)")
                .yes("x*y <= x && x + y - x*y <= 1"));
        forms.add(xy("bounds", "0 <= x <= 1", "0 <= y <= 1")
                .pin("x", "1")
                .pin("y", "1/2")
                .no("x + y - x*y < 1"));
        forms.add(xy("bounds", "x >= 1", "y >= " + k)
                .pin("x", "1 + x^2")
                .pin("y", k + " + y^2")
                .yes("x*y >= x + y - 1 && x*y >= " + k));
        forms.add(xy("bounds", "x >= 1", "y >= " + k)
                .pin("x", "1")
                .pin("y", "" + k)
                .no("x*y > " + k));
        forms.add(xy("bounds", "Abs(x) < 1").pin("x", "x/(1 + x^2)").yes("x^2 < 1 && x^4 <= x^2"));
        forms.add(xy("bounds", "Abs(x) <= 1").pin("x", "1").no("x^2 < 1"));
        forms.add(xy("bounds", "x > y", "y > 0").pin("x", "y + 1/3").yes("x^" + k + " > y^" + k + " && x/y > 1"));
        forms.add(xy("bounds", "x > y").pin("x", "1/3").pin("y", "-3").no("x^2 > y^2"));
        forms.add(xy("bounds", "x > " + k, "y < " + k)
                .pin("x", k + " + 1")
                .pin("y", k + " - 1")
                .yes("(x - " + k + ")*(y - " + k + ") < 0"));
        forms.add(xy("bounds", "x >= " + k, "y <= " + k)
                .pin("x", k + "")
                .pin("y", k + " - 1")
                .no("(x - " + k + ")*(y - " + k + ") < 0"));
        forms.add(xy("either", "x == 0 || y == 0").pin("x", "0").yes("x^2*y + x*y^2 == 0"));
        forms.add(xy("either", "x > 1 || y > 1").pin("x", "2").pin("y", "-8").no("x + y > 1"));
        forms.add(xy("either", "x > 1 || x < -1").pin("x", "2").yes("x^2 > 1"));
    }

    private static void ofData(Random random, List<Form> forms) {
        String tree = List.of("(A:2,B:2):0", "(A:3,B:3):1", "(A:2,B:4):0").get(random.nextInt(3));
        String kind = "hypothesis: data";
        forms.add(Form.of(kind).tree(tree).assume("vAB == 0").pin("vAB", "0").yes("At(eB,{A}) == sB"));
        forms.add(Form.of(kind)
                .tree(tree)
                .no("At(eB,{A}) == sB")
                .pin("vA", "3")
                .pin("vB", "3")
                .pin("vAB", "1"));
        forms.add(Form.of(kind)
                .tree(tree)
                .assume("vAB == 0", "sA == sB")
                .pin("vAB", "0")
                .pin("sA", "sB")
                .yes("At(wA,{A})*vA == At(wB,{B})*vB"));
        forms.add(Form.of(kind).tree(tree).assume("vAB == 0").pin("vAB", "0").yes("At(wA,{A}) == At(wA,{A,B})"));
        forms.add(Form.of(kind).tree(tree).assume("sA == sB").pin("sA", "sB").no("At(wA,{A}) == At(wA,{A,B})"));
        forms.add(Form.of(kind)
                .tree(tree)
                .assume("vA == vB", "sA == sB")
                .pin("vB", "vA")
                .pin("vAB", "vA/2")
                .pin("sA", "sB")
                .yes("At(wA,{A,B}) == At(wB,{A,B})"));
        forms.add(Form.of(kind)
                .tree(tree)
                .assume("vA == vB")
                .pin("vA", "1")
                .pin("vB", "1")
                .pin("vAB", "1/2")
                .pin("sA", "sB + 1")
                .no("At(wA,{A,B}) == At(wB,{A,B})"));
        forms.add(Form.of(kind)
                .tree(tree)
                .assume("sB*vA == vAB*sA")
                .pin("sB", "vAB*sA/vA")
                .yes("At(Loss,{A}) == At(Loss,{A,B})"));
        forms.add(Form.of(kind)
                .tree(tree)
                .assume("sB*vA == vAB*sA")
                .pin("sB", "vAB*sA/vA")
                .yes("At(wB,{A,B}) == 0"));
        forms.add(Form.of(kind)
                .tree(tree)
                .assume("sB*vB == vAB*sA")
                .pin("vA", "2")
                .pin("vB", "3")
                .pin("vAB", "1")
                .pin("sA", "3")
                .pin("sB", "1")
                .no("At(wB,{A,B}) == 0"));
        forms.add(Form.of(kind)
                .tree(tree)
                .assume("yy*vA == sA^2")
                .pin("sB", "vAB*sA/vA")
                .pin("yy", "sA^2/vA")
                .yes("At(Loss,{A}) == 0"));
        forms.add(Form.of(kind)
                .tree(tree)
                .assume("yy*vA == 2*sA^2")
                .pin("vAB", "0")
                .pin("sB", "0")
                .pin("sA", "2")
                .pin("yy", "8/vA")
                .no("At(Loss,{A}) == 0"));
    }

    private static void roots(Random random, List<Form> forms) {
        int k = 2 + random.nextInt(3);
        forms.add(Form.of("hypothesis: root")
                .forall("x > 0", "y > 0")
                .assume("y^2 == x")
                .pin("x", "y^2")
                .yes("Sqrt(x) == y"));
        forms.add(xy("root", "y^2 == x").pin("x", "4").pin("y", "-2").no("Sqrt(x) == y"));
        forms.add(Form.of("hypothesis: root")
                .forall("x > 0", "y > 0")
                .assume("y == x^(1/" + k + ")")
                .pin("x", "8^" + k)
                .pin("y", "8")
                .yes("y^" + k + " == x"));
        forms.add(Form.of("hypothesis: root")
                .forall("x > 0", "y > 0")
                .assume("y == x^(1/" + k + ")")
                .pin("x", "8^" + k)
                .pin("y", "8")
                .no("y^" + (k + 1) + " == x"));
        forms.add(xy("root", "Sqrt(x) == Sqrt(y)").pin("x", "4").pin("y", "4").yes("x == y"));
        forms.add(xy("root", "Sqrt(x^2) == Sqrt(y^2)")
                .pin("x", "2")
                .pin("y", "-2")
                .no("x == y"));
    }
}
