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
import org.fusionflow.cli.option.EdgeRateOption;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.text.DerivationText;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertProvedAgain(newick, Derivation.of(FusionTree.parse(newick)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(A:3,B:3):1; A=1,B=2.5",
                "(A:2,B:2):0; A=kA,B=kB",
                "(A:3,B:3):2; A=kA,B=kB,A+B=kS",
                "(A:1,B:1):2; B=kB,A+B=3",
                "((A:2,B:1):1,C:3):1; A=kA,B=kB,C=0.5,A+B=kAB,A+B+C=kS",
                "((A:2):1,B:1):0; A=kA,A'=kU,B=kB",
                "(sound:2,Y:4):1; sound=ksound,Y=2",
                "(A:Lf,B:Lf):(L-Lf); A=kA,B=kB,A+B=kS",
                "(A:L,B:L):0; A=0.25,B=kB",
                "(A:2,B:2):(L-2); A=kA",
            })
    void andWithLearningRates(String newick, String rates) throws IOException {
        FusionTree tree = FusionTree.parse(newick);
        Derivation derivation = Derivation.of(tree, EdgeRateOption.of(rates, tree));
        assertTrue(
                derivation.verdict().isProved(),
                newick + ": " + derivation.verdict().detail());
        assertProvedAgain(newick, derivation);
        String text = DerivationText.markdown(derivation);
        assertTrue(text.contains("## [RM-2]") && text.contains("\nrates: "), text);
    }

    private void assertProvedAgain(String newick, Derivation derivation) throws IOException {
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
