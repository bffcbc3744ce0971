package org.fusionflow.report.study;

import java.util.List;
import java.util.Optional;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.manuscript.References;
import org.fusionflow.report.study.part.DerivationSteps;
import org.fusionflow.symbolic.derivation.Derivation;

/** Writes a derivation by itself: its steps with their formulas and verdicts, and the fixed points. */
public final class DerivationReport {
    private DerivationReport() {}

    /**
     * Writes the document completely or not at all.
     *
     * @param moments of the data for which the losses of the fixed points are given
     * @param edition how it is issued
     * @throws org.fusionflow.architecture.InvalidInput if the file cannot be written
     */
    public static WrittenReport write(
            Derivation derivation, Optional<Moments> moments, Edition edition, ReportFile file) {
        List<String> names = derivation.tree().names();
        Manuscript manuscript = new Manuscript(new Document(new Imprint(
                "Reduced gradient flow of " + derivation.tree().newick(),
                "Derivation and proof",
                edition.author(),
                List.of("multimodal learning", "deep linear networks", "gradient flow"),
                edition.program())));
        // The laws of the phases, which exist for two modalities, call the one that is learned first A.
        DerivationSteps steps = new DerivationSteps(derivation, moments, names.get(0), names.get(names.size() - 1));
        manuscript.announce(steps.tags());
        steps.write("", manuscript);
        References.write(manuscript);
        return WrittenReport.of(file, manuscript, edition.paper());
    }
}
