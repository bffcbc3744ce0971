package org.fusionflow.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.result.VerificationResult;
import org.junit.jupiter.api.Test;

/** Every claim of every document in {@code derivations/} gets the verdict that it was written for. */
class DocumentsHoldTest {
    /** A loaded build machine is several times slower than the second that the slowest claim takes. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void everyClaimInTheDerivationsHolds() {
        VerificationResult result =
                Verification.of(List.of(Path.of("derivations")), LIMIT, (number, count, name) -> {});
        assertEquals(List.of(), result.errors());
        assertEquals(List.of(), result.warnings());
        List<Finding> findings = result.findings();
        List<String> failed = findings.stream()
                .filter(f -> !f.holds())
                .map(f -> f.place() + " " + f.name() + ": " + f.verdict() + ", " + f.detail())
                .toList();
        assertEquals(List.of(), failed);
        for (String verdict : List.of("proved", "refuted", "supported")) {
            long count =
                    findings.stream().filter(f -> f.verdict().equals(verdict)).count();
            assertTrue(count >= 20, "the documents show " + count + " statements " + verdict);
        }
    }
}
