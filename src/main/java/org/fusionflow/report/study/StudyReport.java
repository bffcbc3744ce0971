package org.fusionflow.report.study;

import java.nio.file.Path;
import java.util.List;
import org.fusionflow.report.page.Imprint;
import org.fusionflow.report.page.PdfPages;
import org.fusionflow.study.StudyResult;
import org.fusionflow.symbolic.derivation.Derivation;

/**
 * The report of a study without axes: what was asked, what theory derives, what the networks did, how far they agree, and how to get the
 * same again. The same study gives the same bytes.
 */
public final class StudyReport {
    private StudyReport() {}

    /**
     * Writes the report whole or not at all.
     *
     * @param version of fusionflow
     * @return number of pages
     * @throws org.fusionflow.architecture.InvalidInput if the file cannot be written
     */
    static int write(Subject subject, String version, Path target) {
        return pages(subject, version).write(target);
    }

    /**
     * @param derivation for the study's architecture
     * @param version of fusionflow
     */
    public static WrittenReport write(StudyResult result, Derivation derivation, String version, Path target) {
        PdfPages pages = pages(LinearStudy.subject(result, derivation), version);
        return new WrittenReport(target, pages.write(target), List.of());
    }

    static PdfPages pages(Subject subject, String version) {
        String program = "fusionflow " + version;
        Imprint imprint = new Imprint(
                subject.title(),
                subject.tree().newick() + ", " + subject.data() + ", u₀ = " + Rounded.value(subject.u0()),
                "",
                List.of("multimodal learning", "deep linear networks", "gradient flow"),
                program);
        PdfPages pages = new PdfPages(imprint);
        Manuscript manuscript = new Manuscript(pages);
        List<Part> parts = List.of(
                new SummaryPart(),
                new ProblemPart(),
                new DerivationPart(),
                new DynamicsPart(),
                new PortraitPart(),
                new AgreementPart(),
                new ReproductionPart(program));
        parts.forEach(part -> part.write(subject, manuscript));
        return pages;
    }
}
