package org.fusionflow.claims.attacks;

import java.util.ArrayList;
import java.util.List;

/** U5: one quantity in two notations; derivatives by a map, which must not depend on how a product of lengths is written. */
final class NotationAttacks {
    private NotationAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        String head = "architecture: (A:3,B:3):0|claim: ";
        attacks.add(Attack.yes(head + "D(wA,wA) == 1"));
        for (String written : List.of(
                "uA^3", "gA*uA", "uA*gA", "uA*uA*uA", "uA^2*gA/uA", "(uA^6)^(1/2)", "Exp(3*Log(uA))", "uA^3 + 0*sB")) {
            attacks.add(Attack.no(head + "D(" + written + ",wA) == 0"));
            attacks.add(Attack.no(head + "D(" + written + ",wA) == 2"));
        }
        String shared = "architecture: (A:2,B:2):1|claim: ";
        for (String[] pair : new String[][] {
            {"NAB^2", "uA^2 + uB^2"},
            {"wA", "gA*uA"},
            {"wA", "uA^2*Sqrt(uA^2 + uB^2)"},
            {"eA", "sA - vA*wA - vAB*wB"},
            {"Dt(uA)", "gA*eA"},
            {"Loss", "(yy - sA*wA - sB*wB - eA*wA - eB*wB)/2"},
            {"At(wA,{A})", "sA/vA"},
            {"Sum(u[m]^2, m)", "NAB^2"},
            {"Abs(sA)", "Sqrt(sA^2)"},
            {"Exp(sA)", "E^sA"},
            {"vA^(1/2)", "vA^0.5"},
            {"sA/vA/vB", "sA/(vA*vB)"},
            {"-sA^2", "-(sA^2)"},
            {"2^3^2", "512"},
            {"vA^(-1)", "1/vA"},
            {"D(Loss,wA)", "-eA"}
        }) {
            attacks.add(Attack.yes(shared + pair[0] + " == " + pair[1]));
            attacks.add(Attack.no(shared + pair[1] + " == " + pair[0] + " + 1/1000000"));
        }
        attacks.add(Attack.yes("forall: x, y|claim: (x >= y) <=> !(x < y)"));
        attacks.add(Attack.yes("forall: x, y|claim: (x > 0 => y > 0) <=> !(x > 0) || y > 0"));
        attacks.add(Attack.no("forall: x, y|claim: (x > 0 => y > 0) <=> (y > 0 => x > 0)"));
        attacks.add(Attack.no("forall: x|claim: (-x)^2 == -x^2"));
        return attacks;
    }
}
