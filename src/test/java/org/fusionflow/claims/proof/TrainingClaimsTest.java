package org.fusionflow.claims.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.result.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proved and refuted about networks with learning rates and other objectives: true statements, and the mistakes one would make. */
class TrainingClaimsTest {
    private static final String RATES = "|forall: kA > 0, kB > 0, kS > 0|rates: A = kA, B = kB, AB = kS|";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // The flow, for numbers and symbols.
                "proved; (A:3,B:3):1; claim: Dt(aA2) == -kA*D(Loss,aA2) && Dt(aAB1) == -kS*D(Loss,aAB1)",
                "refuted; (A:3,B:3):1; claim: Dt(aA2) == -kB*D(Loss,aA2)",
                "refuted; (A:3,B:3):1; claim: Dt(aAB1) == -D(Loss,aAB1)",
                "proved; (A:3,B:3):1; claim: Dt(uA) == kA*uA^2*NAB*eA",
                "refuted; (A:3,B:3):1; claim: Dt(uA) == uA^2*NAB*eA",
                "proved; (A:3,B:3):1; claim: NAB^2 == kS*(uA^2/kA + uB^2/kB)",
                "refuted; (A:3,B:3):1; claim: NAB^2 == uA^2 + uB^2",
                "proved; (A:3,B:3):1; claim: Dt(Loss) == -eA*Dt(wA) - eB*Dt(wB)",
                "proved; (A:Lf,B:Lf):(L-Lf); claim: Dt(wA)/wA == Lf*Dt(uA)/uA + (L-Lf)*Dt(NAB)/NAB",
                // Conserved quantities: the rates divide, they do not multiply.
                "proved; (A:2,B:3):1; claim: Dt(aAB1^2/kS - aA2^2/kA - aB3^2/kB) == 0",
                "refuted; (A:2,B:3):1; claim: Dt(kS*aAB1^2 - kA*aA2^2 - kB*aB3^2) == 0",
                "refuted; (A:2,B:3):1; claim: Dt(aAB1/Sqrt(kS) - aA2/Sqrt(kA) - aB3/Sqrt(kB)) == 0",
                "refuted; (A:2,B:3):1; claim: Dt(aAB1^2/kS - aA2^2/kA) == 0",
                // Saddles: the maps do not know the rates, the lengths and the way out do; wrong exponents fail.
                "proved; (A:Lf,B:Lf):(L-Lf); claim: At(wA,{A}) == sA/vA|assume: Lf >= 2",
                "proved; (A:3,B:3):1; claim: At(uA,{A})^4 == sA/vA*Sqrt(kA/kS)|assume: sA > 0",
                "refuted; (A:3,B:3):1; claim: At(uA,{A})^4 == sA/vA*kA/kS|assume: sA > 0",
                "refuted; (A:3,B:3):1; claim: At(uA,{A})^4 == sA/vA|assume: sA > 0",
                "proved; (A:3,B:3):1; claim: At(Dt(uB)/uB^2,{A}) == kB*At(eB,{A})*At(NAB,{A})|assume: sA > 0",
                "refuted; (A:3,B:3):1; claim: At(Dt(uB)/uB^2,{A}) == kA*At(eB,{A})*At(NAB,{A})|assume: sA > 0",
                "undecided; (A:3,B:3):1; claim: At(Dt(uB)/uB^3,{A}) == kB*At(eB,{A})|assume: sA > 0",
                "proved; (A:3,B:3):0; claim: At(uA,{A,B})*At(uB,{B}) == At(wA,{A,B})^(1/3)*(sB/vB)^(1/3)|rates: |assume: sB",
                // The tie: kA sA == kB sB, not kA sB == kB sA.
                "proved; (A:2,B:2):0; claim: At(Dt(Log(uA/uB)),{}) == 0|assume: kA*sA == kB*sB",
                "refuted; (A:2,B:2):0; claim: At(Dt(Log(uA/uB)),{}) == 0|assume: kA*sB == kB*sA",
                "proved; (A:2,B:2):0; claim: Stable({A}) <=> At(eB,{A}) < 0|assume: sA > 0",
                // No fixed point of early fusion learns A alone, whatever the rates.
                "refuted; (A:1,B:1):1; claim: At(wA,{A}) == sA/vA",
            })
    void rates(String verdict, String architecture, String rest) {
        String training = architecture.endsWith("0") ? RATES.replace(", AB = kS", "") : RATES;
        assertVerdict(verdict, "architecture: " + architecture + training + rest.replace("|rates: ", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "proved; claim: At(uA,{A}) == kA^(1/3)*At(uA/kA^(1/3),{A})",
                "proved; claim: Dt(uA) == kA*gA*dot(eA,wA)/norm(wA) && Dt(Loss) <= -kA*norm(gA*eA)^2",
                "refuted; claim: Dt(uA) == gA*dot(eA,wA)/norm(wA)",
                "refuted; claim: Dt(Loss) >= 0",
                "proved; claim: At(NAB,{A})^2 == kS/kA*At(uA,{A})^2",
                "refuted; claim: At(NAB,{A}) == At(uA,{A})",
            })
    void severalInputs(String verdict, String rest) {
        assertVerdict(verdict, "architecture: (A:2,B:2):1|vectors: A, B" + RATES + rest);
    }

    private static final String DROPOUT = "objective: pA*pB*Loss + pA*(1-pB)*(yy - 2*sA*wA + vA*wA^2)/2"
            + "|  + (1-pA)*pB*(yy - 2*sB*wB + vB*wB^2)/2 + (1-pA)*(1-pB)*yy/2|";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "proved; claim: Dt(uA) == uA*(pA*sA - pA*vA*wA - pA*pB*vAB*wB)",
                "refuted; claim: Dt(uA) == uA*(pA*sA - pA^2*vA*wA - pA*pB*vAB*wB)",
                "refuted; claim: Dt(uA) == uA*eA",
                "proved; claim: vA*At(wA,{A,B}) + pB*vAB*At(wB,{A,B}) == sA",
                "refuted; claim: vA*At(wA,{A,B}) + vAB*At(wB,{A,B}) == sA",
                "refuted; claim: pA*vA*At(wA,{A,B}) + pB*vAB*At(wB,{A,B}) == sA",
                "proved; claim: At(uA,{A})^2 == sA/vA",
                "refuted; claim: At(uA,{A})^2 == pA*sA/vA",
                "proved; claim: At(Loss,{A}) == (yy - sA^2/vA)/2",
                "refuted; claim: At(Dt(uB)/uB,{A}) == pB*((1-pB)*sB + pA*At(eB,{A}))",
                "refuted; claim: Stable({A}) <=> At(eB,{A}) < 0|assume: sA == 4, sB == 1, vA == 1, vB == 1, vAB == 3/10, pA == 1/2, pB == 1/2",
                "proved; claim: Stable({A}) <=> (1-pA)*sB + pA*At(eB,{A}) < 0|assume: sA > 0, sB > 0",
            })
    void objectives(String verdict, String rest) {
        assertVerdict(
                verdict, "architecture: (A:2,B:2):0|forall: pA > 0, pB > 0|assume: pA < 1, pB < 1|" + DROPOUT + rest);
    }

    /** The moments of the draws are those of data, not the effective ones: a bound of the data holds, and only that. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "proved; claim: vA*vB > vAB^2",
                "proved; claim: At(Loss,{A}) >= 0",
                "refuted; claim: vAB == 0",
            })
    void momentsAreThoseOfData(String verdict, String rest) {
        assertVerdict(
                verdict,
                "architecture: (A:2,B:2):0|objective: (yy - 2*sA*wA + vA*wA^2 + yy - 2*sB*wB + vB*wB^2)/2|" + rest);
    }

    private static void assertVerdict(String verdict, String lines) {
        Finding finding = OneClaim.finding("name: n|" + lines);
        assertEquals(verdict, finding.verdict(), finding.detail());
    }

    /** A point that refutes is one of which the claim speaks: the correlations there follow from the lengths with the rates. */
    @ParameterizedTest
    @CsvSource({"1", "2", "6", "9/4"})
    void pointsWithRatesThatAreNoSquaresRefuteNothingTrue(String rate) {
        Finding finding = OneClaim.finding("name: n|architecture: (A:3,B:3):1|forall: kA > 0|assume: sA > 0, kA == "
                + rate + "|rates: A = kA|claim: At(uA,{A})^4 == sA/vA*Sqrt(kA)");
        assertTrue(List.of("proved", "undecided").contains(finding.verdict()), finding.detail());
    }
}
