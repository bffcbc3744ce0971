package org.fusionflow.claims.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fusionflow.claims.Verification;
import org.fusionflow.claims.document.ClaimDocument;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.result.VerificationResult;
import org.junit.jupiter.api.Test;

/** Claims that were made to get a wrong verdict, and all got one once. */
class AttacksTest {
    @Test
    void nothingFalseIsProvedNothingTrueRefutedAndWhatIsAssumedIsSaid() throws IOException {
        VerificationResult result = Verification.of(
                Duration.ofMinutes(2), (number, count, name) -> {}, List.of(ClaimDocument.parse("attacks.md", text())));
        assertEquals(List.of(), result.errors());
        assertTrue(result.findings().size() >= 50, result.findings().size() + " claims");
        List<String> wrong = new ArrayList<>();
        for (Finding finding : result.findings()) {
            boolean proved = finding.verdict().equals("proved");
            boolean sound = switch (finding.name().charAt(0)) {
                case 'F' -> !proved;
                case 'T' -> !finding.verdict().equals("refuted");
                default -> !proved || !finding.assumed().isEmpty();
            };
            if (!sound) {
                wrong.add(finding.verdict() + " " + finding.name() + ": " + finding.detail());
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static String text() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(AttacksTest.class.getResourceAsStream("attacks.md"), "attacks.md")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
