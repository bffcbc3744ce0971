package org.fusionflow.claims.attacks;

import java.util.ArrayList;
import java.util.List;

/** U4: fixed points that some depths do not have, conditions that nothing meets, and abbreviations that are not used. */
final class EmptyAttacks {
    private EmptyAttacks() {}

    /** Texts of abbreviations that must change nothing where they are not used. */
    static final List<String> UNUSED = List.of(
            "let: q = At(uA,{A,B})",
            "let: q = At(wA,{A})",
            "let: q = 1/(sA - sA)",
            "let: q = Sqrt(-1)",
            "let: q = Log(-vA)",
            "let: q = At(uB,{B}) + At(uA,{A,B})",
            "let: q = D(uA^3,wA)",
            "let: q = Limit(1/sA, sA -> 0)");

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        for (String tree : List.of(
                "(A:1,B:1):1", "(A:1,B:1):2", "(A:1,B:1):3", "(A:1,B:1):40", "(A:2,B:1):0", "(A:1,B:1,C:1):1")) {
            attacks.add(Attack.no("architecture: " + tree + "|claim: At(wA,{A}) == sA/vA"));
            attacks.add(Attack.no("architecture: " + tree + "|assume: sA > 0|claim: At(Loss,{A}) <= yy/2"));
            attacks.add(Attack.no("architecture: " + tree + "|claim: Stable({A})"));
        }
        for (String tree : List.of("(A:Lf,B:Lf):(L-Lf)", "(A:(Lf+1),B:Lf):(L-Lf)", "(A:2,B:Lf):(L-Lf)")) {
            attacks.add(Attack.no("architecture: " + tree + "|claim: At(wA,{A}) == sA/vA"));
            attacks.add(Attack.no(
                    "architecture: " + tree + "|let: q = At(uB,{A})|assume: L >= 3|claim: At(wA,{A}) == sA/vA"));
        }
        for (String empty : List.of(
                "sA > 0, sA < 0",
                "vAB^2 > vA*vB",
                "yy*vA < sA^2",
                "vA == 0",
                "vAB == 0, vAB == 1",
                "sA^2 < 0",
                "Abs(sA) < 0",
                "Sqrt(vA) == -1",
                "Exp(sA) == 0",
                "uA == -1",
                "sA == sB, sA == sB + 1",
                "Loss < 0")) {
            attacks.add(Attack.empty("architecture: (A:2,B:2):0|assume: " + empty + "|claim: sB == 7"));
        }
        for (String nowhere : List.of(
                "Sqrt(-1 - x^2) == 1",
                "1/(x - x) == 5",
                "Log(-x^2) == 0",
                "Sqrt(-x^2 - 1) >= 0",
                "x/(Abs(x) + Sqrt(-x^2 - 1)) < 9")) {
            attacks.add(Attack.empty("forall: x|claim: " + nowhere));
        }
        return attacks;
    }
}
