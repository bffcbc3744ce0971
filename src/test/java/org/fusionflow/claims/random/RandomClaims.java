package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;

/**
 * True claims at random and the same ones broken: what a machine that checks derivations has to tell apart. The same seed
 * gives the same claims.
 *
 * @param right true for all values of their symbols
 * @param broken each made of the true claim at the same index by one small edit
 */
record RandomClaims(List<RandomClaim> right, List<Breaking.Broken> broken) {
    /** Rewriting steps on each claim: enough that few keep the form in which the theory is written. */
    private static final int STEPS = 10;

    static RandomClaims of(int trees, int perTree, long seed) {
        List<RandomClaim> right = new ArrayList<>();
        List<Breaking.Broken> broken = new ArrayList<>();
        int turn = 0;
        for (int i = 0; i < trees; i++) {
            Random random = new Random(seed + i);
            FusionTree tree = RandomNetworks.of(i, random);
            List<RandomClaim> choices = TrueClaims.of(tree, random);
            for (int j = 0; j < perTree; j++) {
                // In turn, with a step that is prime to the number of choices: every kind has its share.
                turn += 7;
                RandomClaim plain = choices.remove(turn % choices.size());
                RandomClaim claim = new Rewriting(random).of(plain, random.nextInt(STEPS + 1));
                right.add(claim);
                broken.add(new Breaking(random).of(claim));
            }
        }
        return new RandomClaims(List.copyOf(right), List.copyOf(broken));
    }
}
