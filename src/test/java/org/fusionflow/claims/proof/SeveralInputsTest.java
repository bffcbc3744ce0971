package org.fusionflow.claims.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.result.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modalities with several inputs: what holds for any data, what fails for some, and what has no meaning. */
class SeveralInputsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "proved; architecture: (A:2,B:2):1|vectors: A, B|claim: Dt(Loss) <= 0",
                "proved; architecture: (A:2,B:2):1|vectors: A, B|claim: Dt(Loss) <= -norm(gA*eA)^2 - norm(gB*eB)^2",
                "proved; architecture: (A:Lf,B:Lf):(L-Lf)|vectors: A, B|claim: Dt(Loss) <= -norm(gA*eA)^2 - norm(gB*eB)^2",
                "refuted; architecture: (A:2,B:2):1|vectors: A, B|claim: Dt(Loss) <= -2*norm(gA*eA)^2 - norm(gB*eB)^2",
                "proved; architecture: (A:1,B:1):1|vectors: A, B|claim: Dt(norm(wA)) == Dt(gA*uA)",
                "proved; architecture: (A:3,B:2):0|vectors: A, B|claim: Dt(norm(wA)) == 3*gA^2*dot(eA,wA)/norm(wA)",
                "refuted; architecture: (A:3,B:2):0|vectors: A, B|claim: Dt(norm(wA)) == 3*gA^2*norm(eA)",
                "proved; architecture: (A:3,B:2):0|vectors: A, B|claim: Dt(norm(wA)) <= 3*gA^2*norm(eA)",
                "proved; architecture: (A:3,B:3):1|vectors: A, B|claim: Dt(uA) == gA*dot(eA,wA)/norm(wA)",
                "proved; architecture: (A:3,B:3):1|vectors: A, B|claim: norm(wA) == gA*uA",
                "proved; architecture: (A:3,B:3):1|vectors: A, B"
                        + "|claim: Dt(dot(sA,wA)/norm(wA)) == gA/uA*(dot(sA,eA) - dot(eA,wA)*dot(sA,wA)/norm(wA)^2)",
                "proved; architecture: (A:3,B:3):1|vectors: A, B|claim: Dt(norm(sA)) == 0",
                "undecided; architecture: (A:3,B:3):1|vectors: A, B|claim: Dt(norm(eA)) <= 0",
                "proved; architecture: (A:2,B:2):1|vectors: A, B|claim: Loss == (yy - dot(wA,sA+eA) - dot(wB,sB+eB))/2",
                "proved; architecture: (A:2,B:2):1|vectors: A, B|claim: Loss >= 0",
                "proved; architecture: (A:2,B:2):1|vectors: A, B|claim: dot(wA,sA-eA) + dot(wB,sB-eB) > 0",
                "refuted; architecture: (A:2,B:2):1|vectors: A, B|claim: dot(wA,sA-eA) > 0",
                "proved; architecture: (A:2):0|vectors: A|claim: dot(wA,sA-eA) > 0",
                "proved; architecture: (A:2,B:2):1|vectors: A, B|claim: abs1 >= 0|let: abs1 = norm(eA)",
                "proved; architecture: (A:2,B:2):1|vectors: A, B|claim: Dt(Loss) == 0 <=> norm(eA) == 0 && norm(eB) == 0",
                "proved; architecture: (A:2,B:2):1|vectors: A, B|claim: Abs(dot(eA,wA)) <= norm(eA)*norm(wA)",
                "refuted; architecture: (A:2,B:2):1|vectors: A, B|claim: dot(eA,wA) == norm(eA)*norm(wA)",
                "proved; architecture: (A:2,B:2):1|vectors: A, B|assume: dot(eA,wA) == norm(eA)*norm(wA)|claim: Dt(uA) == gA*norm(eA)",
                "proved; architecture: (A:2,B:2):0|vectors: A, B|claim: At(norm(wA),{A}) == At(uA,{A})^2",
                "proved; architecture: (A:2,B:2):1|vectors: A, B|claim: At(norm(wA),{A}) == At(uA,{A})^3",
                "proved; architecture: (A:3,B:3):1|vectors: A, B|claim: At(norm(gA*eA),{A,B}) == 0",
                "proved; architecture: (A:2,B:2):0|vectors: A, B|claim: At(Loss,{A}) <= At(Loss,{})",
                "proved; architecture: (A:2,B:2):0|vectors: A, B|claim: At(Loss,{A,B}) <= At(Loss,{A}) <= At(Loss,{})",
                "proved; architecture: (A:2,B:2):0|vectors: A, B|claim: At(Loss,{A}) == (yy - At(dot(sA,wA),{A}))/2",
                "proved; architecture: (A:2,B:2):0|vectors: A, B|claim: At(Loss,{A,B}) >= 0",
                "refuted; architecture: (A:2,B:2):0|vectors: A, B|claim: At(Loss,{A}) <= At(Loss,{B})",
                "proved; architecture: (A:2,B:2):0|vectors: A, B|claim: At(norm(eA),{}) == norm(sA)",
                "proved; architecture: (A:2,B:2):0|vectors: A, B|claim: At(Dt(uA)/uA,{}) <= norm(sA)",
                "proved; architecture: (A:2,B:2):0|vectors: A, B|claim: At(Dt(uB)/uB,{A}) <= At(norm(eB),{A})",
                "proved; architecture: (A:2,B:2):1|vectors: A, B|claim: At(Dt(uB)/uB,{A}) <= At(uA,{A})*At(norm(eB),{A})",
                "refuted; architecture: (A:2,B:2):0|vectors: A, B|claim: At(norm(eB),{A}) == norm(sB)",
                "proved; architecture: (A:2,B:2):1|vectors: A, B|claim: At(gA*uA,{A,B}) == At(norm(wA),{A,B})",
                "proved; architecture: (A:2,B:2):1|vectors: A, B|claim: At(uA/uB,{A,B})^2 == At(norm(wA)/norm(wB),{A,B})",
                "undecided; architecture: (A:1,B:2):1|vectors: A, B|claim: At(uA,{A,B}) > 0",
                "proved; architecture: (A:2,B:2):1|vectors: A|claim: Dt(Loss) <= -norm(gA*eA)^2 - (gB*eB)^2",
                "proved; architecture: (A:2,B:2):1|vectors: A|claim: Dt(uB) == gB*eB",
                "proved; architecture: (A:2,B:2):0|vectors: A|claim: Dt(wB) == 2*gB^2*eB",
                "proved; architecture: ((A:2,B:1):1,C:3):1|vectors: A, B, C|claim: Dt(Loss) <= -norm(gA*eA)^2 - norm(gB*eB)^2 - norm(gC*eC)^2",
                "proved; architecture: ((A:2,B:1):1,C:3):1|vectors: A, B, C|claim: Dt(NAB^2) == 2*(dot(wA,eA)+dot(wB,eB))",
                "proved; architecture: (A:2,B:2):1|vectors: A, B|claim: Dt(Loss) <= -Sum(norm(g[m]*e[m])^2, m)",
                "proved; architecture: (A:2,B:2):1|vectors: A, B, p, q|claim: norm(p+q) <= norm(p)+norm(q)"
            })
    void verdictIs(String verdict, String lines) {
        Finding finding = OneClaim.finding("name: n|" + lines);
        assertEquals(verdict, finding.verdict(), lines + ": " + finding.detail());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "claim: eA == 0; 'eA' is a vector",
                "claim: dot(eA,eB) == 0; vectors of two spaces",
                "claim: norm(eA+wB) > 0; vectors of two spaces",
                "claim: vA > 0; 'vA' is a matrix",
                "claim: norm(vAB) > 0; 'vAB' is a matrix",
                "claim: Stable({A}); Stable is not known where modalities have several inputs",
                "claim: D(Loss,wA) == 0; 'wA' is a vector",
                "claim: dot(eA,2) == 0; expected a vector here",
                "claim: norm(gA*eA*eB) == 0; 'eA' is a vector",
                "forall: eA|claim: eA == 0; has a meaning already",
                "claim: aA1 == 0; unknown symbol",
                "asymptotic: tA ~ 1; asymptotic statements are about one input",
                "vectors: A|claim: uA > 0; comes twice",
            })
    void whatHasNoMeaningIsRefused(String lines, String message) {
        List<String> errors = OneClaim.decided(
                        OneClaim.block("name: n|architecture: (A:2,B:2):1|vectors: A, B|" + lines))
                .errors();
        assertEquals(1, errors.size(), errors.toString());
        assertTrue(errors.get(0).contains(message), errors.toString());
    }

    @Test
    void fixedPointsNeedSeveralInputsOfAllModalities() {
        List<String> errors = OneClaim.decided(
                        OneClaim.block("name: n|architecture: (A:2,B:2):1|vectors: A|claim: At(uA,{A}) > 0"))
                .errors();
        assertTrue(errors.get(0).contains("expected all of them in 'vectors:'"), errors.toString());
    }
}
