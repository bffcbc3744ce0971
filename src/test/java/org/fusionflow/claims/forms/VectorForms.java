package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Inner products and norms of vectors of any dimension. */
final class VectorForms {
    private VectorForms() {}

    static List<Form> of(Random random) {
        List<Form> forms = new ArrayList<>();
        int k = 2 + random.nextInt(9);
        int m = 1 + random.nextInt(6);
        identities(k, m, forms);
        inequalities(k, m, forms);
        hypotheses(k, forms);
        combinations(random, forms);
        return forms;
    }

    private static Form ab(String kind) {
        return Form.of("vector: " + kind).vectors("a", "b");
    }

    private static Form abc(String kind) {
        return Form.of("vector: " + kind).vectors("a", "b", "c");
    }

    /** Expanded squares of random combinations: an identity, at least 0, and an equality where the combination vanishes. */
    private static void combinations(Random random, List<Form> forms) {
        int p = 1 + random.nextInt(5);
        int q = 1 + random.nextInt(5);
        int r = 1 + random.nextInt(3);
        String square = p * p + "*dot(a,a) + " + q * q + "*dot(b,b) + " + r * r + "*dot(c,c) - " + 2 * p * q
                + "*dot(a,b) + " + 2 * p * r + "*dot(a,c) - " + 2 * q * r + "*dot(b,c)";
        forms.add(abc("combination").yes("norm(" + p + "*a - " + q + "*b + " + r + "*c)^2 == " + square));
        forms.add(abc("combination").no("norm(" + p + "*a - " + q + "*b - " + r + "*c)^2 == " + square));
        forms.add(abc("combination").yes(square + " >= 0"));
        forms.add(abc("combination").no(square + " > 0").pin("b", "(" + p + "*a + " + r + "*c)/" + q));
        forms.add(abc("combination").yes("norm(" + p + "*a - " + q + "*b) <= " + p + "*norm(a) + " + q + "*norm(b)"));
        forms.add(abc("combination")
                .no("norm(" + p + "*a - " + q + "*b) <= " + p + "*norm(a) - " + q + "*norm(b)")
                .pin("b", "-a"));
    }

    private static void identities(int k, int m, List<Form> forms) {
        forms.add(ab("identity")
                .yes("norm(a + " + k + "*b)^2 == norm(a)^2 + " + 2 * k + "*dot(a,b) + " + k * k + "*norm(b)^2"));
        forms.add(ab("identity")
                .no("norm(a + " + k + "*b)^2 == norm(a)^2 + " + k + "*dot(a,b) + " + k * k + "*norm(b)^2")
                .pin("b", "a"));
        forms.add(ab("identity").yes("norm(a + b)^2 + norm(a - b)^2 == 2*dot(a,a) + 2*dot(b,b)"));
        forms.add(ab("identity").no("norm(a + b)^2 == dot(a,a) + dot(b,b)").pin("b", "a"));
        forms.add(ab("identity").yes("dot(a + b, a - b) == dot(a,a) - dot(b,b)"));
        forms.add(abc("identity").yes("dot(a - b, c) + dot(b - c, a) + dot(c - a, b) == 0"));
        forms.add(abc("identity")
                .no("dot(a - b, c) + dot(b + c, a) + dot(c - a, b) == 0")
                .pin("c", "a"));
        forms.add(ab("identity").yes("norm(-" + m + "*a) == " + m + "*norm(a)"));
        forms.add(ab("identity").no("norm(-" + m + "*a) == -" + m + "*norm(a)"));
    }

    private static void inequalities(int k, int m, List<Form> forms) {
        forms.add(ab("Cauchy-Schwarz").yes("dot(a,b)^2 <= dot(a,a)*dot(b,b)"));
        forms.add(ab("Cauchy-Schwarz").no("dot(a,b)^2 < dot(a,a)*dot(b,b)").pin("b", k + "*a"));
        forms.add(ab("Cauchy-Schwarz").yes("-norm(a)*norm(b) <= dot(a,b) <= norm(a)*norm(b)"));
        forms.add(ab("Cauchy-Schwarz").no("dot(a,b) >= 0").pin("b", "-a"));
        forms.add(ab("triangle").yes("norm(a + b) <= norm(a) + norm(b)"));
        forms.add(ab("triangle").no("norm(a + b) < norm(a) + norm(b)").pin("b", k + "*a"));
        forms.add(ab("triangle").yes("norm(a) - norm(b) <= norm(a - b)"));
        forms.add(abc("triangle").yes("norm(a - c) <= norm(a - b) + norm(b - c)"));
        forms.add(abc("triangle").no("norm(a - c) < norm(a - b) + norm(b - c)").pin("b", "a"));
        forms.add(ab("Young").yes("2*dot(a,b) <= " + k + "*dot(a,a) + dot(b,b)/" + k));
        forms.add(ab("Young")
                .no("2*dot(a,b) < " + k + "*dot(a,a) + dot(b,b)/" + k)
                .pin("b", k + "*a"));
        forms.add(ab("Young")
                .no("2*dot(a,b) <= " + k + "*dot(a,a) + dot(b,b)/" + (k + 1))
                .pin("b", k + "*a"));
        forms.add(abc("sum").yes("norm(a + b + c)^2 <= 3*(norm(a)^2 + norm(b)^2 + norm(c)^2)"));
        forms.add(abc("sum")
                .no("norm(a + b + c)^2 <= 2*(norm(a)^2 + norm(b)^2 + norm(c)^2)")
                .pin("b", "a")
                .pin("c", "a"));
        forms.add(ab("zero").yes("dot(a,a) == 0 => dot(a,b) == 0"));
        forms.add(ab("zero")
                .no("dot(a,b) == 0 => dot(a,a) == 0 || dot(b,b) < " + m)
                .pin("a", "[1,2,0]")
                .pin("b", "[6,-3,0]"));
        forms.add(ab("zero").no("dot(a,b) == 0 => dot(b,b) > 0").pin("b", "0*a"));
        forms.add(ab("zero").yes("norm(a - b) == 0 => norm(a) == norm(b)"));
        forms.add(ab("zero")
                .no("norm(a) == norm(b) => norm(a - b) == 0")
                .pin("a", "[1,2,2]")
                .pin("b", "[-2,-1,-2]"));
    }

    private static void hypotheses(int k, List<Form> forms) {
        forms.add(
                ab("orthogonal").assume("dot(a,b) == 0").pin("b", "0*a").yes("norm(a + b)^2 == norm(a)^2 + norm(b)^2"));
        forms.add(ab("orthogonal").assume("dot(a,b) == 0").pin("b", "0*a").yes("norm(a + b) >= norm(a)"));
        forms.add(ab("orthogonal").assume("dot(a,b) <= 0").pin("b", "-a").no("norm(a + b) >= norm(a)"));
        forms.add(ab("orthogonal").assume("dot(a,b) >= 0").pin("b", "2*a").yes("norm(a + b) >= norm(b)"));
        forms.add(ab("equal norms")
                .assume("norm(a) == norm(b)")
                .pin("a", "[1,2,2]")
                .pin("b", "[-2,-1,-2]")
                .yes("dot(a + b, a - b) == 0"));
        forms.add(ab("equal norms")
                .assume("norm(a) == norm(b)")
                .pin("a", "[1,2,2]")
                .pin("b", "[-2,-1,-2]")
                .no("dot(a,b) >= 0"));
        forms.add(ab("bounded")
                .assume("norm(a) <= " + k, "norm(b) <= " + k)
                .pin("a", "a/(1 + dot(a,a))")
                .pin("b", "-a")
                .yes("dot(a,b) <= " + k * k + " && norm(a + b) <= " + 2 * k));
        forms.add(ab("bounded")
                .assume("dot(a,a) <= " + k * k, "dot(b,b) <= " + k * k)
                .pin("b", "0*a")
                .pin("a", "0*a")
                .no("norm(a) > 0 || dot(b,b) > 0"));
        forms.add(ab("unit").assume("dot(a,a) == 1").pin("a", "[3/5,0,4/5]").yes("dot(a,b)^2 <= dot(b,b)"));
        forms.add(ab("projection")
                .assume("dot(a,a) > 0")
                .let("r", "dot(a,b)/dot(a,a)")
                .yes("dot(a, b - r*a) == 0 && norm(b - r*a) <= norm(b)"));
        forms.add(ab("projection")
                .assume("dot(a,a) > 0")
                .let("r", "dot(a,b)/dot(a,a)")
                .no("norm(b - r*a) < norm(b)")
                .pin("b", "0*a"));
    }
}
