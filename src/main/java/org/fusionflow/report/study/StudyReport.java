package org.fusionflow.report.study;

import java.util.List;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.manuscript.SourceAppendix;
import org.fusionflow.report.study.part.DerivationSteps;
import org.fusionflow.report.study.part.ReportParts;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.report.words.Rounded;
import org.fusionflow.study.run.StudyResult;

/**
 * Writes the report of a study without axes: the question, the derivation, what the networks did, how far theory and networks agree, and how to
 * reproduce it. The same study gives the same bytes.
 */
public final class StudyReport {
    private StudyReport() {}

    /**
     * Writes the report completely or not at all.
     *
     * @param result of a study without axes, run in memory
     * @param edition how it is issued
     * @throws org.fusionflow.architecture.InvalidInput if the file cannot be written
     * @throws IllegalArgumentException if the result has no recorded states
     */
    public static WrittenReport write(StudyResult result, Edition edition, ReportFile file) {
        return write(Subject.of(result), edition, file);
    }

    /**
     * Writes the report of a content completely or not at all.
     *
     * @param edition how it is issued
     * @throws org.fusionflow.architecture.InvalidInput if the file cannot be written
     */
    public static WrittenReport write(Subject subject, Edition edition, ReportFile file) {
        return WrittenReport.of(file, manuscript(subject, edition), edition.paper());
    }

    static Manuscript manuscript(Subject subject, Edition edition) {
        Imprint imprint = new Imprint(
                subject.title(),
                subject.tree().newick() + ", " + subject.data() + ", u₀ = " + Rounded.value(subject.u0()),
                edition.author(),
                List.of("multimodal learning", "deep linear networks", "gradient flow"),
                edition.program());
        Manuscript manuscript = new Manuscript(new Document(imprint));
        DerivationSteps.of(subject).ifPresent(steps -> manuscript.announce(steps.tags()));
        ReportParts.write(subject, manuscript, edition.program());
        SourceAppendix.write(List.of(subject.source()), manuscript);
        return manuscript;
    }
}
