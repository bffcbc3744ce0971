package org.fusionflow.report;

import java.nio.file.Path;
import java.util.List;
import org.fusionflow.study.StudyResult;
import org.fusionflow.symbolic.Derivation;

/** The report of a study: problem, derivation, dynamics, agreement, sources. The same result gives the same bytes. */
public final class StudyReport {
    private StudyReport() {}

    /**
     * @param derivation of the study's architecture
     * @param version of the program
     * @return number of pages
     * @throws org.fusionflow.architecture.InvalidInput if the target cannot be written; nothing is left behind
     */
    public static int write(StudyResult result, Derivation derivation, String version, Path target) {
        return document(result, derivation, version).write(target);
    }

    static PdfPages document(StudyResult result, Derivation derivation, String version) {
        PdfPages pages = new PdfPages(new Imprint(
                result.study().title(),
                result.study().tree().newick() + ", " + result.study().data() + ", u₀ = "
                        + Digits.of(result.study().u0()),
                "",
                List.of(
                        "multimodal deep linear networks",
                        "learning dynamics",
                        result.study().name()),
                "fusionflow " + version));
        new SummarySection(result).add(pages);
        new ProblemSection(result).add(pages);
        new DerivationSection(result, derivation).add(pages);
        new DynamicsSection(result, derivation).add(pages);
        new AgreementSection(result).add(pages);
        new SourcesSection(result, version).add(pages);
        return pages;
    }
}
