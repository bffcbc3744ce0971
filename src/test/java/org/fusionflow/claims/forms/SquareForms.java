package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Polynomials that are sums of squares by construction, expanded; all squares vanish at one known point, so that the strict form, and any constant that is
 * taken off, is false there.
 */
final class SquareForms {
    private SquareForms() {}

    static List<Form> of(Random random) {
        List<Form> forms = new ArrayList<>();
        for (int n = 1; n <= 3; n++) {
            ties(n, false, random, forms);
            ties(n, true, random, forms);
        }
        muirhead(random, forms);
        discriminant(random, forms);
        moments(random, forms);
        return forms;
    }

    private static void ties(int n, boolean quartic, Random random, List<Form> forms) {
        List<String> names = List.of("x", "y", "z").subList(0, n);
        String[] declared = names.toArray(String[]::new);
        int[] tie = random.ints(n, -2, 4).toArray();
        Poly sum = new Poly(names);
        int squares = quartic ? 1 + random.nextInt(2) : n;
        for (int k = 0; k < squares; k++) {
            Poly form = new Poly(names);
            for (int i = 0; i < n; i++) {
                Poly shifted = Poly.variable(names, i).plus(Poly.constant(names, -tie[i]));
                if (quartic && random.nextBoolean()) {
                    shifted = shifted.times(
                            Poly.variable(names, random.nextInt(n)).plus(Poly.constant(names, 1)));
                }
                form = form.plus(shifted.times(random.nextInt(7) - 3L));
            }
            sum = sum.plus(form.times(form).times(1 + random.nextInt(3)));
        }
        if (sum.isConstant()) {
            return;
        }
        String kind = quartic ? "square: quartic" : "square: quadratic";
        boolean sided = random.nextBoolean();
        String left = sided ? sum.side(1) : sum.text();
        String right = sided ? sum.side(-1) : "0";
        String some = "1/" + (10 + random.nextInt(990));
        forms.add(Form.of(kind).forall(declared).yes(left + " >= " + right));
        forms.add(Form.of(kind).forall(declared).yes(right + " < " + left + " + " + some));
        forms.add(tied(kind, declared, tie).no(left + " > " + right));
        forms.add(tied(kind, declared, tie).no(left + " >= " + right + " + " + some));
        forms.add(tied(kind, declared, tie).no("!(" + left + " <= " + right + ")"));
    }

    private static Form tied(String kind, String[] names, int[] tie) {
        Form form = Form.of(kind).forall(names);
        for (int i = 0; i < names.length; i++) {
            form.pin(names[i], Integer.toString(tie[i]));
        }
        return form;
    }

    /** Of two symmetric sums of one degree the more unequal exponents give the larger one. */
    private static void muirhead(Random random, List<Form> forms) {
        int least = random.nextInt(2);
        int inner = least + 1 + random.nextInt(2);
        int total = 2 * inner + random.nextInt(2);
        String wide = "x^" + (total - least) + "*y^" + least + " + x^" + least + "*y^" + (total - least);
        String narrow = "x^" + (total - inner) + "*y^" + inner + " + x^" + inner + "*y^" + (total - inner);
        String kind = "square: exponents";
        forms.add(Form.of(kind).forall("x > 0", "y > 0").yes(wide + " >= " + narrow));
        forms.add(
                Form.of(kind).forall("x > 0", "y > 0").no(wide + " > " + narrow).pin("y", "x"));
        forms.add(Form.of(kind)
                .forall("x > 0", "y > 0")
                .no(wide + " <= " + narrow)
                .pin("x", "1")
                .pin("y", "3"));
    }

    private static void discriminant(Random random, List<Form> forms) {
        String kind = "square: discriminant";
        String form = "a*x^2 + b*x + c";
        forms.add(Form.of(kind)
                .forall("a > 0", "b", "c", "x")
                .assume("b^2 <= 4*a*c")
                .yes(form + " >= 0")
                .pin("c", "b^2/(4*a) + 1/3"));
        forms.add(Form.of(kind)
                .forall("a > 0", "b", "c", "x")
                .assume("b^2 < 4*a*c")
                .yes(form + " > 0")
                .pin("c", "b^2/(4*a) + 1/3"));
        forms.add(Form.of(kind)
                .forall("a > 0", "b", "c", "x")
                .assume("b^2 <= 4*a*c")
                .no(form + " > 0")
                .pin("c", "b^2/(4*a)")
                .pin("x", "-b/(2*a)"));
        forms.add(Form.of(kind)
                .forall("a > 0", "b", "c", "x")
                .assume("b^2 <= 5*a*c")
                .no(form + " >= 0")
                .pin("a", "1")
                .pin("b", "2")
                .pin("c", "4/5")
                .pin("x", "-1"));
        int k = 2 + random.nextInt(4);
        forms.add(Form.of(kind).forall("a > 0", "b").yes("b - a*b^2 <= 1/(4*a)"));
        forms.add(Form.of(kind)
                .forall("a > 0", "b")
                .no(k + "*b - a*b^2 < " + k * k + "/(4*a)")
                .pin("b", k + "/(2*a)"));
    }

    /** Positive definite covariances, of which the proofs have to know. */
    private static void moments(Random random, List<Form> forms) {
        String kind = "square: moments";
        String tree = random.nextBoolean() ? "(A:2,B:3):1" : "(A:2,B:2):0";
        int k = 1 + random.nextInt(4);
        forms.add(Form.of(kind).tree(tree).yes(k * k + "*vA + vB > " + 2 * k + "*vAB"));
        forms.add(Form.of(kind).tree(tree).yes("Abs(vAB) < (vA + vB)/2"));
        forms.add(Form.of(kind).tree(tree).yes("sA^2 <= vA*yy"));
        forms.add(Form.of(kind).tree(tree).yes("sA^2*vB + sB^2*vA >= 2*sA*sB*vAB"));
        forms.add(Form.of(kind)
                .tree(tree)
                .no("sA^2*vB + sB^2*vA > 2*sA*sB*vAB")
                .pin("sA", "0")
                .pin("sB", "0"));
        forms.add(Form.of(kind)
                .tree(tree)
                .no("vA + vB > " + (2 * k + 1) + "*vAB")
                .pin("vA", "1")
                .pin("vB", "1")
                .pin("vAB", "1 - 1/(" + (4 * k + 9) + ")"));
        forms.add(Form.of(kind)
                .tree(tree)
                .no("vAB < vA")
                .pin("vA", "1")
                .pin("vB", "9")
                .pin("vAB", "2"));
        forms.add(Form.of(kind)
                .tree(tree)
                .no("sA^2 <= vA*yy/2")
                .pin("vAB", "0")
                .pin("sB", "0")
                .pin("sA", "3")
                .pin("yy", "9/vA"));
    }
}
