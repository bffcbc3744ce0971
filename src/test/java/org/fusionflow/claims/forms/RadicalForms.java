package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Roots, powers with fractions, exponentials and logarithms, and derivatives of them. */
final class RadicalForms {
    private RadicalForms() {}

    static List<Form> of(Random random) {
        List<Form> forms = new ArrayList<>();
        roots(random, forms);
        powers(random, forms);
        logarithms(random, forms);
        derivatives(random, forms);
        return forms;
    }

    private static Form positive(String kind) {
        return Form.of("radical: " + kind).forall("x > 0", "y > 0");
    }

    private static void roots(Random random, List<Form> forms) {
        int k = 1 + random.nextInt(4);
        String sum = "Sqrt(x + y)";
        forms.add(positive("subadditive").yes(sum + " < Sqrt(x) + Sqrt(y)"));
        forms.add(positive("subadditive")
                .no(sum + " >= Sqrt(x) + Sqrt(y)")
                .pin("x", "1")
                .pin("y", "4"));
        forms.add(positive("subadditive").yes("Sqrt(x) + Sqrt(y) <= Sqrt(2*(x + y))"));
        forms.add(positive("subadditive")
                .no("Sqrt(x) + Sqrt(y) < Sqrt(2*(x + y))")
                .pin("y", "x"));
        forms.add(positive("tangent").yes("Sqrt(" + k * k + " + x) < " + k + " + x/" + 2 * k));
        forms.add(positive("tangent")
                .no("Sqrt(" + k * k + " + x) < " + k + " + x/" + (2 * k + 1))
                .pin("x", "1/1000"));
        forms.add(Form.of("radical: tangent").forall("x").yes("Sqrt(1 + x^2) <= 1 + x^2/2"));
        forms.add(Form.of("radical: tangent")
                .forall("x")
                .no("Sqrt(1 + x^2) < 1 + x^2/2")
                .pin("x", "0"));
        forms.add(Form.of("radical: norm").forall("x", "y").yes("Sqrt(x^2 + y^2) <= Abs(x) + Abs(y)"));
        forms.add(Form.of("radical: norm")
                .forall("x", "y")
                .no("Sqrt(x^2 + y^2) < Abs(x) + Abs(y)")
                .pin("y", "0"));
        forms.add(Form.of("radical: norm").forall("x", "y").yes("Sqrt(x^2 + y^2) >= (3*x + 4*y)/5"));
        forms.add(Form.of("radical: norm")
                .forall("x", "y")
                .no("Sqrt(x^2 + y^2) > (3*x + 4*y)/5")
                .pin("x", "3")
                .pin("y", "4"));
        forms.add(positive("difference")
                .assume("x > y")
                .pin("x", "y + 1")
                .yes("Sqrt(x) - Sqrt(y) == (x - y)/(Sqrt(x) + Sqrt(y))"));
        forms.add(positive("difference")
                .no("Sqrt(x) - Sqrt(y) == (x - y)/(Sqrt(x) - Sqrt(y))")
                .pin("x", "4")
                .pin("y", "1"));
        forms.add(Form.of("radical: root of square").forall("x").yes("Sqrt(x^2) == Abs(x)"));
        forms.add(Form.of("radical: root of square")
                .forall("x")
                .no("Sqrt(x^2) == x")
                .pin("x", "-2"));
        forms.add(Form.of("radical: root of square").forall("x", "y").yes("Sqrt((x - y)^2) >= x - y"));
        forms.add(Form.of("radical: denested").forall("x > 0").yes("Sqrt(x + 1 + 2*Sqrt(x)) == Sqrt(x) + 1"));
        forms.add(Form.of("radical: denested")
                .forall("x > 0")
                .no("Sqrt(x + 1 - 2*Sqrt(x)) == Sqrt(x) - 1")
                .pin("x", "1/4"));
        forms.add(positive("order").yes("x < y <=> Sqrt(x) < Sqrt(y)"));
        forms.add(positive("order").no("x <= y <=> Sqrt(x) < Sqrt(y)").pin("y", "x"));
    }

    private static void powers(Random random, List<Form> forms) {
        int p = 1 + random.nextInt(4);
        int q = 2 + random.nextInt(3);
        String root = "(x^(" + p + "/" + q + "))";
        forms.add(positive("exponents").yes(root + "^" + q + " == x^" + p));
        forms.add(positive("exponents").no(root + "^" + q + " == x^" + (p + 1)).pin("x", "2"));
        forms.add(positive("exponents").yes("x^(1/" + q + ")*y^(1/" + q + ") == (x*y)^(1/" + q + ")"));
        forms.add(positive("exponents")
                .no("x^(1/" + q + ") + y^(1/" + q + ") == (x + y)^(1/" + q + ")")
                .pin("x", "1")
                .pin("y", "1"));
        forms.add(positive("exponents")
                .assume("x > 1")
                .pin("x", "2")
                .yes("x^(" + p + "/" + q + ") < x^(" + (p + 1) + "/" + q + ")"));
        forms.add(positive("exponents")
                .no("x^(" + p + "/" + q + ") < x^(" + (p + 1) + "/" + q + ")")
                .pin("x", "1/2"));
        forms.add(positive("exponents").yes("x^(1/3) <= (x + 2)/3"));
        forms.add(positive("exponents").no("x^(1/3) < (x + 2)/3").pin("x", "1"));
        forms.add(positive("exponents").yes("x^(3/2) + 1/2 >= 3*x/2"));
        forms.add(positive("exponents").no("x^(3/2) + 1/2 > 3*x/2").pin("x", "1"));
    }

    private static void logarithms(Random random, List<Form> forms) {
        int k = 2 + random.nextInt(5);
        forms.add(positive("logarithm").yes("Log(x^" + k + "*y) == " + k + "*Log(x) + Log(y)"));
        forms.add(positive("logarithm")
                .no("Log(x^" + k + "*y) == " + k + "*Log(x)*Log(y)")
                .pin("x", "2")
                .pin("y", "3"));
        forms.add(positive("logarithm").yes("Log(x/y) == -Log(y/x)"));
        forms.add(positive("logarithm")
                .no("Log(x + y) == Log(x) + Log(y)")
                .pin("x", "1")
                .pin("y", "1"));
        forms.add(positive("logarithm").yes("Log(x) < Log(y) <=> x < y"));
        forms.add(positive("logarithm")
                .no("Log(x) < Log(y) <=> x <= y")
                .pin("x", "1")
                .pin("y", "1"));
        forms.add(positive("logarithm").yes("Log(x) <= x - 1"));
        forms.add(positive("logarithm").no("Log(x) < x - 1").pin("x", "1"));
        forms.add(Form.of("radical: logarithm").forall("x").yes("Log(x^" + 2 * k + ") == " + k + "*Log(x^2)"));
        forms.add(positive("exponential").yes("Exp(x + y) == Exp(x)*Exp(y)"));
        forms.add(positive("exponential")
                .no("Exp(x*y) == Exp(x)*Exp(y)")
                .pin("x", "1")
                .pin("y", "1"));
        forms.add(positive("exponential").yes("Exp(x) > 1 && Exp(-x) < 1"));
        forms.add(positive("exponential").no("Exp(-x) < 1/2").pin("x", "1/10"));
        forms.add(positive("exponential").yes("Exp(x) < Exp(y) <=> x < y"));
        forms.add(Form.of("radical: exponential").forall("t").yes("Exp(t) + Exp(-t) >= 2"));
        forms.add(Form.of("radical: exponential")
                .forall("t")
                .no("Exp(t) + Exp(-t) > 2")
                .pin("t", "0"));
        forms.add(Form.of("radical: exponential").forall("t", "s > 0", "w > 0").yes("0 < s/(s + w*Exp(-t)) < 1"));
        forms.add(Form.of("radical: exponential")
                .forall("t", "s > 0", "w > 0")
                .no("s/(s + w*Exp(-t)) >= 1/2")
                .pin("t", "-1")
                .pin("s", "1")
                .pin("w", "1"));
    }

    private static void derivatives(Random random, List<Form> forms) {
        int n = 2 + random.nextInt(4);
        forms.add(positive("derivative").yes("D(x^" + n + "*y,x) == " + n + "*x^" + (n - 1) + "*y"));
        forms.add(positive("derivative").no("D(x^" + n + "*y,x) == " + (n - 1) + "*x^" + (n - 1) + "*y"));
        forms.add(positive("derivative").yes("D(x/(x + y),x) > 0 && D(x/(x + y),y) < 0"));
        forms.add(positive("derivative")
                .no("D(x*y/(x + y),x) >= 1/4")
                .pin("x", "3")
                .pin("y", "1"));
        forms.add(positive("derivative").yes("D(Sqrt(x^2 + y^2),x) < 1"));
        forms.add(Form.of("radical: derivative")
                .forall("x", "y")
                .no("D(Sqrt(x^2 + y^2),x) < 1")
                .pin("x", "1")
                .pin("y", "0"));
        forms.add(positive("derivative").yes("D(Log(x),x) == 1/x && D(Exp(x*y),x) == y*Exp(x*y)"));
        forms.add(positive("derivative")
                .no("D(Log(x*y),x) == 1/(x*y)")
                .pin("x", "1")
                .pin("y", "2"));
        forms.add(Form.of("radical: derivative")
                .forall("x", "a > 0")
                .let("f", "x^2/(a + x^2)")
                .yes("D(f,x) > 0 <=> x > 0"));
        forms.add(Form.of("radical: derivative")
                .forall("x", "a > 0")
                .let("f", "x^2/(a + x^2)")
                .no("D(f,x) >= 0")
                .pin("x", "-1"));
        forms.add(Form.of("radical: derivative")
                .forall("x", "a > 0")
                .let("f", "x*(a - x)")
                .yes("D(f,x) == 0 <=> x == a/2"));
        forms.add(Form.of("radical: derivative")
                .forall("x", "a > 0")
                .let("f", "x*(a - x)")
                .no("D(f,x) == 0 <=> x == a")
                .pin("x", "a/2"));
    }
}
