package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Statements for all L and Lf; many of the false ones fail at one pair only, far from the shallow networks that one would try. */
final class DepthForms {
    private static final String TREE = "(A:Lf,B:Lf):(L-Lf)";

    private DepthForms() {}

    static List<Form> of(Random random) {
        List<Form> forms = new ArrayList<>();
        numbers(random, forms);
        powers(random, forms);
        networks(random, forms);
        points(random, forms);
        stability(random, forms);
        return forms;
    }

    private static Form depths(String kind) {
        return Form.of("depth: " + kind).tree(TREE);
    }

    private static Form at(Form form, int layers, int fusion) {
        return form.pin("L", Integer.toString(layers)).pin("Lf", Integer.toString(fusion));
    }

    private static void numbers(Random random, List<Form> forms) {
        int far = 13 + random.nextInt(26);
        int f = 2 + random.nextInt(far - 3);
        int k = 2 + random.nextInt(4);
        forms.add(depths("number").yes("L*(L - 1) >= 2 && L*Lf >= 2 && L + Lf >= 3"));
        forms.add(depths("number").yes("(L - Lf)*(Lf - 1) >= 0"));
        forms.add(at(depths("number"), 5, 1).no("(L - Lf)*(Lf - 1) > 0"));
        forms.add(depths("number")
                .assume("Lf >= " + k)
                .yes("L^2 >= " + k * k + " && L*Lf >= " + k * k)
                .pin("Lf", "" + k));
        forms.add(at(depths("number").assume("Lf >= " + k), k, k).no("L^2 > " + k * k));
        forms.add(depths("number")
                .assume("L >= 2*Lf")
                .pin("L", "2")
                .pin("Lf", "1")
                .yes("L - Lf >= Lf && L^2 >= 4*Lf^2"));
        forms.add(at(depths("number"), far, f).no("L != " + far));
        forms.add(at(depths("number"), far, f).no("(L - " + far + ")^2 + (Lf - " + f + ")^2 > 0"));
        forms.add(at(depths("number"), far, f).no("L + " + k + "*Lf != " + (far + k * f)));
        forms.add(at(depths("number"), far, f).no("!(L == " + far + " && Lf == " + f + ")"));
        forms.add(at(depths("number"), far, f).no("L < " + far));
        forms.add(at(depths("number"), far, f).no("Lf <= " + (f - 1) + " || L > " + far));
        forms.add(depths("number").yes("L - Lf < L"));
        forms.add(depths("number").yes("L == Lf => L >= 2"));
        forms.add(depths("number").assume("L <= " + far).pin("L", "" + far).yes("Lf <= " + far));
        forms.add(at(depths("number").assume("L >= " + far), far, far).no("Lf < " + far));
        forms.add(depths("number").yes("(L - " + far + ")*(L - " + (far + 1) + ") >= 0"));
    }

    private static Form positive(String kind) {
        return depths(kind).forall("x > 0", "y > 0");
    }

    private static void powers(Random random, List<Form> forms) {
        int k = 2 + random.nextInt(3);
        forms.add(positive("power").yes("x^(L - 1)*x == x^L && (x*y)^L == x^L*y^L"));
        forms.add(positive("power").no("x^(L - 1)*x^2 == x^L").pin("x", "2"));
        forms.add(positive("power").yes("x^(2*L) + y^(2*L) >= 2*x^L*y^L"));
        forms.add(positive("power").no("x^(2*L) + y^(2*L) > 2*x^L*y^L").pin("y", "x"));
        forms.add(depths("power").forall("x").yes("x^(2*L) >= 0"));
        forms.add(at(depths("power").forall("x"), 17, 3).no("x^L >= 0").pin("x", "-1"));
        forms.add(positive("power").assume("x > 1").pin("x", "1 + x").yes("x^L > 1 && x^L >= x^Lf"));
        forms.add(positive("power").assume("x > 1").pin("x", "1 + x").yes("x^L >= x^2"));
        forms.add(at(positive("power").assume("x > 1"), 9, 9).pin("x", "1 + x").no("x^L > x^Lf"));
        forms.add(positive("power").assume("x < 1").pin("x", "1/(1 + x)").yes("x^L < 1 && x^L <= x^Lf"));
        forms.add(positive("power")
                .assume("x < 1")
                .pin("x", "1/(1 + x)")
                .no("x^L < x^Lf")
                .pin("L", "4")
                .pin("Lf", "4"));
        forms.add(positive("power").assume("x < y").pin("y", "x + 1").yes("x^L < y^L"));
        forms.add(positive("power")
                .assume("x < y")
                .pin("y", "x + 1")
                .no("x^L < y^Lf")
                .pin("x", "3")
                .pin("L", "20")
                .pin("Lf", "1"));
        forms.add(positive("power").yes("x^L == y^L => x == y"));
        forms.add(at(depths("power").forall("x", "y"), 14, 2)
                .no("x^L == y^L => x == y")
                .pin("x", "-1")
                .pin("y", "1"));
        forms.add(positive("power").yes("(x^L)^" + k + " == x^(" + k + "*L)"));
        forms.add(positive("power")
                .no("(x^L)^" + k + " == x^(L + " + k + ")")
                .pin("x", "3")
                .pin("L", "11")
                .pin("Lf", "1"));
        forms.add(positive("power").yes("x^L/x^Lf == x^(L - Lf)"));
        forms.add(positive("power").yes("x^(1/L) > 0 && (x^(1/L))^L == x"));
        forms.add(positive("power").no("x^(1/L) < x").pin("x", "1"));
        forms.add(positive("power").yes("D(x^L,x) == L*x^(L - 1)"));
        forms.add(positive("power").no("D(x^L,x) == L*x^L").pin("x", "2"));
    }

    private static void networks(Random random, List<Form> forms) {
        int k = 5 + random.nextInt(13);
        forms.add(depths("network").yes("gA == uA^(Lf - 1)*NAB^(L - Lf) && wA == gA*uA"));
        forms.add(at(depths("network"), k, 1).no("gA == uA^Lf*NAB^(L - Lf)").pin("uA", "2"));
        forms.add(depths("network").yes("wA/wB == (uA/uB)^Lf"));
        forms.add(at(depths("network"), k, k - 1)
                .no("wA/wB == uA/uB")
                .pin("uA", "2")
                .pin("uB", "1"));
        forms.add(depths("network").yes("uA > uB => wA > wB"));
        forms.add(depths("network").yes("wA <= NAB^L"));
        forms.add(at(depths("network"), k, 2).no("wA <= uA^L").pin("uA", "1").pin("uB", "1"));
        forms.add(depths("network").yes("Dt(Loss) <= 0"));
        forms.add(depths("network").yes("Dt(Loss) <= -(gA*eA)^2"));
        forms.add(depths("network").yes("Dt(uA^2 - uB^2) == 2*(wA*eA - wB*eB)"));
        forms.add(at(depths("network"), k, k)
                .no("Dt(uA^2 - uB^2) == 0")
                .pin("sB", "vAB*wA + vB*wB")
                .pin("sA", "1 + vA*wA + vAB*wB"));
        forms.add(depths("network").yes("Dt(uA) > 0 <=> eA > 0"));
        forms.add(at(depths("network"), 3, 1).no("Dt(uA) > 0 <=> sA > 0"));
        forms.add(at(depths("network"), 3, 2)
                .no("Dt(Loss) < 0")
                .pin("sB", "vAB*wA + vB*wB")
                .pin("sA", "vA*wA + vAB*wB"));
    }

    private static void points(Random random, List<Form> forms) {
        int k = 6 + random.nextInt(20);
        forms.add(depths("point").assume("Lf >= 2").pin("Lf", "2").yes("At(wA,{A}) == sA/vA"));
        forms.add(
                depths("point").assume("Lf >= 2").pin("Lf", "2").yes("At(Loss,{A,B}) <= At(Loss,{A}) <= At(Loss,{})"));
        forms.add(at(depths("point").assume("Lf >= 2"), 4, 2)
                .pin("sB", "vAB*sA/vA")
                .no("At(Loss,{A,B}) < At(Loss,{A})"));
        forms.add(depths("point")
                .assume("Lf >= 2")
                .pin("Lf", "2")
                .yes("At(eB,{A}) == 0 <=> At(Loss,{A}) == At(Loss,{A,B})"));
        forms.add(depths("point")
                .assume("Lf >= 2", "sA > 0")
                .pin("Lf", "2")
                .pin("sA", "1 + sA^2")
                .yes("At(uA,{A})^L == sA/vA"));
        forms.add(depths("point")
                .assume("Lf >= 2", "sA > 0")
                .pin("Lf", "2")
                .pin("sA", "8")
                .pin("vA", "1")
                .no("At(uA,{A})^(L + 1) == sA/vA"));
        forms.add(depths("point")
                .assume("Lf >= 2", "sA > vA")
                .pin("Lf", "2")
                .pin("sA", "1 + vA")
                .yes("At(uA,{A}) > 1"));
        forms.add(depths("point")
                .assume("Lf >= " + (k + 1))
                .pin("Lf", "" + (k + 1))
                .yes("At(uA^(Lf - " + k + "),{}) == 0"));
        forms.add(at(depths("point").assume("Lf >= " + k), k, k).no("At(uA^(Lf - " + k + "),{}) == 0"));
        forms.add(at(depths("point").assume("Lf >= " + k), k + 3, k).no("At(uA^(Lf - " + k + ") + uB,{}) == 0"));
        forms.add(at(depths("point").assume("L + 4*Lf >= " + (k + 4)), k, 1).no("At(uA^(Lf - 1),{}) == 0"));
        forms.add(depths("point").assume("Lf >= 2").pin("Lf", "2").no("At(wA,{A}) == At(wA,{A,B})"));
    }

    private static void stability(Random random, List<Form> forms) {
        int k = 4 + random.nextInt(12);
        forms.add(depths("stability").pin("Lf", "2").yes("Stable({A,B})").pin("L", "3"));
        forms.add(depths("stability").pin("L", "3").pin("Lf", "2").yes("!Unstable({A,B})"));
        forms.add(depths("stability")
                .assume("Lf == 2")
                .pin("Lf", "2")
                .pin("L", "4")
                .yes("Unstable({A}) <=> At(eB,{A}) > 0"));
        forms.add(depths("stability")
                .assume("Lf == 2")
                .pin("Lf", "2")
                .pin("L", "5")
                .no("Unstable({A}) <=> At(eB,{A}) != 0"));
        forms.add(depths("stability").assume("Lf >= 3").pin("Lf", "" + k).yes("!Stable({A}) && !Unstable({A})"));
        forms.add(at(depths("stability").assume("Lf >= 2"), k, 2)
                .no("!Unstable({A})")
                .pin("sB", "5")
                .pin("vAB", "0"));
        forms.add(at(depths("stability").assume("Lf >= 2", "L >= " + k), k, 2)
                .no("!Stable({A})")
                .pin("sA", "1")
                .pin("sB", "-5")
                .pin("vAB", "0"));
        forms.add(depths("stability")
                .assume("Lf >= 2", "L - Lf >= 1")
                .pin("Lf", "2")
                .pin("L", "5")
                .yes("!Stable({}) && !Unstable({})"));
        forms.add(at(depths("stability").assume("Lf >= 2"), 2, 2)
                .no("!Unstable({})")
                .pin("sB", "5")
                .pin("vAB", "0"));
    }
}
