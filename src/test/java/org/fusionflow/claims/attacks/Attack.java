package org.fusionflow.claims.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.result.VerificationResult;

/**
 * A claim made to get a wrong verdict.
 *
 * @param expected what the verdict may be
 * @param lines of the block below its name, separated by |
 */
record Attack(Expected expected, String lines) {
    /** What is known of the claim. */
    enum Expected {
        /** It fails at some point that meets its conditions: never proved. */
        FALSE,
        /** It holds at all of them: never refuted. */
        TRUE,
        /** It holds on one branch only: proved only with a note of what is assumed. */
        ON_A_BRANCH,
        /** Nothing meets its conditions, or its sides have no value anywhere: neither proved nor refuted. */
        EMPTY
    }

    static Attack no(String lines) {
        return new Attack(Expected.FALSE, lines);
    }

    static Attack yes(String lines) {
        return new Attack(Expected.TRUE, lines);
    }

    static Attack branch(String lines) {
        return new Attack(Expected.ON_A_BRANCH, lines);
    }

    static Attack empty(String lines) {
        return new Attack(Expected.EMPTY, lines);
    }

    Finding finding() {
        VerificationResult result =
                OneClaim.decided("```claim\nname: attack\n" + lines.replaceAll("(?<!\\|)\\|(?!\\|)", "\n") + "\n```\n");
        assertEquals(List.of(), result.errors(), lines);
        return result.findings().get(0);
    }

    boolean isSound(Finding finding) {
        boolean proved = finding.verdict().equals("proved");
        boolean refuted = finding.verdict().equals("refuted");
        return switch (expected) {
            case FALSE -> !proved;
            case TRUE -> !refuted;
            case ON_A_BRANCH -> !proved || !finding.assumed().isEmpty();
            case EMPTY -> !proved && !refuted;
        };
    }
}
