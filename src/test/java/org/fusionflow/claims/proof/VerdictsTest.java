package org.fusionflow.claims.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.Verification;
import org.fusionflow.claims.document.ClaimDocument;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.expression.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proved, refuted and left undecided, and that the words of a claim mean what notation.md says. */
class VerdictsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // The example of the design, several lines, either bracket.
                "proved; (A:3,B:3):1; claim: Dt(uA) ==|  uA^2*Sqrt[uA^2+uB^2]*(sA - vA*wA|  - vAB*wB)",
                "proved; (A:3,B:3):1; claim: wA == gA*uA == uA^3*NAB",
                "proved; (A:3,B:3):1; claim: -D(Loss,wA) == eA",
                "proved; ((A:2,B:1):1,C:3):1; claim: Dt(aAB1^2 - aA2^2 - aB1^2) == 0 == Dt(aABC1^2 - aAB1^2 - aC3^2)",
                "refuted; ((A:2,B:1):1,C:3):1; claim: Dt(aAB1^2 - aA2^2 - aC1^2) == 0",
                "refuted; (A:2,B:2):1; claim: Dt(aAB1^2) == Dt(aA2^2)",
                "proved; ((A:2,B:1):1,C:3):1; claim: Dt(NAB^2) == 2*(wA*eA + wB*eB)",
                // A mark of the precedence of signs, powers and decimals.
                "proved; (A:1,B:1):1; claim: -uA^2 + 2^-1 - 2^3^2 == -(uA*uA) + 0.5 - 512",
                "refuted; (A:1,B:1):1; claim: uA^2 == -uA^2",
                // Fixed points: maps, losses, lengths on the branch of positive maps, rates, for numbers and symbols.
                "proved; (A:3,B:3):1; claim: At(wA,{A,B}) == (sA*vB-sB*vAB)/(vA*vB-vAB^2)",
                "proved; (A:3,B:3):1; claim: At(Loss,{B}) == (yy - sB^2/vB)/2",
                "proved; (A:3,B:3):1; claim: At(uA,{A}) == (sA/vA)^(1/4)",
                "proved; (A:Lf,B:Lf):(L-Lf); claim: At(uA,{A})^L == sA/vA|assume: Lf >= 2",
                "refuted; (A:Lf,B:Lf):(L-Lf); claim: At(uA,{A})^L == sA/vA",
                "proved; (A:3,B:3):0; claim: At(uA,{A,B}) == ((sA*vB-sB*vAB)/(vA*vB-vAB^2))^(1/3)",
                "proved; (A:3,B:3):1; claim: At(uA^3*Sqrt(uA^2+uB^2),{A,B}) == At(wA,{A,B})",
                "proved; (A:3,B:3):1; claim: At(uA,{A})*At(uB,{B}) == (sA*sB/vA/vB)^(1/4)|assume: sA > 0, sB",
                "proved; (A:3,B:3):1; claim: At(Dt(uB)/uB^2,{A}) == At(uA,{A})*(sB-sA*vAB/vA)",
                "proved; (A:Lf,B:Lf):(L-Lf); claim: At(Dt(uB),{A}) == 0|assume: Lf >= 2",
                "refuted; (A:Lf,B:Lf):(L-Lf); claim: At(Dt(uB),{A}) == 0",
                "proved; ((A:2,B:2):1,C:3):1; claim: At(Dt(uA)/(uA*NAB),{C}) == At(uC,{C})*At(eA,{C})",
                "refuted; (A:3,B:3):1; claim: At(uA,{A}) == (sA/vA)^(1/3)",
                "refuted; (A:3,B:3):1; claim: At(Loss,{A}) == At(Loss,{B})",
                "undecided; (A:3,B:3):1; claim: At(1/uB,{A}) == 0",
                "proved; (A:2,B:2):0; claim: At(Dt(wB)/wB,{A}) == 2*(sB - sA*vAB/vA) == At(Dt(Log(wB)),{A})",
                "refuted; (A:2,B:2):0; claim: At(Dt(wB)/wB,{}) == 0",
                "proved; (A:3,B:3):1; claim: At(wB/uB^3,{A}) == At(uA,{A})",
                "proved; (A:Lf,B:Lf):(L-Lf); claim: At(Dt(uA)/gA,{}) == sA",
                "refuted; (A:Lf,B:Lf):(L-Lf); claim: At(Sqrt(uA^2+uB^2)^(L-Lf),{}) == 0",
                "undecided; (A:3,B:3):0; claim: At(uA/(uA+uB),{}) == 0",
                // Exponents and exponentials in another form.
                "proved; (A:1,B:1):1; claim: Exp(-Log(x)/2 - 2*Log(vA) + x) == Exp(x)/(vA^2*Sqrt(x))|forall: x > 0",
                "proved; (A:Lf,B:Lf):(L-Lf); claim: D(y,x) == k*(y/x)^(Lf-1)|forall: x > 0, k > 0, m > 0|assume: Lf >= 3"
                        + "|let: y = (k*x^(2-Lf) + m*u0^(2-Lf))^(1/(2-Lf))",
                "refuted; (A:Lf,B:Lf):(L-Lf); claim: D(y,x) == k*(y/x)^(Lf-2)|forall: x > 0, k > 0, m > 0|assume: Lf >= 3"
                        + "|let: y = (k*x^(2-Lf) + m*u0^(2-Lf))^(1/(2-Lf))",
                // Bounds other than 0 do not make a variable positive; an assumption does not reach into At.
                "refuted; (A:1,B:1):1; claim: Sqrt(x^2) == x|forall: x < 1",
                "refuted; (A:1,B:1):1; claim: Abs(x) == x|forall: x > -1",
                "proved; (A:1,B:1):1; claim: Abs(x) == x|forall: x > 1",
                "refuted; (A:2,B:2):0; claim: At(Abs(wA),{A}) == sA/vA|assume: wA > 0",
                "refuted; (A:2,B:2):0; claim: Abs(sA) == sA|let: q = At(uA,{A})",
                // A point that does not exist is refuted under the conditions of the claim only.
                "undecided; (A:1,B:1):1; claim: At(wA,{A}) == 0|assume: 1 > 2",
                "undecided; (A:2,B:2):0; claim: D(At(uA,{A}),sA) == 0",
                // A power that is 0 for some depths and 1 for others is not another one of the kind.
                "refuted; (A:Lf,B:Lf):(L-Lf); claim: At(uB^(Lf-2) - uB^(L-Lf),{A}) == 0|assume: Lf >= 2",
                "proved; (A:Lf,B:Lf):(L-Lf); claim: r == sA/vA|assume: Lf >= 2|let: r = At(wA,{A})",
                // What is defined nowhere, or under conditions that nothing meets, is not proved.
                "undecided; (A:1,B:1):1; claim: Sqrt(-1)^2 == -1",
                "undecided; (A:2,B:2):0; claim: 0*At(1/eA,{A,B}) == 0",
                "undecided; (A:1,B:1):1; claim: x == x|forall: x > 0|assume: x < 0",
                "undecided; (A:1,B:1):1; claim: (Abs(x)+x)*(Abs(x)-x)/(Abs(x)+x) == 1-1|forall: x < 0",
                "proved; (A:1,B:1):1; claim: Abs(x)-x == 0*(1/(Abs(x)+x))|forall: x",
                "proved; (A:1,B:1):1; claim: Abs(x)-x == 0*D(Log(Abs(x)+x),x)|forall: x",
                // Bounds of any size are met by points.
                "proved; (A:1,B:1):1; claim: Abs(x) == x|forall: x|assume: 0 < x < 1/10",
                "proved; (A:2,B:2):0; claim: Sqrt(u0^2) + Abs(sA) == u0 + sA|assume: u0 < 1/10, sA > 100",
                "proved; (A:2,B:2):0; claim: Abs(sA) == sA|assume: 1 > sA > 9/10",
                "refuted; (A:1,B:1):1; claim: Abs(x-5) == 5-x|forall: x > 10",
                // Losses at sets with a modality in common ask for no lengths.
                "proved; ((A:2,B:2):1,(C:2,D:2):1):1; claim: At(Loss,{A,B,C}) - At(Loss,{A,B,C,D})"
                        + " == At(wD,{A,B,C,D})*At(eD,{A,B,C})/2",
                // Points that do not exist.
                "refuted; (A:1,B:1):1; claim: At(Loss,{A}) == (yy - sA^2/vA)/2",
                "refuted; (A:Lf,B:Lf):(L-Lf); claim: At(eA,{A}) == 0|assume: Lf < 2",
                "refuted; (A:Lf,B:Lf):(L-Lf); claim: At(eA,{A}) == 0",
                "proved; (A:Lf,B:Lf):(L-Lf); claim: At(eA,{A}) == 0|assume: Lf > 1",
                // Signs need assumptions.
                "refuted; (A:1,B:1):1; claim: Abs(sB - sA*vAB/vA) == sB - sA*vAB/vA",
                "proved; (A:1,B:1):1; claim: Abs(sB - sA*vAB/vA) == sB - sA*vAB/vA|assume: sB*vA > sA*vAB",
                "proved; (A:1,B:1):1; claim: Sqrt((sA-sB)^2) + Abs(sB) == sA|assume: sA > sB > 0",
                "refuted; (A:1,B:1):1; claim: Sqrt((sA-sB)^2) + Abs(sB) == sA|assume: sA > sB",
                "refuted; (A:1,B:1):1; claim: Sqrt(sA^2) == sA",
                "proved; (A:1,B:1):1; claim: Sqrt(vA^2*u0^2) == vA*u0",
                // Time courses by substitution.
                "proved; (A:2):0; claim: D(w,t) == 2*w*(sA-vA*w)|forall: t, w0 > 0|let: m = sA/vA|let: w = m/(1+(m/w0-1)*Exp(-2*sA*t))",
                "refuted; (A:2):0; claim: D(w,t) == 2*w*(sA-vA*w)|forall: t, w0 > 0|let: m = sA/vA|let: w = m/(1+(m/w0-1)*Exp(-sA*t))",
            })
    void verdictIs(String verdict, String architecture, String statement) {
        Finding finding = OneClaim.finding("name: n|architecture: " + architecture + "|" + statement);
        assertEquals(verdict, finding.verdict(), statement + ": " + finding.detail());
        assertEquals(verdict.equals("proved"), finding.holds());
        assertEquals(verdict.equals("refuted"), !finding.counterexample().isEmpty(), finding.detail());
    }

    @Test
    void aStatementThatIsToBeRefutedHoldsWhenItIs() {
        assertTrue(OneClaim.finding("name: n|architecture: (A:2,B:2):0|refutes: Dt(uA) == uA*sA")
                .holds());
        assertFalse(OneClaim.finding("name: n|architecture: (A:2,B:2):0|refutes: Dt(uA) == uA*eA")
                .holds());
    }

    @Test
    void assumptionsRestrictCounterexamples() {
        for (String assumption : List.of("sA > 3", "sA < sB", "vAB > 0, sB < -1/2")) {
            Finding finding = OneClaim.finding(
                    "name: n|architecture: (A:2,B:2):0|assume: " + assumption + "|claim: sA*vAB == sB");
            assertEquals("refuted", finding.verdict());
            Rational sA = finding.counterexample().getOrDefault("sA", Rational.ZERO);
            Rational sB = finding.counterexample().getOrDefault("sB", Rational.ZERO);
            Rational vAB = finding.counterexample().getOrDefault("vAB", Rational.ZERO);
            boolean kept = switch (assumption) {
                case "sA > 3" -> sA.compareTo(Rational.of(3)) > 0;
                case "sA < sB" -> sA.compareTo(sB) < 0;
                default -> vAB.signum() > 0 && sB.compareTo(Rational.of(-1, 2)) < 0;
            };
            assertTrue(kept, assumption + " at " + finding.counterexample());
        }
    }

    @Test
    void whatTakesTooLongIsUndecidedAndTheNextClaimGoesOn() {
        String slow = "name: slow|architecture: ((A:2,B:3):1,(C:2,D:1):2):1|claim: Dt(Dt(Dt(Dt(Dt(Loss))))) == yy";
        String quick = "name: quick|architecture: (A:2):0|claim: Dt(uA) == uA*eA";
        ClaimDocument document = ClaimDocument.parse("a.md", OneClaim.block(slow) + OneClaim.block(quick));
        List<Finding> findings = Verification.of(
                        Duration.ofMillis(1500), (number, count, name) -> {}, List.of(document))
                .findings();
        assertEquals("undecided", findings.get(0).verdict());
        assertEquals(
                "not decided within the time limit of 1.5 s", findings.get(0).detail());
        assertEquals("proved", findings.get(1).verdict());
    }

    @Test
    void asymptoticStatementsAreNeverProved() {
        Finding late = OneClaim.finding(
                "name: n|architecture: (A:4,B:4):0|asymptotic: timeRatio == 1 + (sA-sB)/Abs(sB-sA*vAB/vA)");
        assertEquals("supported", late.verdict(), late.detail());
        assertTrue(late.detail().contains("would have been seen"), late.detail());
        Finding wrong = OneClaim.finding("name: n|architecture: (A:4,B:4):0|asymptotic: timeRatio == 1 + (sA-sB)/sB");
        assertEquals("contradicted", wrong.verdict(), wrong.detail());
        assertFalse(wrong.holds());
    }
}
