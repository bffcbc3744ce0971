package org.fusionflow.study.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fusionflow.study.Studies;
import org.junit.jupiter.api.Test;

/** Steps that should rise: how many do, and by how much the worst does not. */
class MonotoneCheckTest {
    private static CheckResult result(String rest) {
        return Studies.run("""
                        name: steps
                        architecture: (A:2,B:2):0
                        data: {toy: {ratio: 2}}
                        u0: 0.01
                        axes: {rho: [0, 0.1, 0.2, 0.3]}
                        theory: {height: "1 + abs(rho - 0.08) - if(rho == 0.3, 0.001, 0)*140"}
                        checks:
                          - {of: height, rises: rho, reason: a test%s}
                        """.formatted(rest)).checks().get(0);
    }

    /** Heights 1.08, 1.02, 1.12, 1.08: two steps fall, by 5.6 and 3.6 percent. */
    @Test
    void theWorstOfTheWrongStepsIsNamedWithItsRelativeSize() {
        CheckResult wrong = result("");
        assertEquals(CheckResult.Verdict.FAILS, wrong.verdict());
        assertEquals("1 of 3", wrong.measured());
        assertEquals("-5.6\u00a0%", wrong.error());
        assertEquals("rho = 0.0 to rho = 0.1", wrong.where());
    }

    @Test
    void aPublishedClaimThatDoesNotHoldSaysByHowMuchToo() {
        CheckResult claim = result(", published: true");
        assertEquals(CheckResult.Verdict.CLAIM_FAILS, claim.verdict());
        assertEquals("-5.6\u00a0%", claim.error());
    }

    @Test
    void whereAllStepsRiseThereIsNoError() {
        CheckResult right = result(", when: rho == 0.1 or rho == 0.2");
        assertEquals(CheckResult.Verdict.HOLDS, right.verdict());
        assertEquals("", right.error());
    }
}
