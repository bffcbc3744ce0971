package org.fusionflow.claims.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.Verification;
import org.fusionflow.claims.document.ClaimDocument;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.result.VerificationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparisons, conditions and what is made of them, limits, series, vectors and sums, as notation.md describes them. */
class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // Energy and loss.
                "proved; (A:2,B:2):0; claim: Dt(Loss) <= 0",
                "proved; (A:2,B:2):1; claim: Dt(Loss) <= 0",
                "proved; (A:Lf,B:Lf):(L-Lf); claim: Dt(Loss) <= 0",
                "refuted; (A:2,B:2):0; claim: Dt(Loss) < 0",
                "refuted; (A:2,B:2):1; claim: Dt(Loss) >= 0",
                "proved; (A:2,B:2):0; claim: Dt(Loss) <= -2*((uA*eA)^2 + (uB*eB)^2)",
                "refuted; (A:2,B:2):0; claim: Dt(Loss) <= -3*((uA*eA)^2 + (uB*eB)^2)",
                "proved; (A:2,B:2):0; claim: Loss >= 0",
                "proved; (A:2,B:2):0; claim: At(Loss,{A,B}) <= At(Loss,{A}) <= At(Loss,{})",
                "refuted; (A:2,B:2):0; claim: At(Loss,{A}) <= At(Loss,{B})",
                "proved; (A:2,B:2):0; claim: At(Loss,{A}) <= At(Loss,{B}) <=> sA^2*vB >= sB^2*vA",
                "refuted; (A:2,B:2):0; claim: At(Loss,{A}) < At(Loss,{B}) <=> sA^2*vB >= sB^2*vA",
                // Hypotheses that are equations or inequations.
                "proved; (A:2,B:2):0; claim: At(wA,{A}) == At(wA,{A,B})|assume: vAB == 0",
                "refuted; (A:2,B:2):0; claim: At(wA,{A}) == At(wA,{A,B})",
                "proved; (A:2,B:2):0; claim: vAB == 0 => At(eB,{A}) == sB",
                "refuted; (A:2,B:2):0; claim: At(eB,{A}) == sB => vAB == 0",
                "proved; (A:2,B:2):0; claim: At(eB,{A}) == sB <=> vAB == 0|assume: sA != 0",
                "proved; (A:2,B:2):0; claim: x*y <= 1/4|forall: x, y|assume: x + y == 1",
                "refuted; (A:2,B:2):0; claim: x*y <= 1/5|forall: x, y|assume: x + y == 1",
                "proved; (A:2,B:2):0; claim: x == 0 && y == 0|forall: x, y|assume: x^2 + y^2 == 0",
                "refuted; (A:2,B:2):0; claim: x == 0|forall: x, y|assume: x*y == 0",
                "undecided; (A:2,B:2):0; claim: x > 1|forall: x|assume: x^2 < 0",
                // Permanent bias and mis-attribution.
                "proved; (A:2,B:2):0; claim: At(eB,{A}) == 0 <=> At(Loss,{A}) == At(Loss,{A,B})",
                "proved; (A:2,B:2):0; claim: At(eB,{A}) > 0 <=> sB > sA*vAB/vA",
                "proved; (A:2,B:2):0; claim: Abs(vAB) < Sqrt(vA*vB)",
                "refuted; (A:2,B:2):0; claim: Abs(vAB) < vA",
                // Time ratio.
                "proved; (A:2,B:2):0; claim: 1 + (sA-sB)/Abs(sB-sA*vAB/vA) >= 1|assume: sA >= sB",
                "refuted; (A:2,B:2):0; claim: 1 + (sA-sB)/Abs(sB-sA*vAB/vA) > 1|assume: sA >= sB",
                "proved; (A:2,B:2):0; claim: 1 + (sA-sB)/Abs(sB-sA*vAB/vA) > 1|assume: sA > sB",
                // Means, roots, chains.
                "proved; (A:1):0; claim: 2*x*y/(x+y) <= Sqrt(x*y) <= (x+y)/2|forall: x > 0, y > 0",
                "refuted; (A:1):0; claim: Sqrt(x*y) < (x+y)/2|forall: x > 0, y > 0",
                "proved; (A:1):0; claim: Sqrt(x*y) < (x+y)/2|forall: x > 0, y > 0|assume: x != y",
                "proved; (A:1):0; claim: x < Sqrt(x^2+y^2) < x + y|forall: x > 0, y > 0",
                "proved; (A:1):0; claim: x + 1/x >= 2|forall: x > 0",
                "refuted; (A:1):0; claim: x + 1/x > 2|forall: x > 0",
                "proved; (A:1):0; claim: Abs(x+y) <= Abs(x) + Abs(y)|forall: x, y",
                "proved; (A:1):0; claim: (x^6)^(1/3) == x^2|forall: x",
                "proved; (A:1):0; claim: Log(x^2) == 2*Log(Abs(x))|forall: x",
                "proved; (A:1):0; claim: Sqrt(3 + 2*Sqrt(2)) == 1 + Sqrt(2)",
                "proved; (A:1):0; claim: x > y && y > z => x > z|forall: x, y, z",
                "proved; (A:1):0; claim: !(x > y && y > x)|forall: x, y",
                // Limits and series.
                "proved; (A:1):0; claim: Limit((x^2-1)/(x-1), x -> 1) == 2|forall: x",
                "refuted; (A:1):0; claim: Limit((x^2-1)/(x-1), x -> 1) == 1|forall: x",
                "undecided; (A:1):0; claim: Limit(1/x, x -> 0) == 0|forall: x",
                "undecided; (A:1):0; claim: Limit(Abs(x)/x, x -> 0) == 1|forall: x",
                "proved; (A:1):0; claim: Series(1/(1-x), x -> 0, 3) == 1 + x + x^2 + x^3|forall: x",
                "refuted; (A:1):0; claim: Series(1/(1-x), x -> 0, 3) == 1 + x + x^2|forall: x",
                "proved; (A:2,B:2):0; claim: Limit(At(eB,{A}), vAB -> 0) == sB",
                // Sums over modalities.
                "proved; (A:2,B:2,C:2):0; claim: Loss == yy/2 - Sum(s[m]*w[m], m) + Sum(w[m]*v[m,n]*w[n], m, n)/2",
                "proved; ((A:2,B:1):1,C:3):1; claim: Dt(Loss) == -Sum(e[m]*Dt(w[m]), m)",
                "refuted; (A:2,B:2):0; claim: Loss == yy/2 - Sum(s[m]*w[m], m)",
                // Derivatives by maps: U5.
                "proved; (A:3,B:3):0; claim: D(Loss,wA) == -eA",
                "undecided; (A:3,B:3):0; claim: D(uA^3,wA) == 0",
                "undecided; (A:3,B:3):0; claim: D(gA,wA) == 0",
            })
    void statements(String verdict, String architecture, String statement) {
        Finding finding = OneClaim.finding("name: n|architecture: " + architecture + "|" + statement);
        assertEquals(verdict, finding.verdict(), statement + ": " + finding.detail());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "refuted; x > y || y > x",
                "proved; x > y || y > x || x == y",
                "proved; x*y > 0 <=> (x > 0 && y > 0) || (x < 0 && y < 0)",
                "refuted; x*y >= 0 <=> (x > 0 && y > 0) || (x < 0 && y < 0)"
            })
    void alternatives(String verdict, String statement) {
        ClaimDocument document =
                ClaimDocument.parse("a.md", "```claim\nname: n\nforall: x, y\nclaim: " + statement + "\n```");
        Finding finding = Verification.of(Duration.ofSeconds(60), (number, count, name) -> {}, List.of(document))
                .findings()
                .get(0);
        assertEquals(verdict, finding.verdict(), statement + ": " + finding.detail());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "proved; claim: Abs(dot(a,b)) <= norm(a)*norm(b)",
                "refuted; claim: dot(a,b) == norm(a)*norm(b)",
                "proved; claim: norm(a+b)^2 + norm(a-b)^2 == 2*norm(a)^2 + 2*norm(b)^2",
                "refuted; claim: norm(a+b) < norm(a) + norm(b)",
                "proved; claim: dot(a - dot(a,b)/norm(b)^2*b, b) == 0",
                "refuted; claim: dot(a,b) > 0",
                "proved; claim: dot(k*a,b) == k*dot(a,b)|forall: k",
            })
    void vectors(String verdict, String statement) {
        Finding finding = OneClaim.finding("name: n|vectors: a, b|" + statement);
        assertEquals(verdict, finding.verdict(), statement + ": " + finding.detail());
    }

    /** An always true hypothesis, an unused abbreviation and another way of writing change no verdict. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "claim: At(wA,{A}) == sA/vA; assume: vA > 0",
                "claim: At(wA,{A}) == sA/vA; let: unused = At(wB,{A,B})/0.5",
                "claim: At(wA,{A}) == sA/vA; let: unused = 1/(sA - sA)",
                "claim: At(wA,{A}) == sA/vB; let: unused = Sqrt(-1)",
                "claim: Dt(Loss) <= 0; assume: yy > 0",
                "claim: Dt(Loss) <= 0; let: unused = At(uA,{A})",
                "claim: sA >= 0; let: unused = At(uA,{A})",
                "claim: 0 >= Dt(Loss); let: unused = At(uA,{})",
            })
    void whatIsNotUsedChangesNothing(String statement, String more) {
        Finding plain = OneClaim.finding("name: n|architecture: (A:2,B:2):0|" + statement);
        Finding with = OneClaim.finding("name: n|architecture: (A:2,B:2):0|" + more + "|" + statement);
        assertEquals(plain.verdict(), with.verdict(), with.detail());
    }

    @Test
    void aConstructThatCannotBeReadConcernsItsOwnBlockOnly() {
        ClaimDocument document = ClaimDocument.parse("a.md", """
                ```claim
                name: first
                forall: x
                claim: x^2 >= 0
                ```

                ```claim
                name: second
                forall: x
                claim: lim(x, x -> 0) == 0
                ```

                ```claim
                name: third
                architecture: (A:2,B:2):0
                claim: vBA == vAB
                ```

                ```claim
                name: fourth
                forall: x
                claim: x <= Abs(x)
                ```
                """);
        VerificationResult result =
                Verification.of(Duration.ofSeconds(60), (number, count, name) -> {}, List.of(document));
        assertEquals(
                List.of("first proved", "fourth proved"),
                result.findings().stream()
                        .map(f -> f.name() + " " + f.verdict())
                        .toList());
        assertEquals(2, result.errors().size());
        assertTrue(
                result.errors().get(0).endsWith("did you mean Limit?"),
                result.errors().get(0));
        assertTrue(
                result.errors().get(1).contains("did you mean vAB"),
                result.errors().get(1));
    }
}
