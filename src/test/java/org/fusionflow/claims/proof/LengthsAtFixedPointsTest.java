package org.fusionflow.claims.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.result.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lengths at one and several fixed points, in statements and in conditions. */
class LengthsAtFixedPointsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "proved; architecture: (A:1,B:1):1|claim: At(uA^2+uB^2,{A,B}) > 0",
                "proved; architecture: (A:1,B:1):1|claim: At(uA/uB,{A,B}) == At(wA/wB,{A,B})",
                "proved; architecture: (A:1,B:1):1|claim: At(gA*uA,{A,B}) == At(wA,{A,B})",
                "proved; architecture: (A:1,B:1):1|claim: At(uA^2+uB^2,{A,B})^2 == At(wA^2+wB^2,{A,B})",
                "proved; architecture: (A:1,B:1):1|claim: At(NAB,{A,B})^4 == At(wA^2+wB^2,{A,B})",
                "proved; architecture: (A:1,B:1):1|claim: At(uA,{A,B}) == At(wA,{A,B})/(At(wA^2+wB^2,{A,B}))^(1/4)",
                "proved; architecture: (A:1,B:1):1|claim: At(uA,{A,B}) < At(uB,{A,B}) <=> At(wA,{A,B}) < At(wB,{A,B})",
                "refuted; architecture: (A:1,B:1):1|claim: At(uA,{A,B}) < At(uB,{A,B}) <=> sA < sB",
                "proved; architecture: (A:2,B:2):1|claim: At(uA,{A,B})^2*At(NAB,{A,B}) == At(wA,{A,B})",
                "proved; architecture: (A:2,B:2):1|claim: At(uA/uB,{A,B})^2 == At(wA/wB,{A,B})",
                "proved; architecture: (A:2,B:2):1|claim: At(uA,{A,B})^2*At(NAB,{A,B}) == At(wA,{A,B}) && At(uA,{A})^3 == sA/vA",
                "proved; architecture: (A:2,B:2):1|assume: vAB == 0|claim: At(uA,{A,B}) < At(uA,{A})",
                "refuted; architecture: (A:2,B:2):1|assume: vAB == 0|claim: At(uA,{A,B}) == At(uA,{A})",
                "proved; architecture: (A:2,B:2):1|assume: vAB == 0|claim: At(uA^2*NAB,{A,B}) == At(uA,{A})^3",
                "proved; architecture: (A:Lf,B:Lf):(L-Lf)|claim: At(gA*uA,{A,B}) == At(wA,{A,B})",
                "proved; architecture: (A:Lf,B:Lf):(L-Lf)|claim: At(uA/uB,{A,B})^Lf == At(wA/wB,{A,B})",
                "proved; architecture: (A:1,B:1):2|claim: At(NAB,{A,B})^6 == At(wA^2+wB^2,{A,B})",
                "proved; architecture: ((A:1,B:1):1,C:2):1|claim: At(uA/uB,{A,B,C}) == At(wA/wB,{A,B,C})",
                "proved; architecture: ((A:1,B:1):1,C:2):1|claim: At(NAB^2*NABC,{A,B,C}) == Sqrt(At(wA^2+wB^2,{A,B,C}))",
                "proved; architecture: ((A:2,B:2):1,C:3):1|claim: At(gA*uA,{A,B}) == At(wA,{A,B}) && At(gC*uC,{C}) == At(wC,{C})",
                "proved; architecture: ((A:2,B:2):1,C:3):1"
                        + "|claim: At(gA*uA,{A,B}) == At(wA,{A,B}) && At(gA*uA,{A}) == At(wA,{A}) && At(gC*uC,{A,C}) == At(wC,{A,C})",
                "proved; architecture: (A:3,B:3,C:3):1|claim: At(uA^3*uB^3*uC^3,{A,B,C})*At(NABC,{A,B,C})^3 == At(wA*wB*wC,{A,B,C})",
                "proved; architecture: (A:3,B:3,C:3):1|claim: At(gA*uA,{A,B}) == At(wA,{A,B}) && At(gA*uA,{A,C}) == At(wA,{A,C})",
                "proved; architecture: (A:3,B:3,C:3):1|claim: At(uA/uB,{A,B})^3 == At(wA/wB,{A,B}) && At(uA/uC,{A,C})^3 == At(wA/wC,{A,C})",
                "refuted; architecture: (A:3,B:3,C:3):1|claim: At(uA,{A,B}) == At(uA,{A,C})",
                "proved; architecture: (A:2,B:2):1|claim: At(uA*uB,{A,B})^2*At(uA^2+uB^2,{A,B}) == At(wA*wB,{A,B})",
                "proved; architecture: (A:2,B:2):1|claim: At(uA^2+uB^2,{A,B}) > 0 && At(uA,{A}) > 0",
                "proved; architecture: (A:2,B:2):1|claim: At(gA*uA,{A,B}) == At(wA,{A,B}) && At(gA*uA,{A}) == At(wA,{A})",
                "proved; architecture: (A:2,B:2):1|claim: At(gA,{A,B}) > 0",
                "proved; architecture: (A:1,B:2):1|claim: At(gA*uA,{A,B}) == At(wA,{A,B})",
                "proved; architecture: (A:2,B:3):1|claim: At(gA*uA,{A,B}) == At(wA,{A,B}) && At(gA*uA,{A}) == At(wA,{A})",
                "proved; architecture: (A:2,B:3,C:2):1|claim: At(gA*uA,{A,B}) == At(wA,{A,B}) && At(gB*uB,{B,C}) == At(wB,{B,C})",
                "refuted; architecture: (A:2,B:3,C:2):1|claim: At(gB*uB,{A,B}) == At(gB*uB,{B,C})",
                "refuted; architecture: (A:2,B:2):0|claim: Abs(sA) == sA",
                "refuted; architecture: (A:2,B:2):0|assume: At(uA,{A}) > 0|claim: Abs(sA) == sA",
                "refuted; architecture: (A:2,B:2):0|assume: At(uA,{A})^2 == At(Abs(wA),{A})|claim: Abs(sA) == sA",
                "proved; architecture: (A:2,B:2):0|claim: At(uA,{A})^2 == Abs(sA)/vA",
                "refuted; architecture: (A:2,B:2):0|assume: At(uA,{A}) > 2|claim: sA > 0",
                "proved; architecture: (A:2,B:2):0|assume: At(uA,{A})^2 > 4|claim: Abs(sA) > 4*vA",
                "proved; architecture: (A:2,B:2):0|assume: At(uA,{A})^2 > 4|claim: sA^2 > 16*vA^2",
                "refuted; architecture: (A:2,B:2):0|assume: At(uA,{A})^2 > 4|claim: sA > 4*vA",
                "proved; architecture: (A:2,B:2):0|assume: At(uA,{A})^2 > 4|claim: At(wA,{A})^2 > 16",
                "proved; architecture: (A:2,B:2):0|assume: At(uA,{A})^2 > 4, sA > 0|claim: sA > 4*vA",
                "proved; architecture: (A:2,B:2):0|assume: At(uA,{A}) > 0|claim: sA^2 > 0",
                "refuted; architecture: (A:2,B:2):0|assume: At(uA,{A}) > 0|claim: sB^2 > 0",
                "undecided; architecture: (A:2,B:2):1|assume: At(uA,{A,B}) == At(uB,{A,B})|claim: At(wA,{A,B})^2 == At(wB,{A,B})^2",
                "refuted; architecture: (A:2,B:2):1|assume: At(uA,{A,B}) > At(uB,{A,B})|claim: At(wA,{A,B}) > At(wB,{A,B})",
                "proved; architecture: (A:2,B:2):1|assume: At(uA,{A,B}) > At(uB,{A,B}), At(wA,{A,B}) > 0, At(wB,{A,B}) > 0"
                        + "|claim: At(wA,{A,B}) > At(wB,{A,B})",
                "proved; architecture: (A:2,B:2):1|assume: At(uA,{A,B}) > At(uB,{A,B})|claim: At(wA,{A,B})^2 > At(wB,{A,B})^2",
                "refuted; architecture: (A:1,B:2):1|assume: At(uA,{A,B}) > 1|claim: sA > 0",
                "refuted; architecture: (A:2,B:2):1|claim: At(uA,{A,B}) > At(uA,{A})"
            })
    void verdictIs(String verdict, String lines) {
        Finding finding = OneClaim.finding("name: n|" + lines);
        assertEquals(verdict, finding.verdict(), lines + ": " + finding.detail());
    }

    @Test
    void onlyLengthsOfTheStatementTakeTheBranchOfPositiveMaps() {
        Finding statement = OneClaim.finding("name: n|architecture: (A:2,B:2):0|claim: At(uA,{A})^2 == At(wA,{A})");
        assertEquals("proved", statement.verdict());
        assertEquals(List.of("the maps learned at {A} are positive"), statement.assumed());
        Finding condition =
                OneClaim.finding("name: n|architecture: (A:2,B:2):0|assume: At(uA,{A}) > 2|claim: At(wA,{A})^2 > 4");
        assertEquals("proved", condition.verdict(), condition.detail());
        assertEquals(List.of(), condition.assumed());
    }
}
