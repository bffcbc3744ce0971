package org.fusionflow.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.fusionflow.claims.document.ClaimDocument;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.result.VerificationResult;

/** Documents of tests, most of which have one claim. */
public final class OneClaim {
    public static final Duration LIMIT = Duration.ofSeconds(20);

    private OneClaim() {}

    /** A block from lines separated by |, below one line of prose: the fence is line 2. */
    public static String block(String lines) {
        return "Prose.\n```claim\n" + lines.replace('|', '\n') + "\n```\n";
    }

    /** What is found about the only claim of such a block, which must be well formed. */
    public static Finding finding(String lines) {
        VerificationResult result = decided(block(lines));
        assertEquals(List.of(), result.errors());
        return result.findings().get(0);
    }

    public static VerificationResult decided(String text) {
        return Verification.of(LIMIT, (number, count, name) -> {}, List.of(ClaimDocument.parse("a.md", text)));
    }
}
