package org.fusionflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.text.DerivationText;
import org.junit.jupiter.api.Test;

/** The derivation in the documents is the one that the program proves. */
class DerivationDocumentsTest {
    private static final Path DOCUMENT = Path.of("derivations", "two-modalities.md");

    @Test
    void theDocumentIsWhatDeriveWrites() throws IOException {
        Derivation derivation = Derivation.of(FusionTree.parse("(A:Lf,B:Lf):(L-Lf)"));
        assertEquals(DerivationText.markdown(derivation), Files.readString(DOCUMENT), "write it anew with derive");
    }
}
