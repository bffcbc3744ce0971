package org.fusionflow.report.study;

import java.nio.file.Path;
import java.util.List;
import org.fusionflow.report.page.Imprint;
import org.fusionflow.report.page.PdfPages;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.manuscript.Rounded;
import org.fusionflow.report.study.part.ReportParts;
import org.fusionflow.report.study.subject.Subject;
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
     * @param version of fusionflow
     * @throws org.fusionflow.architecture.InvalidInput if the file cannot be written
     * @throws IllegalArgumentException if the result has no recorded states
     */
    public static WrittenReport write(StudyResult result, String version, Path target) {
        return write(Subject.of(result), version, target);
    }

    static WrittenReport write(Subject subject, String version, Path target) {
        Manuscript manuscript = manuscript(subject, version);
        return WrittenReport.of(target, manuscript.pages(), manuscript.captions());
    }

    static Manuscript manuscript(Subject subject, String version) {
        String program = "fusionflow " + version;
        Imprint imprint = new Imprint(
                subject.title(),
                subject.tree().newick() + ", " + subject.data() + ", u₀ = " + Rounded.value(subject.u0()),
                "",
                List.of("multimodal learning", "deep linear networks", "gradient flow"),
                program);
        Manuscript manuscript = new Manuscript(new PdfPages(imprint));
        ReportParts.write(subject, manuscript, program);
        return manuscript;
    }
}
