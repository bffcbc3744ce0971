package org.fusionflow.claims.attacks;

import java.util.ArrayList;
import java.util.List;

/** U3: "for all L and Lf" where only deep networks, or one of them, show the falsehood; conditions that are not linear. */
final class DepthAttacks {
    private static final String TREE = "architecture: (A:Lf,B:Lf):(L-Lf)|";

    private DepthAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        for (int far : new int[] {9, 17, 23, 37, 40}) {
            attacks.add(Attack.no(TREE + "claim: L != " + far));
            attacks.add(Attack.no(TREE + "assume: Lf >= 3|claim: (L - " + far + ")^2 + (Lf - 5)^2 > 0"));
            attacks.add(Attack.no(TREE + "claim: 2^L != " + (1L << far)));
            attacks.add(Attack.no(TREE + "assume: L + 4*Lf >= " + (far + 4) + "|claim: At(uA^(Lf-1),{}) == 0"));
            attacks.add(Attack.no(TREE + "assume: Lf >= " + far + "|claim: At(uA^(Lf-" + far + "),{}) == 0"));
            attacks.add(Attack.no("architecture: (A:(" + far + "-L),B:2):1|claim: L < " + (far - 1)));
            attacks.add(Attack.yes("architecture: (A:(" + far + "-L),B:2):1|claim: L <= " + (far - 1)));
            attacks.add(Attack.no(TREE + "assume: L >= 8|forall: x > 0|claim: x^(L*(L-" + far + ")^2) != 1 || x == 1"));
        }
        String claim = "claim: ";
        attacks.add(Attack.yes(TREE + "assume: L*Lf >= 20|" + claim + "L >= 5"));
        attacks.add(Attack.no(TREE + "assume: L*Lf >= 20|" + claim + "L >= 6"));
        attacks.add(Attack.yes(TREE + "assume: L^2 >= 300|" + claim + "L >= 18"));
        attacks.add(Attack.no(TREE + "assume: L^2 >= 300|" + claim + "L >= 19"));
        attacks.add(Attack.no(TREE + "assume: L >= Sqrt(2)*Lf|" + claim + "L >= 2*Lf"));
        attacks.add(Attack.no(TREE + "assume: L > 1.41*Lf, Lf >= 20|" + claim + "L > 1.42*Lf"));
        attacks.add(Attack.yes(TREE + claim + "L^2 != 2*Lf^2"));
        attacks.add(Attack.no(TREE + "assume: Lf >= 3|" + claim + "L^2 != 2*Lf^2 + 1"));
        attacks.add(Attack.no(TREE + claim + "L^3 != 50653"));
        attacks.add(Attack.no(TREE + "assume: Lf >= 2|" + claim + "Stable({A}) => L < 30"));
        attacks.add(Attack.no(TREE + claim + "At(wA,{A}) == sA/vA"));
        attacks.add(Attack.no("architecture: (A:2,B:Lf):(L-Lf)|" + claim + "At(wA,{A}) == sA/vA"));
        return attacks;
    }
}
