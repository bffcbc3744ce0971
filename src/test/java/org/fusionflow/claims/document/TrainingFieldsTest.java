package org.fusionflow.claims.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.result.VerificationResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Malformed fields about how a network is trained are refused in one line that points at the character. */
class TrainingFieldsTest {
    private static final String HEAD = "name: n|architecture: (A:3,B:3):1|";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "rates: C = 2|claim: uA == uA; 5:8: no edge 'C' with layers; expected one of A, B, AB",
                "rates: A = 2, A = 3|claim: uA == uA; 5:15: 'A' comes twice, expected it once",
                "rates: A = k|claim: uA == uA; 5:12: unknown symbol 'k'",
                "rates: A = -2|claim: uA == uA; 5:12: a learning rate has to be positive by its form",
                "rates: A = sA|claim: uA == uA; 5:12: a learning rate has to be positive by its form",
                "rates: A = uA|claim: uA == uA; 5:12: 'uA' in how the network is trained: expected declared variables and moments",
                "objective: Loss + wA^3|claim: uA == uA; 5:17: the objective is not shown to be a polynomial of second degree",
                "objective: Loss + uA|claim: uA == uA; 5:17: 'uA' in how the network is trained",
                "objective: Loss + x|claim: uA == uA; 5:19: unknown symbol 'x'",
                "objective: Loss|objective: Loss|claim: uA == uA; 6:1: a second 'objective:', expected one in a block",
                "objective: Loss ==|claim: uA == uA; 5:17: found '=', expected an operator or the end of the field",
                "starts: A = 2*u0|claim: uA == uA; 5:1: 'starts:' is for 'asymptotic:' statements",
                "starts: AB = 2*u0|asymptotic: timeRatio ~ 1; 5:9: unknown modality 'AB'; expected one of A, B",
                "starts: A = 2*u|asymptotic: timeRatio ~ 1; 5:15: unknown symbol 'u' in an asymptotic statement",
                "rates: A = tA|asymptotic: timeRatio ~ 1; 5:12: unknown symbol 'tA' in an asymptotic statement",
                "objective: Loss + eA|asymptotic: timeRatio ~ 1; 5:19: unknown symbol 'eA' in an asymptotic statement",
                "objective: Loss + wA^4|asymptotic: timeRatio ~ 1; 5:17: the objective is not shown to be a polynomial",
                "vectors: A|objective: Loss|claim: gA == gA; 6:12: 'objective:' where modalities have several inputs",
            })
    void areRefused(String lines, String message) {
        assertRefused(HEAD + lines, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "name: n|rates: A = 2|claim: 1 == 1; 4:1: 'rates:' without an architecture",
                "name: n|architecture: (A:2,B:2):0|rates: AB = 2|claim: 1 == 1; 5:8: no edge 'AB' with layers; expected one of A, B",
                "name: n|architecture: ((A:1,BC:1):1,(AB:1,C:1):1):0|rates: ABC = 2|claim: 1 == 1; 5:8: 'ABC' stands for two edges",
            })
    void architectures(String lines, String message) {
        assertRefused(lines, message);
    }

    private static void assertRefused(String lines, String message) {
        VerificationResult result = OneClaim.decided(OneClaim.block(lines));
        assertEquals(List.of(), result.findings());
        assertEquals(1, result.errors().size(), result.errors().toString());
        String text = result.errors().get(0);
        assertEquals("a.md:" + message, text.substring(0, Math.min(text.length(), message.length() + 5)));
    }
}
