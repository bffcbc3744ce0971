package org.fusionflow.claims.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.result.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Integrals with a given antiderivative, cosines, sines, finite means and Pi: what is proved, and that near misses are not. */
class IntegralsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "forall: x|claim: Integrate(x^2, {x, -1, 2}, x^3/3) == 3",
                "forall: x|claim: Integrate(x^2, {x, 2, -1}, x^3/3) == -3",
                "forall: x, a, b|claim: Integrate(x, {x, a, b}, x^2/2) == (b^2 - a^2)/2",
                "forall: x|claim: Integrate(Exp(-x^2/2), {x, -Infinity, Infinity}, Sqrt(Pi/2)*Erf(x/Sqrt(2))) == Sqrt(2*Pi)",
                "forall: x, v > 0|claim: Integrate(x*Exp(-x^2/(2*v)), {x, 0, Infinity}, -v*Exp(-x^2/(2*v))) == v",
                "forall: x, k > 0|claim: Integrate(Exp(-k*x), {x, 0, Infinity}, -Exp(-k*x)/k) == 1/k",
                "forall: x, k > 0|claim: Integrate(Exp(k*x), {x, -Infinity, 0}, Exp(k*x)/k) == 1/k",
                "forall: x|claim: Integrate(Exp(-x)*Cos(x), {x, 0, Infinity}, Exp(-x)*(Sin(x) - Cos(x))/2) == 1/2",
                "forall: x|claim: Integrate(Cos(x)^2, {x, 0, Pi}, x/2 + Sin(2*x)/4) == Pi/2",
                "forall: x, y|claim: Integrate(Sin(x), {x, 0, y}, -Cos(x)) == 1 - Cos(y)",
                "forall: x|let: f = x*Exp(-x^2)|claim: Integrate(f, {x, 0, Infinity}, -Exp(-x^2)/2) == 1/2",
                "forall: t|claim: Cos(2*t) == 1 - 2*Sin(t)^2 && Cos(t + Pi/2) == -Sin(t) && Cos(t) <= 1",
                "forall: s, t|claim: Cos(s - t) == Cos(s)*Cos(t) + Sin(s)*Sin(t)",
                "forall: t|claim: D(t*Cos(t)^2, t) == Cos(t)^2 - t*Sin(2*t)",
                "forall: a|claim: Mean(x^2, {x, -1, 0, 1}) == 2/3",
                "forall: a|claim: Mean(a*x*y, {x, -1, 1}, {y, 2, 3}) == 0",
                "forall: a, x|let: f = a*x^2|claim: Mean(f, {x, 1, 3}) == 5*a",
                "forall: x, y|claim: Mean(Integrate(1, {x, 0, y}, x), {y, 1, 2}) == 3/2",
                "architecture: (A:2,B:2):0|forall: A|claim: Mean(At(wA*A,{A}), {A, 1, 3}) == 2*At(wA,{A})",
                "architecture: (A:2,B:2):0|forall: x|claim: Integrate(1, {x, 0, Sum(s[m], m)}, x) == sA + sB",
                "architecture: (A:2,B:2):0|forall: x|claim: Integrate(1, {x, 0, aA1}, x) == aA1",
                "forall: z|claim: Relu(z) - Relu(-z) == z && Relu(z, 1/2) == Relu(z) - Relu(-z)/2",
            })
    void areProved(String lines) {
        requireVerdict("proved", "", lines);
    }

    /** Wrong constants, signs and ranges, of which an exact point shows that they are wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "forall: x|claim: Integrate(x^2, {x, -1, 2}, x^3/3) == 3 + 1/1000000000",
                "forall: x|claim: Integrate(Exp(-x^2/2), {x, -Infinity, Infinity}, Sqrt(Pi/2)*Erf(x/Sqrt(2))) == -Sqrt(2*Pi)",
                "forall: x|claim: Integrate(Exp(-x^2/2), {x, 0, Infinity}, Sqrt(Pi/2)*Erf(x/Sqrt(2))) == Sqrt(2*Pi)",
                "forall: x|claim: Integrate(Cos(x)^2, {x, 0, 2*Pi}, x/2 + Sin(2*x)/4) == Pi/2",
                "forall: t|claim: Sin(t) == Sqrt(1 - Cos(t)^2)",
                "forall: t|claim: Cos(t) > -1",
                "forall: t|claim: Cos(t) == Sin(t)",
                "forall: x|claim: Pi > 22/7",
                "forall: x|claim: Pi == 355/113",
                "forall: a|claim: Mean(x^2, {x, -1, 0, 1}) == 1",
                "forall: x, y|claim: Mean(Integrate(1, {x, 0, y}, x), {y, 1, 2}) == y",
                "forall: z|claim: Relu(z) == z",
                "forall: z|claim: Relu(z, 1/2) >= 0",
            })
    void areRefuted(String lines) {
        requireVerdict("refuted", "", lines);
    }

    /** What the fundamental theorem does not cover here, false statements among it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // A pole within, in F or f.
                "may vanish; forall: x|claim: Integrate(1/x^2, {x, -1, 1}, -1/x) == -2",
                "may vanish; forall: x|claim: Integrate(1/x, {x, -1, 1}, Log(x^2)/2) == 0",
                "may vanish; forall: x, a|claim: Integrate(1/(x-a)^2, {x, 0, 1}, -1/(x-a)) == 1/a - 1/(a-1)",
                // A jump: the derivative of x/|x| is 0 wherever there is one, and so is that of a root of a square over
                // it.
                "may vanish; forall: x|claim: Integrate(0, {x, -1, 1}, x/Abs(x)) == 2",
                "may vanish; forall: x|claim: Integrate(x, {x, -1, 1}, x^2/2 + Sqrt(x^2) - Relu(x) - Relu(-x) + Abs(x)) == 0",
                "may vanish; forall: x|claim: Integrate(Sqrt(x^2)/x, {x, -1, 1}, Sqrt(x^2)) == 0",
                // A branch: x^(1/3) and Log(Exp(x)) have no place below 0 or a removable one.
                "may vanish; forall: x|claim: Integrate(1, {x, -1, 1}, x*x/x) == 2",
                "may vanish; forall: x|claim: Integrate(4/3*x^(1/3), {x, -1, 1}, x^(4/3)) == 0",
                "may vanish; forall: x|claim: Integrate(0, {x, -1, 1}, Sqrt(x)^2 - x) == 0",
                "may vanish; forall: x|claim: Integrate(0, {x, 0, Pi}, Sin(x)/Cos(x)*Cos(x) - Sin(x)) == 0",
                // No antiderivative, by a constant factor or a sign.
                "was not shown; forall: x|claim: Integrate(x^2, {x, 0, 1}, x^3/2) == 1/2",
                "was not shown; forall: x|claim: Integrate(Sin(x), {x, 0, Pi}, Cos(x)) == -2",
                "was not shown; forall: x|claim: Integrate(Exp(-x^2), {x, 0, Infinity}, Erf(x)) == 1",
                "may vanish; forall: x|claim: Integrate(Exp(-x^2/2), {x, 0, Infinity}, -Exp(-x^2/2)/x) == 0",
                // No limit.
                "no limit; forall: x|claim: Integrate(1, {x, 0, Infinity}, x) == 0",
                "no limit; forall: x|claim: Integrate(Cos(x), {x, 0, Infinity}, Sin(x)) == 0",
                "no limit; forall: x|claim: Integrate(x*Exp(x^2/2), {x, 0, Infinity}, Exp(x^2/2)) == -1",
                "no limit; forall: x, k|claim: Integrate(Exp(-k*x), {x, 0, Infinity}, -Exp(-k*x)/k) == 1/k",
                "no limit; forall: x, k > 0|claim: Integrate(Exp(-k*x), {x, -Infinity, 0}, -Exp(-k*x)/k) == 1/k",
                "no limit; forall: x|claim: Integrate(3*x^2*Exp(-x^3), {x, -Infinity, Infinity}, -Exp(-x^3)) == 0",
                // An absolute value, which needs no condition to have a value.
                "smooth; forall: x|claim: Integrate(Abs(x), {x, -1, 1}, x*Abs(x)/2) == 1",
                "smooth; forall: x|claim: Integrate(0, {x, -1, 1}, Abs(x) - Abs(-x) + Abs(x) - x) == 0",
                // A sign that the whole interval does not have.
                "without a sign; forall: x > 0|claim: Integrate(x, {x, -1, 1}, x*Sqrt(x^2)/2) == 1",
                "without a sign; forall: x|assume: x > 0|claim: Integrate(1, {x, -1, 1}, Sqrt(x^2)) == 0",
                // Values that are not known exactly.
                "is left; forall: x|claim: Integrate(Exp(-x^2), {x, 0, 1}, Sqrt(Pi)/2*Erf(x)) == 1",
                "is left; forall: t|assume: Erf(t) == 5|claim: 1 == 2",
                "whole multiples; forall: t|claim: Cos(t/2) == 1",
                "whole multiples; forall: t|claim: Cos(t^2) == 1",
                "no limit; forall: t|claim: Limit(Cos(t), t -> 0) == 1",
            })
    void areUndecided(String reason, String lines) {
        requireVerdict("undecided", reason, lines);
    }

    /** Ends on which values depend in a way that no rule sees: they move, or contain a cosine. All are false. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "declared; forall: x, t|claim: D(Integrate(2/Sqrt(Pi)*Exp(-x^2), {x, 0, Cos(t)}, Erf(x)), t) == 0",
                "declared; forall: t|claim: D(Erf(Cos(t)), t) == 0",
                "declared; architecture: (A:2,B:2):0|forall: x|claim: Dt(Integrate(Sin(x), {x, 0, uA}, -Cos(x))) == 0",
                "declared; architecture: (A:2,B:2):0|forall: x|claim: Dt(Integrate(2/Sqrt(Pi)*Exp(-x^2), {x, 0, uA}, Erf(x))) == 0",
                "declared; architecture: (A:2,B:2):0|claim: Sin(uA) == 0",
                "not written out; architecture: (A:2,B:2):0|vectors: A, B|forall: k|rates: A = Exp(k)|claim: Integrate(At(uA,{A,B}), {k, 1, 2}, k*At(uA,{A,B})) == At(uA,{A,B})",
                "not written out; architecture: (A:2,B:1):1|claim: Limit(At(uA,{A,B}), sA -> 0) == At(uA,{A,B})",
            })
    void dependenceThatIsNotSeenProvesNothing(String reason, String lines) {
        requireVerdict("undecided", reason, lines);
    }

    /** A point has exact cosines of angles that stand by themselves at 0 only; elsewhere a wrong statement is not refuted, and never proved. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "forall: t|assume: t == 1, Cos(t) == 3/5|claim: 1 == 2",
                "forall: t|assume: Cos(t) == 2|claim: 1 == 2",
                "forall: t, s|assume: t == s + 1|claim: Cos(t) == Cos(s)",
                "forall: t|assume: t > 0, t < Pi|claim: Sin(t) > 0",
                "forall: t|claim: t*Cos(t) == t",
                "forall: theta, psi|claim: Integrate(Cos(theta)*Cos(theta - psi), {theta, psi - Pi/2, Pi/2}, theta*Cos(psi)/2 + Sin(2*theta - psi)/4) == ((Pi + psi)*Cos(psi) + Sin(psi))/2",
            })
    void nothingIsProvedOfAnglesBesideThemselves(String lines) {
        requireVerdict("undecided", "", lines);
    }

    /** Conditions that only the root of a negative number would meet. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"forall: c, s|assume: c == 2, c^2 + s^2 == 1|claim: 1 == 2"})
    void nothingIsProvedWhereNoRealPointMeetsTheConditions(String lines) {
        requireVerdict("undecided", "", lines);
    }

    private static void requireVerdict(String verdict, String reason, String lines) {
        Finding finding = OneClaim.finding("name: n|" + lines);
        assertEquals(verdict, finding.verdict(), lines + ": " + finding.detail());
        assertEquals(verdict.equals("proved"), finding.holds(), lines);
        assertTrue(finding.detail().contains(reason), lines + ": " + finding.detail());
    }
}
