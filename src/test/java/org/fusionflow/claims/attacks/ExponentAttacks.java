package org.fusionflow.claims.attacks;

import java.util.ArrayList;
import java.util.List;

/** U1: exponents and orders of roots that do not fit an int, or whose common multiple does not. */
final class ExponentAttacks {
    private static final List<Long> LARGE = List.of(
            65_537L, 1_000_000_000L, (1L << 31) - 1, 1L << 31, (1L << 32) + 1, 1L << 33, 3_037_000_500L, 999_999_937L);

    private ExponentAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        String x = "forall: x > 0|claim: ";
        for (int i = 0; i < LARGE.size(); i++) {
            long p = LARGE.get(i);
            long q = LARGE.get((i + 3) % LARGE.size());
            attacks.add(Attack.no(x + "x^(1/" + p + ") == x"));
            attacks.add(Attack.no(x + "(1 + x^(1/" + p + "))*(1 + x^(1/" + q + ")) == (1 + x)*(1 + x^(1/" + q + "))"));
            attacks.add(Attack.no(x + "x^" + p + " == x^" + (p % 4_294_967_296L == 0 ? 0 : p % 65_536)));
            attacks.add(Attack.no("forall: x > 0|assume: x > 1|claim: x^(1/" + p + ") < x^(1/" + p + "/2)"));
            attacks.add(Attack.yes(x + "(x^(1/" + p + "))^" + p + " == x"));
            attacks.add(Attack.yes(x + "x^" + p + "*x == x^" + (p + 1)));
            attacks.add(Attack.yes(x + "Sqrt(x^" + 2 * p + ") == x^" + p));
            attacks.add(Attack.yes(
                    x + "x^(1/" + p + ")*x^(1/" + q + ") == x^((" + p + " + " + q + ")/(" + p + "*" + q + "))"));
        }
        String real = "forall: x|claim: ";
        attacks.add(Attack.no(real + "Sqrt(x^2000000002) == x^1000000001"));
        attacks.add(Attack.no(real + "x^1000000001 >= 0"));
        attacks.add(Attack.yes(real + "x^1000000000 >= 0"));
        attacks.add(Attack.no(real + "x^1000000000 > 0"));
        attacks.add(Attack.no(real + "x^4294967296 == 1"));
        attacks.add(Attack.no("architecture: (A:2,B:2):0|claim: uA^4294967298 == uA^2"));
        attacks.add(Attack.no("architecture: (A:2,B:2):0|claim: Dt(uA^1000000000) == 999999999*uA^999999999*Dt(uA)"));
        attacks.add(Attack.yes("architecture: (A:2,B:2):0|claim: Dt(uA^1000000000) == 1000000000*uA^999999999*Dt(uA)"));
        return attacks;
    }
}
