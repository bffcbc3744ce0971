package org.fusionflow.claims.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.result.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roots of even powers, logarithms of products of either sign, and nested roots of numbers. */
class RootsAndLogarithmsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "proved; forall: x|claim: (x^6)^(1/3) == x^2",
                "proved; forall: x|claim: Log(x^2) == 2*Log(Abs(x))",
                "proved; forall: a > 0|claim: Abs(a)/a == 1",
                "proved; forall: x|claim: Sqrt(3+2*Sqrt(2)) == 1+Sqrt(2)",
                "proved; forall: x|claim: Log(x^4) == 2*Log(x^2)",
                "proved; forall: x|claim: (26+15*Sqrt(3))^(1/3) == 2+Sqrt(3)",
                "proved; forall: x|claim: (7+5*Sqrt(2))^(1/3) == 1+Sqrt(2)",
                "proved; forall: x|claim: Sqrt(5+2*Sqrt(6)) == Sqrt(2)+Sqrt(3)",
                "proved; forall: x|claim: Sqrt(4+2*Sqrt(3)) - Sqrt(4-2*Sqrt(3)) == 2",
                "proved; forall: x|claim: (2+Sqrt(5))^(1/3) - (Sqrt(5)-2)^(1/3) == 1",
                "proved; forall: x|claim: (x^4)^(1/2) == x^2",
                "proved; forall: x|claim: (x^2)^(3/2) == Abs(x)^3",
                "proved; forall: x|claim: (x^6)^(1/2) == Abs(x)^3",
                "refuted; forall: x|claim: (x^6)^(1/6) == x",
                "proved; forall: x|claim: (x^6)^(1/6) == Abs(x)",
                "proved; forall: x|claim: (x^4)^(1/4) == Abs(x)",
                "proved; forall: x|claim: (x^4)^(1/4) == Sqrt(x^2)",
                "proved; forall: x|claim: (x^4*(1+x^2)^2)^(1/2) == x^2*(1+x^2)",
                "proved; forall: x, y|claim: Sqrt(x^2*y^2) == Abs(x)*Abs(y)",
                "proved; forall: x, y|claim: Abs(x*y) == Abs(x)*Abs(y)",
                "proved; forall: x, y|claim: Sqrt(x^2-2*x*y+y^2) == Abs(x-y)",
                "proved; forall: x, y|claim: (x^2-2*x*y+y^2)^(3/2) == Abs(x-y)^3",
                "proved; forall: x|claim: Log(x^6) == 3*Log(x^2)",
                "proved; forall: x|claim: Log(x^2)/2 == Log(Abs(x))",
                "proved; forall: x, y|claim: Log(x^2*y^2) == 2*Log(Abs(x*y))",
                "proved; forall: x, y|claim: Log(x^2*y^2) == Log(x^2)+Log(y^2)",
                "proved; forall: x, y|claim: Log(x^2*y^4) == 2*Log(Abs(x))+4*Log(Abs(y))",
                "proved; forall: x, y|claim: Log((x-y)^2) == Log(x^2-2*x*y+y^2)",
                "proved; forall: x|claim: Log(Sqrt(x^2)) == Log(x^4)/4",
                "proved; forall: x, y|claim: Log(x/y) + Log(y/x) == 0",
                "proved; forall: x|claim: Log(1/x) == -Log(x)",
                "refuted; forall: x, y|claim: Log(x*y) == Log(Abs(x)) + 2*Log(Abs(y))",
                "proved; forall: x, y|claim: Log(x*y) == Log(Abs(x)) + Log(Abs(y))",
                "proved; forall: a|assume: a != 0|claim: Abs(a)/a == a/Abs(a)",
                "proved; forall: a|assume: a < 0|claim: Abs(a)/a == -1",
                "proved; forall: a|claim: Abs(Abs(a)) == Abs(a)",
                "proved; forall: a|claim: Abs(a)^2 == a^2",
                "proved; forall: a|claim: Abs(-a) == Abs(a)",
                "proved; forall: a|claim: Abs(a^3) == Abs(a)^3",
                "proved; forall: a|claim: Abs(a)^3 == a^2*Abs(a)",
                "proved; forall: a > 0|claim: Sqrt(a + 2 + 1/a) == Sqrt(a) + 1/Sqrt(a)",
                "proved; forall: a > 0, b > 0|claim: Sqrt(a + b + 2*Sqrt(a*b)) == Sqrt(a)+Sqrt(b)",
                "proved; forall: a > 0, b > 0|claim: Sqrt(a^2 + 2*a*Sqrt(b) + b) == a+Sqrt(b)",
                "proved; forall: x|claim: Sqrt(11-6*Sqrt(2)) == 3-Sqrt(2)",
                "refuted; forall: x|claim: Sqrt(11-6*Sqrt(2)) == Sqrt(2)-3",
                "proved; forall: x|claim: Sqrt(2)*Sqrt(3) == Sqrt(6)",
                "proved; forall: x|claim: (Sqrt(2)+Sqrt(3))^(-1) == Sqrt(3)-Sqrt(2)",
                "proved; forall: x|claim: Sqrt(2+Sqrt(3)) == (Sqrt(6)+Sqrt(2))/2",
                "proved; forall: x|claim: (17+12*Sqrt(2))^(1/4) == 1+Sqrt(2)",
                "proved; forall: x|claim: (9+4*Sqrt(5))^(1/3) + (9-4*Sqrt(5))^(1/3) == 3",
                "proved; forall: x|claim: Sqrt(10+Sqrt(24)+Sqrt(40)+Sqrt(60)) == Sqrt(2)+Sqrt(3)+Sqrt(5)",
                "refuted; forall: x|claim: Sqrt(3+2*Sqrt(2)) == 2+Sqrt(2)/3",
                "proved; forall: x|claim: Log(8) == 3*Log(2)",
                "proved; forall: x|claim: Exp(Log(x^2)) == x^2",
                "proved; forall: x|claim: Exp(Log(x^2)/2) == Abs(x)",
                "proved; forall: x|claim: (x^2)^(1/3) == Abs(x)^(2/3)",
                "proved; forall: x|claim: (x^10)^(1/5) == x^2",
                "proved; forall: x|claim: (8*x^6)^(1/3) == 2*x^2",
                "proved; forall: x|claim: (x^3)^(1/3) == x",
                "refuted; forall: x|claim: (x^2)^(1/2) == x",
                "proved; forall: x, y|claim: (x^6*y^3)^(1/3) == x^2*(y^3)^(1/3)",
                "proved; forall: x, y|claim: (x^6+3*x^4+3*x^2+1)^(1/3) == x^2+1",
                "proved; forall: x|assume: x >= 0|claim: Sqrt(x)^2 == x",
                "proved; forall: x|assume: x >= 0|claim: Sqrt(x^2) == x",
                "undecided; forall: x|claim: Log(3+2*Sqrt(2)) == 2*Log(1+Sqrt(2))",
                "refuted; forall: x|claim: (2+Sqrt(5))^(1/3) - (Sqrt(5)-2)^(1/3) == 1 + 1/1000000000000",
                "undecided; forall: x|claim: (Sqrt(3+2*Sqrt(2))-1-Sqrt(2))/(Sqrt(3+2*Sqrt(2))-1-Sqrt(2)) == 1",
                "undecided; forall: x|claim: (Sqrt(2)-2)^(1/2) == (Sqrt(2)-2)^(1/2)*1 && Sqrt(1-Sqrt(2)) == 0*Sqrt(1-Sqrt(2))",
                "refuted; forall: x, y|claim: Log((x-y)^2) == 2*Log(Abs(x+y))",
                "refuted; forall: x|claim: Log(x^4) == 4*Log(Abs(x)+1)",
                "refuted; forall: x|claim: Log(-x) == Log(Abs(x)) + x",
                "proved; forall: x|claim: Log(-x) == Log(Abs(x))"
            })
    void verdictIs(String verdict, String lines) {
        Finding finding = OneClaim.finding("name: n|" + lines);
        assertEquals(verdict, finding.verdict(), lines + ": " + finding.detail());
    }
}
