package org.fusionflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.Verification;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.text.DerivationText;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code derive --format markdown} writes, {@code verify} proves: the claims do not see how the derivation was made. */
class DerivationRoundTripTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(A:3,B:3):1",
                "(A:2,B:2):0",
                "(A:1,B:1):2",
                "((A:2,B:1):1,C:3):1",
                "((A:2):1,B:1):0",
                "(A:1):3",
                "(A:1):0",
                "(X:2,Y:4):1",
                "(A:3,B:2):1",
                "(A:2,B:2,C:2):1",
                "(A:2,(B:1,C:1):1):1",
                "((A:2,B:2):1,(C:2,D:1):2):1",
                "(A:Lf,B:Lf):(L-Lf)",
                "(A:L,B:L):0",
                "(A:Lf,B:Lf,C:Lf):(L-Lf)",
                "(A:Lf):(L-Lf)"
            })
    void everyClaimOfADerivationIsProvedAgain(String newick) throws IOException {
        Derivation derivation = Derivation.of(FusionTree.parse(newick));
        Path document = folder.resolve("derivation.md");
        Files.writeString(document, DerivationText.markdown(derivation));
        List<Finding> findings = Verification.of(List.of(document), Duration.ofSeconds(20), (number, count, name) -> {})
                .findings();
        long stated =
                derivation.steps().stream().mapToLong(s -> s.claims().size()).sum();
        assertEquals(stated, findings.size(), newick);
        assertTrue(stated >= 8L * derivation.tree().names().size(), newick + ": only " + stated + " claims");
        for (Finding finding : findings) {
            assertTrue(
                    finding.holds(),
                    newick + " " + finding.name() + ": " + finding.verdict() + ", " + finding.detail());
        }
    }
}
