package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The classical inequalities, with random weights and exponents; each is an equality at a known point, at which the strict form fails. */
final class MeanForms {
    private static final String KIND = "mean: ";

    private MeanForms() {}

    static List<Form> of(Random random) {
        List<Form> forms = new ArrayList<>();
        arithmeticGeometric(random, forms);
        cauchySchwarz(random, forms);
        young(random, forms);
        powers(random, forms);
        rational(random, forms);
        hard(random, forms);
        return forms;
    }

    private static Form positive(String kind, int n) {
        return Form.of(KIND + kind)
                .forall(List.of("x > 0", "y > 0", "z > 0").subList(0, n).toArray(String[]::new));
    }

    private static void arithmeticGeometric(Random random, List<Form> forms) {
        int k = 1 + random.nextInt(3);
        int m = 1 + random.nextInt(2);
        int n = k + m;
        String mean = "(" + k + "*x + " + m + "*y)/" + n;
        String root = "(x^" + k + "*y^" + m + ")^(1/" + n + ")";
        String powers = k + "*x^" + n + " + " + m + "*y^" + n;
        String product = n + "*x^" + k + "*y^" + m;
        forms.add(positive("weighted", 2).yes(powers + " >= " + product));
        forms.add(positive("weighted", 2).no(powers + " > " + product).pin("y", "x"));
        forms.add(positive("weighted root", 2).yes(mean + " >= " + root));
        forms.add(positive("weighted root", 2).no(mean + " > " + root).pin("y", "x"));
        forms.add(positive("weighted root", 2).no(mean + " <= " + root).pin("y", "9*x"));
        forms.add(positive("three", 3).yes("x^3 + y^3 + z^3 >= 3*x*y*z"));
        forms.add(positive("three", 3).yes("(x + y + z)^3 >= 27*x*y*z"));
        forms.add(positive("three", 3)
                .no("(x + y + z)^3 >= " + (28 + random.nextInt(5)) + "*x*y*z")
                .pin("y", "x")
                .pin("z", "x"));
        forms.add(positive("chain", 2).yes("2/(1/x + 1/y) <= Sqrt(x*y) <= (x + y)/2 <= Sqrt((x^2 + y^2)/2)"));
        forms.add(positive("chain", 2)
                .no("2/(1/x + 1/y) <= (x + y)/2 < Sqrt((x^2 + y^2)/2)")
                .pin("y", "x"));
        int c = 1 + random.nextInt(5);
        forms.add(positive("reciprocal", 1).yes("x + " + c * c + "/x >= " + 2 * c));
        forms.add(positive("reciprocal", 1).no("x + " + c * c + "/x > " + 2 * c).pin("x", Integer.toString(c)));
        forms.add(positive("reciprocal", 1)
                .no("x + " + c * c + "/x >= " + 2 * c + ".01")
                .pin("x", Integer.toString(c)));
    }

    private static void cauchySchwarz(Random random, List<Form> forms) {
        int n = 2 + random.nextInt(2);
        List<String> squares = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<String> products = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            squares.add("a" + i + "^2");
            others.add("b" + i + "^2");
            products.add("a" + i + "*b" + i);
            names.add("a" + i);
            names.add("b" + i);
        }
        String left = "(" + String.join(" + ", products) + ")";
        String right = "(" + String.join(" + ", squares) + ")*(" + String.join(" + ", others) + ")";
        String[] declared = names.toArray(String[]::new);
        forms.add(Form.of(KIND + "Cauchy-Schwarz").forall(declared).yes(left + "^2 <= " + right));
        Form strict = Form.of(KIND + "Cauchy-Schwarz").forall(declared);
        for (int i = 0; i < n; i++) {
            strict.pin("b" + i, "2*a" + i);
        }
        forms.add(strict.no(left + "^2 < " + right));
        forms.add(Form.of(KIND + "Cauchy-Schwarz").forall(declared).yes(left + " <= Sqrt(" + right + ")"));
        int p = 1 + random.nextInt(3);
        int q = 1 + random.nextInt(3);
        String engel = p * p + "/x + " + q * q + "/y >= ";
        forms.add(positive("Engel", 2).yes(engel + (p + q) * (p + q) + "/(x + y)"));
        forms.add(positive("Engel", 2)
                .no(engel + ((p + q) * (p + q) + 1) + "/(x + y)")
                .pin("x", Integer.toString(p))
                .pin("y", Integer.toString(q)));
        forms.add(Form.of(KIND + "Engel").forall("x > 0", "y > 0", "a", "b").yes("a^2/x + b^2/y >= (a + b)^2/(x + y)"));
        forms.add(Form.of(KIND + "Engel")
                .forall("x > 0", "y > 0", "a", "b")
                .no("a^2/x + b^2/y > (a + b)^2/(x + y)")
                .pin("a", "x")
                .pin("b", "y"));
    }

    private static void young(Random random, List<Form> forms) {
        int k = 2 + random.nextInt(3);
        Form four = Form.of(KIND + "Young").forall("x", "y", "e > 0");
        forms.add(four.yes("Abs(x*y) <= x^2/(" + k + "*e) + " + k + "*e*y^2/4"));
        forms.add(Form.of(KIND + "Young")
                .forall("x", "y", "e > 0")
                .no("x*y <= x^2/(" + (k + 1) + "*e) + " + k + "*e*y^2/4")
                .pin("e", "2")
                .pin("x", Integer.toString(k))
                .pin("y", "1"));
        forms.add(
                Form.of(KIND + "Young").forall("x", "y").yes("(x + y)^2 <= " + k + "*x^2 + " + k + "*y^2/" + (k - 1)));
        forms.add(Form.of(KIND + "Young")
                .forall("x", "y")
                .no("(x + y)^2 < " + k + "*x^2 + " + k + "*y^2/" + (k - 1))
                .pin("x", "1")
                .pin("y", Integer.toString(k - 1)));
        forms.add(Form.of(KIND + "triangle").forall("x", "y").yes("Abs(x + y) <= Abs(x) + Abs(y)"));
        forms.add(Form.of(KIND + "triangle")
                .forall("x", "y")
                .no("Abs(x + y) < Abs(x) + Abs(y)")
                .pin("x", "1")
                .pin("y", "2"));
        forms.add(Form.of(KIND + "triangle").forall("x", "y").yes("Abs(x) - Abs(y) <= Abs(x - y)"));
        forms.add(Form.of(KIND + "triangle")
                .forall("x", "y")
                .no("Abs(x) + Abs(y) <= Abs(x - y)")
                .pin("x", "1")
                .pin("y", "2"));
    }

    private static void powers(Random random, List<Form> forms) {
        int n = 2 + random.nextInt(3);
        forms.add(positive("power", 2).yes("((x + y)/2)^" + n + " <= (x^" + n + " + y^" + n + ")/2"));
        forms.add(positive("power", 2)
                .no("((x + y)/2)^" + n + " >= (x^" + n + " + y^" + n + ")/2")
                .pin("y", "3*x"));
        forms.add(positive("Bernoulli", 1).yes("(1 + x)^" + (n + 1) + " > 1 + " + (n + 1) + "*x"));
        forms.add(Form.of(KIND + "Bernoulli")
                .forall("x")
                .assume("x >= -1")
                .yes("(1 + x)^" + (n + 1) + " >= 1 + " + (n + 1) + "*x"));
        forms.add(Form.of(KIND + "Bernoulli")
                .forall("x")
                .assume("x >= -1")
                .no("(1 + x)^" + (n + 1) + " > 1 + " + (n + 1) + "*x")
                .pin("x", "0"));
        forms.add(Form.of(KIND + "Bernoulli")
                .forall("x")
                .no("(1 + x)^3 >= 1 + 3*x")
                .pin("x", "-4"));
        forms.add(positive("monotone", 2).assume("x < y").yes("x^" + n + " < y^" + n));
        forms.add(Form.of(KIND + "monotone")
                .forall("x", "y")
                .assume("x < y")
                .no("x^" + 2 * (n - 1) + " < y^" + 2 * (n - 1))
                .pin("x", "-2")
                .pin("y", "1"));
        forms.add(Form.of(KIND + "monotone").forall("x", "y").assume("x < y").yes("x^3 < y^3"));
    }

    private static void rational(Random random, List<Form> forms) {
        int k = 1 + random.nextInt(4);
        forms.add(
                Form.of(KIND + "bounded").forall("x").yes("-1/" + 2 * k + " <= x/(" + k * k + " + x^2) <= 1/" + 2 * k));
        forms.add(Form.of(KIND + "bounded")
                .forall("x")
                .no("x/(" + k * k + " + x^2) < 1/" + 2 * k)
                .pin("x", Integer.toString(k)));
        forms.add(positive("saturation", 2).assume("x < y").yes("x/(" + k + " + x) < y/(" + k + " + y)"));
        forms.add(Form.of(KIND + "saturation")
                .forall("x", "y")
                .assume("x < y", "x != -" + k, "y != -" + k)
                .no("x/(" + k + " + x) < y/(" + k + " + y)")
                .pin("x", "-" + (k + 1))
                .pin("y", "0"));
        forms.add(positive("mediant", 2)
                .forall("a > 0", "b > 0")
                .assume("a/x <= b/y")
                .yes("a/x <= (a + b)/(x + y) <= b/y"));
        forms.add(positive("mediant", 2)
                .forall("a > 0", "b > 0")
                .assume("a/x <= b/y")
                .no("a/x < (a + b)/(x + y)")
                .pin("a", "x")
                .pin("b", "y"));
        forms.add(positive("share", 2).yes("0 < x/(x + y) < 1"));
        forms.add(positive("share", 2).no("x/(x + y) < " + k + "/" + (k + 1)).pin("x", k + "*y"));
    }

    /** True, and beyond sums of few squares or of high degree: what a machine may leave open. */
    private static void hard(Random random, List<Form> forms) {
        forms.add(positive("Nesbitt", 3).yes("x/(y + z) + y/(z + x) + z/(x + y) >= 3/2"));
        forms.add(positive("Nesbitt", 3)
                .no("x/(y + z) + y/(z + x) + z/(x + y) > 3/2")
                .pin("y", "x")
                .pin("z", "x"));
        forms.add(positive("Schur", 3).yes("x*(x - y)*(x - z) + y*(y - x)*(y - z) + z*(z - x)*(z - y) >= 0"));
        forms.add(Form.of(KIND + "Motzkin").forall("x", "y").yes("x^4*y^2 + x^2*y^4 + 1 >= 3*x^2*y^2"));
        forms.add(Form.of(KIND + "Motzkin")
                .forall("x", "y")
                .no("x^4*y^2 + x^2*y^4 + 1 > 3*x^2*y^2")
                .pin("x", "-1")
                .pin("y", "1"));
        forms.add(positive("Schur", 3)
                .no("x*(x - y)*(x - z) + y*(y - x)*(y - z) + z*(z - x)*(z - y) > 0")
                .pin("y", "x")
                .pin("z", "x"));
        forms.add(positive("order", 3)
                .assume("x >= y", "y >= z")
                .yes("(x^2 + y^2 + z^2)/3 >= x*z" + (random.nextBoolean() ? " - x*z/2" : "*2/3")));
    }
}
