package org.fusionflow.claims.attacks;

import java.util.ArrayList;
import java.util.List;

/** U6: lengths at fixed points speak of positive maps; a verdict that uses this has to say so, and without them nothing is positive. */
final class BranchAttacks {
    private BranchAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        for (String tree : List.of("(A:2,B:2):0", "(A:3,B:3):1", "(A:4,B:2):0", "(A:40,B:3):0", "(A:2,B:2,C:2):0")) {
            String head = "architecture: " + tree + "|";
            attacks.add(Attack.branch(head + "assume: At(uA,{A}) > 0|claim: Abs(sA) == sA"));
            attacks.add(Attack.branch(head + "claim: At(uA,{A})*Abs(sA) == At(uA,{A})*sA"));
            attacks.add(Attack.branch(head + "claim: At(uA,{A}) > 0 => sA > 0"));
            attacks.add(Attack.branch(head + "claim: At(gA,{A}) > 0 && sA > 0"));
            attacks.add(Attack.branch(head + "let: q = At(uA,{A})|claim: q + sA > q"));
            attacks.add(Attack.branch(head + "claim: Stable({A}) => sA > 0"));
            attacks.add(Attack.branch(head + "claim: Unstable({A}) || Sqrt(sA^2) == sA"));
            attacks.add(Attack.no(head + "claim: Abs(sA) == sA"));
            attacks.add(Attack.no(head + "claim: At(wA,{A}) > 0"));
            attacks.add(Attack.no(head + "let: q = At(uA,{A})|claim: sA > 0"));
            attacks.add(Attack.no(head + "assume: vA > 0|claim: Sqrt(sA^2) == sA"));
            attacks.add(Attack.no(head + "assume: At(uA,{A}) > 0|claim: Abs(sB) == sB"));
        }
        return attacks;
    }
}
