package org.fusionflow.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomClaimsTest {
    private static final int TREES = 60;
    private static final int PER_TREE = 5;
    private static final long SEED = 3;

    private static final RandomClaims CLAIMS = RandomClaims.of(TREES, PER_TREE, SEED);

    @Test
    void theTrueClaimsAreTrueAtRandomPoints() {
        List<String> wrong = new ArrayList<>();
        Random random = new Random(SEED);
        for (RandomClaim claim : CLAIMS.right()) {
            ExactValue point = RandomPoint.of(claim, random).orElseThrow();
            try {
                if (!TruthAt.of(claim, point).looksTrue()) {
                    wrong.add(claim.kind() + "\n" + claim.block("x") + TruthAt.of(claim, point));
                }
            } catch (ArithmeticException e) {
                wrong.add(claim.kind() + "\n" + claim.block("x") + e);
            }
        }
        assertEquals(List.of(), wrong);
    }
}
