package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Limits and expansions, and comparisons with them. */
final class LimitForms {
    private LimitForms() {}

    static List<Form> of(Random random) {
        List<Form> forms = new ArrayList<>();
        int k = 2 + random.nextInt(4);
        int m = 1 + random.nextInt(3);
        limits(k, m, forms);
        infinity(k, m, forms);
        series(k, m, forms);
        moments(forms);
        return forms;
    }

    private static Form x(String kind) {
        return Form.of("limit: " + kind).forall("x");
    }

    private static void both(List<Form> forms, String kind, String left, String right, String wrong) {
        forms.add(x(kind).yes(left + " == " + right));
        forms.add(x(kind).no(left + " == " + wrong));
    }

    private static void limits(int k, int m, List<Form> forms) {
        both(forms, "point", "Limit((Exp(" + k + "*x) - 1)/x, x -> 0)", "" + k, "" + (k + 1));
        both(forms, "point", "Limit((Sqrt(1 + " + k + "*x) - 1)/x, x -> 0)", k + "/2", "" + k);
        both(forms, "point", "Limit(Log(1 + " + m + "*x)/(" + k + "*x), x -> 0)", m + "/" + k, k + "/" + (m + k));
        both(forms, "point", "Limit((x^" + k + " - 1)/(x - 1), x -> 1)", "" + k, "" + (k - 1));
        both(forms, "point", "Limit((1/(1 + x) - 1 + x)/x^2, x -> 0)", "1", "0");
        both(forms, "point", "Limit((" + k + "*x + x^2)/(" + m + "*x - x^3), x -> 0)", k + "/" + m, k + 1 + "/" + m);
        forms.add(x("point").forall("a > 0").yes("Limit((Sqrt(a + x) - Sqrt(a))/x, x -> 0) == 1/(2*Sqrt(a))"));
        forms.add(x("point")
                .forall("a > 0")
                .no("Limit((Sqrt(a + x) - Sqrt(a))/x, x -> 0) == 1/Sqrt(a)")
                .pin("a", "4"));
        forms.add(x("point")
                .forall("a > 0")
                .yes("Limit((x^" + k + " - a^" + k + ")/(x - a), x -> a) == " + k + "*a^" + (k - 1)));
        forms.add(x("point")
                .forall("a > 0")
                .no("Limit((x^" + k + " - a^" + k + ")/(x - a), x -> a) == " + k + "*a^" + k)
                .pin("a", "2"));
        forms.add(x("compared").forall("a > 0").yes("0 < Limit((1 - Exp(-a*x))/x, x -> 0) < a + 1"));
        forms.add(x("compared").forall("a > 0").no("Limit((1 - Exp(-a*x))/x, x -> 0) < a"));
        forms.add(x("compared").forall("a", "b").yes("Limit((a + b*x)^2, x -> 0) >= 0"));
        forms.add(x("compared")
                .forall("a", "b")
                .no("Limit((a + b*x)^2, x -> 0) > 0")
                .pin("a", "0"));
        forms.add(x("compared").forall("a", "b").yes("Limit(a + b*x, x -> 0) <= b => a <= b"));
        forms.add(x("compared")
                .forall("a", "b")
                .no("Limit(a + b*x, x -> 0) <= b => a < b")
                .pin("a", "b"));
    }

    private static void infinity(int k, int m, List<Form> forms) {
        both(forms, "infinity", "Limit(" + k + "*x/(" + m + " + x), x -> Infinity)", "" + k, k + "/" + (m + 1));
        both(
                forms,
                "infinity",
                "Limit((" + k + "*x^2 + x)/(" + m + "*x^2 - 5), x -> Infinity)",
                k + "/" + m,
                "" + (k + m));
        both(forms, "infinity", "Limit(Sqrt(x^2 + " + k + "*x) - x, x -> Infinity)", k + "/2", "0");
        both(forms, "infinity", "Limit(x*(Sqrt(1 + " + k + "/x) - 1), x -> Infinity)", k + "/2", k + "/3");
        forms.add(x("infinity").forall("a > 0", "b > 0").yes("Limit(a*x/(b + x), x -> Infinity) == a"));
        forms.add(x("infinity")
                .forall("a > 0", "b > 0")
                .no("Limit(a*x/(b + x), x -> Infinity) == a/b")
                .pin("b", "2"));
        forms.add(
                x("infinity").forall("a > 0", "b > 0").yes("Limit((a*x + 1)/(b*x + 1), x -> Infinity) > 1 <=> a > b"));
        forms.add(x("infinity")
                .forall("a > 0", "b > 0")
                .no("Limit((a*x + 1)/(b*x + 1), x -> Infinity) >= 1 <=> a > b")
                .pin("a", "b"));
    }

    private static void series(int k, int m, List<Form> forms) {
        both(forms, "series", "Series(1/(1 - x), x -> 0, " + m + ")", polynomial(m, 0), polynomial(m, 1));
        both(
                forms,
                "series",
                "Series(Exp(" + k + "*x), x -> 0, 2)",
                "1 + " + k + "*x + " + k * k + "*x^2/2",
                "1 + " + k + "*x + " + k * k + "*x^2");
        both(forms, "series", "Series(Sqrt(1 + x), x -> 0, 2)", "1 + x/2 - x^2/8", "1 + x/2 + x^2/8");
        both(
                forms,
                "series",
                "Series(Log(1 + " + k + "*x), x -> 0, 2)",
                k + "*x - " + k * k + "*x^2/2",
                k + "*x - " + k + "*x^2/2");
        forms.add(x("series").forall("a > 0").yes("Series(Sqrt(a + x), x -> 0, 1) == Sqrt(a) + x/(2*Sqrt(a))"));
        forms.add(x("series")
                .forall("a > 0")
                .no("Series(Sqrt(a + x), x -> 0, 1) == Sqrt(a) + x/Sqrt(a)")
                .pin("a", "4")
                .pin("x", "1"));
        forms.add(x("series").yes("Series((1 + x)^" + (k + 1) + ", x -> 0, 1) <= 1 + " + (k + 1) + "*x + x^2"));
        forms.add(x("series")
                .no("Series((1 + x)^" + (k + 1) + ", x -> 0, 1) < 1 + " + (k + 1) + "*x + x^2")
                .pin("x", "0"));
    }

    private static String polynomial(int order, int error) {
        StringBuilder text = new StringBuilder("1");
        for (int i = 1; i <= order; i++) {
            text.append(" + ")
                    .append(i == order ? 1 + error + "*" : "")
                    .append("x^")
                    .append(i);
        }
        return text.toString();
    }

    /** What stays of fixed points where the inputs do not correlate, or one input grows. */
    private static void moments(List<Form> forms) {
        String tree = "(A:2,B:2):0";
        forms.add(Form.of("limit: moments")
                .tree(tree)
                .yes("Limit(At(wA,{A,B}), vAB -> 0) == sA/vA")
                .meaning("sA/vA == sA/vA"));
        forms.add(Form.of("limit: moments")
                .tree(tree)
                .no("Limit(At(wA,{A,B}), vAB -> 0) == sA/(vA + vB)")
                .meaning("sA/vA == sA/(vA + vB)"));
        forms.add(Form.of("limit: moments")
                .tree(tree)
                .yes("Limit(At(Loss,{A}), vA -> Infinity) == yy/2")
                .meaning("yy/2 == yy/2"));
        forms.add(Form.of("limit: moments")
                .tree(tree)
                .no("Limit(At(Loss,{A}), vA -> Infinity) == 0")
                .meaning("yy/2 == 0"));
        forms.add(Form.of("limit: moments")
                .tree(tree)
                .yes("Limit(At(eB,{A}), vA -> Infinity) > 0 <=> sB > 0")
                .meaning("sB > 0 <=> sB > 0"));
        forms.add(Form.of("limit: moments")
                .tree(tree)
                .no("Limit(At(eB,{A}), vA -> Infinity) >= 0 <=> sB > 0")
                .meaning("sB >= 0 <=> sB > 0")
                .pin("sB", "0"));
    }
}
