package org.fusionflow.claims.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.result.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions that are equations of any degree: what follows from them, and points that meet them. */
class NonlinearConditionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "proved; architecture: (A:2,B:2):0|forall: syy > 0|assume: sA^2 == vA*syy|claim: sA^4 == vA^2*syy^2",
                "proved; architecture: (A:2,B:2):0|assume: sA^2 == vA*yy|claim: At(Loss,{A}) == 0",
                "proved; architecture: (A:2,B:2):0|assume: vAB^2 == vA*vB/4|claim: vA*vB - vAB^2 == 3*vAB^2",
                "proved; architecture: (A:2,B:2):0|assume: vAB^2 == vA*vB/4|claim: vAB^4 == vA^2*vB^2/16",
                "proved; architecture: (A:2,B:2):0|assume: vAB^2 == vA*vB/4|claim: vA*vB > vAB^2",
                "proved; architecture: (A:2,B:2):0|claim: eA*gA == 0 => eA == 0",
                "proved; architecture: (A:2,B:2):0|claim: eA*gA == 0 => Dt(wA) == 0",
                "proved; forall: x, y|claim: x^3 == y^3 => x == y",
                "proved; forall: x, y|assume: x^3 == y^3|claim: x == y",
                "refuted; forall: x, y|assume: x^2 == y^2|claim: x == y",
                "proved; forall: x, y|assume: x^5 == y^5|claim: x == y",
                "proved; forall: x > 0, y > 0|assume: x^2 == y^2|claim: x == y",
                "proved; forall: x > 0, y > 0|assume: x^4 == y^4|claim: x == y",
                "proved; forall: x, y|assume: x^2 + y^2 == 0|claim: x == 0",
                "proved; forall: x, y|assume: x^2 + x*y + y^2 == 0|claim: x == 0 && y == 0",
                "proved; forall: x, y, z|assume: x*y == 1, y*z == 1|claim: x == z",
                "proved; forall: x, y, z|assume: x^2 + y^2 == z^2, x*y == 1|claim: (x+y)^2 == z^2 + 2",
                "proved; forall: a, b, c, d|assume: a*d == b*c, b != 0|claim: a*d/b == c",
                "proved; forall: a, b, c, d, e, f|assume: a*d == b*c, c*f == d*e, c != 0, d != 0|claim: a*f == b*e",
                "proved; forall: x, y|assume: x + y == 3, x*y == 2|claim: x^3 + y^3 == 9",
                "refuted; forall: x, y|assume: x + y == 3, x*y == 2|claim: x == 1",
                "proved; forall: x, y|assume: x + y == 3, x*y == 2|claim: (x-1)*(x-2) == 0",
                "proved; forall: x, y, z|assume: x+y+z == 0|claim: x^3+y^3+z^3 == 3*x*y*z",
                "proved; forall: x, y, z|assume: x+y+z == 0, x*y+y*z+z*x == -1|claim: x^2+y^2+z^2 == 2",
                "proved; forall: x, y, z|assume: x^2 == y, y^2 == z|claim: x^4 == z",
                "proved; forall: x, y, z|assume: x^2+y^2+z^2 == x*y+y*z+z*x|claim: x == y && y == z",
                "proved; forall: x|assume: x^2 == 2, x > 0|claim: x == Sqrt(2)",
                "proved; forall: x|assume: x^2 == x, x != 0|claim: x == 1",
                "proved; forall: x, y|assume: x^2*y == x, x != 0|claim: y == 1/x",
                "proved; forall: c, s|assume: c^2 + s^2 == 1|claim: (c^2-s^2)^2 + (2*c*s)^2 == 1",
                "proved; forall: c, s|assume: c^2 + s^2 == 1, s != 0|claim: s/(1+c) == (1-c)/s",
                "proved; forall: a, b, x, y|assume: a*x + b*y == 0, a*y - b*x == 0, a != 0|claim: x == 0",
                "proved; forall: a, b, x, y|assume: a*x + b*y == 0, a*y - b*x == 0, a*b != 0|claim: x == 0 && y == 0",
                "undecided; forall: x|assume: x^3 == 2|claim: x == 2",
                "refuted; forall: x, y|assume: x^3 == y^3|claim: x == 2*y",
                "proved; forall: x, y, z|assume: x^2*y == z^3, y^2*z == x^3, x*y*z != 0|claim: y^5 == z^4*x",
                "proved; forall: a, b, c, d|assume: a^2+b^2 == 1, c^2+d^2 == 1|claim: (a*c-b*d)^2+(a*d+b*c)^2 == 1",
                "proved; forall: a, b, c, d|assume: a^2+b^2 == 1, c^2+d^2 == 1, a*c+b*d == 0|claim: a^2 + c^2 == 1",
                "refuted; forall: a, b, c, d|assume: a^2+b^2 == 1, c^2+d^2 == 1, a*c+b*d == 0|claim: a == d",
                "proved; forall: a, b, c, d|assume: a^2+b^2 == 1, c^2+d^2 == 1, a*c+b*d == 0, a != d|claim: a == -d",
                "proved; forall: p, q, r, x|assume: x^3+p*x+q == 0, x == r|claim: r^3 + p*r + q == 0",
                "refuted; forall: x, y|assume: x^4 == y^4|claim: x^2*y == x*y^2",
                "proved; forall: x, y|assume: x^4 == y^4|claim: x^2 == y^2",
                "refuted; forall: x|assume: x^2 == 4|claim: x == 2",
                "proved; forall: x|assume: x^2 == 4, x != -2|claim: x == 2",
                "proved; architecture: (A:3,B:3):1|assume: At(wA,{A,B}) == At(wA,{A}), vAB != 0|claim: At(wB,{A,B}) == 0"
            })
    void verdictIs(String verdict, String lines) {
        Finding finding = OneClaim.finding("name: n|" + lines);
        assertEquals(verdict, finding.verdict(), lines + ": " + finding.detail());
    }
}
