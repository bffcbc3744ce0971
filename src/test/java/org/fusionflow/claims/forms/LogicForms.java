package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Equivalences, implications, negations and chains; the false ones have a converse, a lost case, or a wrong strictness. */
final class LogicForms {
    private LogicForms() {}

    static List<Form> of(Random random) {
        List<Form> forms = new ArrayList<>();
        zeros(random, forms);
        squares(random, forms);
        products(random, forms);
        absolute(random, forms);
        tautologies(random, forms);
        orders(random, forms);
        return forms;
    }

    private static Form xy(String kind) {
        return Form.of("logic: " + kind).forall("x", "y");
    }

    private static void zeros(Random random, List<Form> forms) {
        int a = 1 + random.nextInt(5);
        int b = 1 + random.nextInt(5);
        forms.add(xy("zeros").yes("x*y == 0 <=> x == 0 || y == 0"));
        forms.add(xy("zeros").no("x*y == 0 <=> x == 0 && y == 0").pin("x", "0").pin("y", "1"));
        forms.add(xy("zeros").yes(a + "*x^2 + " + b + "*y^2 == 0 <=> x == 0 && y == 0"));
        forms.add(xy("zeros")
                .no(a + "*x^2 + " + b + "*y^2 == 0 <=> x == 0 || y == 0")
                .pin("x", "0")
                .pin("y", "2"));
        forms.add(xy("zeros").yes("(x - " + a + ")*(x + " + b + ") == 0 <=> x == " + a + " || x == -" + b));
        forms.add(xy("zeros")
                .no("(x - " + a + ")*(x + " + b + ") == 0 => x == " + a)
                .pin("x", "-" + b));
        forms.add(xy("zeros").yes("x == " + a + " => x^2 == " + a * a));
        forms.add(xy("zeros").no("x^2 == " + a * a + " => x == " + a).pin("x", "-" + a));
        forms.add(xy("zeros").yes("x^2 == y^2 <=> x == y || x == -y"));
        forms.add(xy("zeros").no("x^2 == y^2 => x == y").pin("x", "-2").pin("y", "2"));
        forms.add(xy("zeros").yes("x^3 == y^3 => x == y"));
        forms.add(xy("zeros").no("x^4 == y^4 => x == y").pin("x", "-2").pin("y", "2"));
        forms.add(xy("zeros").yes("x != y && x != -y => x^2 != y^2"));
        forms.add(xy("zeros").no("x != y => x^2 != y^2").pin("x", "-1").pin("y", "1"));
    }

    private static void squares(Random random, List<Form> forms) {
        int p = random.nextInt(5) - 3;
        int q = p + 1 + random.nextInt(4);
        String inside = "(x - " + bracket(p) + ")*(x - " + bracket(q) + ") < 0";
        forms.add(xy("interval").yes(inside + " <=> " + p + " < x < " + q));
        forms.add(xy("interval").no(inside + " <=> " + p + " <= x < " + q).pin("x", Integer.toString(p)));
        forms.add(xy("interval").no(inside + " <=> x < " + q).pin("x", Integer.toString(p - 1)));
        forms.add(xy("interval").yes("x > " + q + " => !(" + inside + ")"));
        forms.add(Form.of("logic: interval").forall("a > 0", "x").yes("x^2 <= a^2 <=> -a <= x && x <= a"));
        forms.add(Form.of("logic: interval")
                .forall("a > 0", "x")
                .no("x^2 <= a^2 <=> x <= a")
                .pin("x", "-2*a"));
        forms.add(Form.of("logic: interval")
                .forall("a", "x")
                .no("x^2 <= a^2 <=> -a <= x && x <= a")
                .pin("a", "-1")
                .pin("x", "0"));
        forms.add(Form.of("logic: interval").forall("a > 0", "x").yes("x^2 > a^2 <=> x > a || x < -a"));
        forms.add(Form.of("logic: interval")
                .forall("a > 0", "x")
                .no("x^2 >= a^2 => x > a || x < -a")
                .pin("x", "a"));
    }

    private static String bracket(int value) {
        return value < 0 ? "(" + value + ")" : Integer.toString(value);
    }

    private static void products(Random random, List<Form> forms) {
        forms.add(xy("signs").yes("x*y > 0 <=> x > 0 && y > 0 || x < 0 && y < 0"));
        forms.add(xy("signs").no("x*y > 0 => x > 0 && y > 0").pin("x", "-1").pin("y", "-2"));
        forms.add(xy("signs").yes("x > 0 && y > 0 => x*y > 0 && x + y > 0"));
        forms.add(xy("signs").yes("x + y > 0 && x*y > 0 <=> x > 0 && y > 0"));
        forms.add(xy("signs").no("x + y > 0 => x > 0 && y > 0").pin("x", "3").pin("y", "-1"));
        forms.add(xy("signs").yes("x*y < 0 => x != 0 && x != y"));
        forms.add(xy("signs").no("x*y <= 0 => x != y").pin("x", "0").pin("y", "0"));
        forms.add(Form.of("logic: reciprocals").forall("x > 0", "y > 0").yes("1/x < 1/y <=> x > y"));
        forms.add(xy("reciprocals").no("1/x < 1/y <=> x > y").pin("x", "-1").pin("y", "1"));
        int k = 2 + random.nextInt(3);
        forms.add(Form.of("logic: reciprocals").forall("x > 0", "y > 0").yes("x/y >= " + k + " <=> x >= " + k + "*y"));
        forms.add(xy("reciprocals")
                .no("x/y >= " + k + " <=> x >= " + k + "*y")
                .pin("x", "0 - 5")
                .pin("y", "-1"));
        forms.add(Form.of("logic: reciprocals").forall("x > 0", "y > 0").yes("x^" + k + " <= y^" + k + " <=> x <= y"));
        forms.add(xy("reciprocals").no("x^2 <= y^2 <=> x <= y").pin("x", "-3").pin("y", "1"));
    }

    private static void absolute(Random random, List<Form> forms) {
        int k = 1 + random.nextInt(4);
        forms.add(xy("absolute").yes("Abs(x) <= " + k + " <=> -" + k + " <= x <= " + k));
        forms.add(xy("absolute").no("Abs(x) <= " + k + " <=> x <= " + k).pin("x", "-9"));
        forms.add(xy("absolute").yes("Abs(x) == x <=> x >= 0"));
        forms.add(xy("absolute").no("Abs(x) == x <=> x > 0").pin("x", "0"));
        forms.add(xy("absolute").yes("Abs(x) == Abs(y) <=> x == y || x == -y"));
        forms.add(xy("absolute").no("Abs(x) == Abs(y) => x == y").pin("x", "-1").pin("y", "1"));
        forms.add(xy("absolute").yes("Abs(x) + Abs(y) == 0 <=> x == 0 && y == 0"));
        forms.add(xy("absolute").yes("(x + y + Abs(x - y))/2 >= x && (x + y + Abs(x - y))/2 >= y"));
        forms.add(xy("absolute").no("(x + y + Abs(x - y))/2 > x").pin("x", "4").pin("y", "2"));
        forms.add(xy("absolute").yes("Abs(x) < Abs(y) <=> x^2 < y^2"));
        forms.add(xy("absolute").no("Abs(x) < Abs(y) <=> x < y").pin("x", "-3").pin("y", "1"));
    }

    /** Schemes of propositional logic on atoms that do not matter. */
    private static void tautologies(Random random, List<Form> forms) {
        List<String> atoms =
                List.of("x > " + random.nextInt(3), "y <= " + random.nextInt(3), "x + y == 1", "x^2 < y + 2", "x != y");
        String p = "(" + atoms.get(random.nextInt(2)) + ")";
        String q = "(" + atoms.get(2 + random.nextInt(3)) + ")";
        String r = "(x - y >= " + random.nextInt(4) + ")";
        List<String> valid = List.of(
                p + " && " + q + " => " + p,
                p + " => " + p + " || " + q,
                "((" + p + " => " + q + ") && (" + q + " => " + r + ")) => (" + p + " => " + r + ")",
                "!(" + p + " && " + q + ") <=> !" + p + " || !" + q,
                "!(" + p + " || " + q + ") <=> !" + p + " && !" + q,
                "(" + p + " => " + q + ") <=> (!" + q + " => !" + p + ")",
                p + " && (" + p + " => " + q + ") => " + q,
                p + " || !" + p,
                "(" + p + " <=> " + q + ") => (" + q + " <=> " + p + ")",
                p + " && (" + q + " || " + r + ") <=> " + p + " && " + q + " || " + p + " && " + r);
        List<String> invalid = List.of(
                p + " || " + q + " => " + p + " && " + q,
                "(" + p + " => " + q + ") => (" + q + " => " + p + ")",
                "!(" + p + " && " + q + ") <=> !" + p + " && !" + q,
                "(" + p + " => " + q + ") <=> (!" + p + " => !" + q + ")",
                p + " => " + p + " && " + q);
        for (int i = 0; i < 4; i++) {
            forms.add(xy("scheme").yes(valid.get(random.nextInt(valid.size()))));
            forms.add(xy("scheme").no(invalid.get(random.nextInt(invalid.size()))));
        }
    }

    private static void orders(Random random, List<Form> forms) {
        int k = 1 + random.nextInt(5);
        forms.add(xy("order").forall("z").yes("x < y && y < z => x < z && x < (x + z)/2 && (x + z)/2 < z"));
        forms.add(xy("order").forall("z").yes("x <= y <= z => x + y <= 2*z"));
        forms.add(xy("order")
                .forall("z")
                .no("x <= y <= z => x + y < 2*z")
                .pin("y", "x")
                .pin("z", "x"));
        forms.add(xy("order")
                .forall("z")
                .no("x < y && x < z => y <= z")
                .pin("x", "0")
                .pin("y", "2")
                .pin("z", "1"));
        forms.add(xy("order").yes("x <= y && y <= x <=> x == y"));
        forms.add(xy("order").no("x <= y || y <= x <=> x == y").pin("x", "0").pin("y", "1"));
        forms.add(xy("order").yes("x < y => " + k + "*x - 7 < " + k + "*y - 7"));
        forms.add(xy("order").no("x < y => -" + k + "*x - 7 < -" + k + "*y - 7"));
        forms.add(xy("order").yes("x > " + k + " => x^2 > " + k * k + " && x^3 > " + k * k * k));
        forms.add(xy("order").no("x^2 > " + k * k + " => x > " + k).pin("x", "-" + (k + 1)));
        forms.add(xy("order").yes("!(x >= y) <=> x < y"));
        forms.add(xy("order").no("!(x >= y) <=> x <= y").pin("y", "x"));
        forms.add(xy("order").yes("x > y || x == y || x < y"));
        forms.add(xy("order").no("x > y || x < y").pin("y", "x"));
    }
}
