package org.fusionflow.claims.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.result.VerificationResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is malformed is refused in one line that points at the character. */
class ClaimErrorsTest {
    private static final String HEAD = "name: n|architecture: (A:3,B:3):1|";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "claim: uA == uC; 5:14: unknown symbol 'uC'",
                "claim: uA == ua; 5:14: unknown symbol 'ua'; did you mean uA?",
                "claim: uA +* uB == 0; 5:12: found '*', expected a number, a symbol or '('",
                "claim: (uA + uB == 0; 5:21: found the end, expected an operator or ')'",
                "claim: uA + uB; 5:15: found the end, expected an operator or a comparison",
                "claim: uA uB == 0; 5:11: found 'u', expected an operator or a comparison",
                "claim: 2uA == 0; 5:9: found 'u' right after the number 2",
                "claim: 1.2.3 == 0; 5:8: '1.2.3': expected a whole or decimal number",
                "claim: uA ==; 5:13: found the end, expected a number",
                "claim: uA == uB == ; 5:19: found the end",
                "claim: Sinh(uA) == 0; 5:8: unknown function 'Sinh'",
                "claim: Sqrt(uA, uB) == 0; 5:8: Sqrt with 2 arguments",
                "claim: At(Loss) == 0; 5:8: At with 1 arguments",
                "claim: At(Loss,A) == 0; 5:16: expected a learned set in braces",
                "claim: At(Loss,{C}) == 0; 5:17: unknown modality 'C'; (A:3,B:3):1 has A, B",
                "claim: At(Loss,{A,A}) == 0; 5:19: modality 'A' comes twice",
                "claim: {A} == 0; 5:8: a set in braces",
                "claim: D(uA,2) == 0; 5:13: expected a symbol",
                "claim: Integrate(uA,{x,0,1}) == 0; 5:8: Integrate without an antiderivative: expected in 'asymptotic:'",
                "claim: uA == uB|  + $; 6:5: found '$'",
                "let: uA = 2|claim: uA == 2; 5:6: 'uA' has a meaning already",
                "let: r 2|claim: r == 2; 5:8: found '2', expected '='",
                "let: r = 2|let: r = 3|claim: r == 2; 6:6: 'r' is abbreviated twice",
                "forall: E|claim: E == 2; 5:9: 'E' has a meaning already",
                "forall: x > y|claim: x == x; 5:13: unknown symbol 'y'",
                "forall: L > 0|claim: L == 2; 5:9: 'L' has a meaning already",
                "claim: D(E^2,E) == 0; 5:14: expected a symbol",
                "claim: D(Pi^2,Pi) == 0; 5:15: expected a symbol",
                "claim: Limit(Pi, Pi -> 0) == 0; 5:18: expected a symbol",
                // The variable of a mean: none that another function has, and no symbol on which others depend.
                "forall: x, y|claim: Mean(D(y^2, x), {y, x}) == 2*x; 6:20: 'x' is the variable of D and stands in a mean",
                "forall: x, y|claim: Mean(Integrate(y, {x, 0, 1}, y*x), {y, x}) == 1; 6:27: 'x' is the variable of Integrate",
                "forall: x, y|let: f = x^2|claim: Mean(Limit(y, x -> 1), {y, f}) == 1; 7:22: 'x' is the variable of Limit",
                "forall: x|claim: Mean(D(x^2, x), {x, 1, 2}) == 3; 6:20: 'x' is the variable of D",
                "claim: Mean(eA, {sA, 1, 2}) == eA; 5:18: a mean over 'sA' beside an architecture",
                "claim: Mean(Pi, {Pi, 1, 2}) == 1; 5:18: 'Pi' has a meaning already",
                "claim: Integrate(At(uA,{A}), {sA, 1, 2}, sA*At(uA,{A})) == At(uA,{A}); 5:31: expected a variable of 'forall:'",
                "let: y = wA|claim: D(Loss,y) == 0; 6:15: expected a symbol",
                "claim: D(wA,gA) == 0; 5:13: expected a symbol",
                "claim: At(wA,{}) == foo; 5:21: unknown symbol 'foo'",
                "assume: sA = 2|claim: uA == 2; 5:12: found '=', expected '=='",
                "assume: sA + 1|claim: uA == 2; 5:15: found the end, expected a comparison",
                "assume: sQ > 0|claim: uA == 2; 5:9: unknown symbol 'sQ'",
                "asume: sA > 0|claim: uA == 2; 5:1: unknown field 'asume'",
                "Claim: uA == 2; 5:1: unknown field 'Claim', did you mean claim?",
                "claim: uA == 2|claim: uA == 3; 6:1: a second 'claim:'",
                "claim: uA == 2|refutes: uA == 3; 6:1: a second statement",
                "claim: uA == 2|name: again; 6:1: a second 'name:'",
                "asymptotic: timeratio == 1; 5:13: unknown symbol 'timeratio'",
                "asymptotic: Dt(uA) == 1; 5:13: function 'Dt' in an asymptotic statement",
                "asymptotic: timeRatio == Integrate(x,x); 5:26: expected Integrate(expression",
            })
    void fieldsAndExpressions(String lines, String message) {
        assertRefused(HEAD + lines, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "claim: 1 == 1; 2:1: a claim without a name",
                "name: n; 2:1: a block without a statement",
                "- name: n|claim: 1 == 1; 3:1: expected a field",
                "name: n|claim: uA == 1; 4:8: unknown symbol 'uA'; expected a declared variable",
                "name: n|claim: Dt(1) == 1; 4:8: Dt needs an architecture",
                "name: n|architecture: (A:3,B:x):1|claim: 1 == 1; 4:15: architecture '(A:3,B:x):1', character 8",
                "name: n|architecture: (A:3,B:3|claim: 1 == 1; 4:15: architecture '(A:3,B:3'",
                "name: n|architecture: (A:1,B:1,AB:1):1|claim: 1 == 1; 2:1: modality names A, B, AB: 'vAB' would have two meanings",
                "name: n|architecture: ((A:1,B:1,CD:1):1,(ABC:1,D:1):1):0|claim: 1 == 1; 2:1: modality names A, B, CD, ABC, D: 'NABCD'",
                "name: n|architecture: (A:1,B:1):1|claim: At(wA,{A}) == foo; 5:22: unknown symbol 'foo'",
                "name: n|asymptotic: 1 == 1; 2:1: an asymptotic statement needs an architecture",
                "name: n|architecture: (A:Lf,B:Lf):(L-Lf)|asymptotic: tA == 1; 2:1: asymptotic statement for (A:Lf,B:Lf):(L-Lf)",
                "name: n|architecture: (A:2):1|asymptotic: timeRatio == 1; 5:13: unknown symbol 'timeRatio'",
                "name: n|architecture: (A:Lf,B:Lf):(L-Lf)|assume: Lf > 90, L < 80|claim: uA == 1; 2:1: no L and Lf meet",
                "name: n|architecture: (A:2,B:2):1|claim: At(aA1,{A}) == 1; 5:8: At in a claim with amplitudes",
            })
    void blocks(String lines, String message) {
        assertRefused(lines, message);
    }

    private static void assertRefused(String lines, String message) {
        VerificationResult result = OneClaim.decided(OneClaim.block(lines));
        assertEquals(List.of(), result.findings());
        assertEquals(1, result.errors().size());
        String text = result.errors().get(0);
        assertEquals("a.md:" + message, text.substring(0, Math.min(text.length(), message.length() + 5)));
        assertFalse(text.contains("\n"), text);
    }
}
