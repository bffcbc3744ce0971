package org.fusionflow.report.study.part;

import java.util.List;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.subject.Subject;

/** Writes the parts of the report of a study without axes in their order. */
public final class ReportParts {
    private ReportParts() {}

    /**
     * @param manuscript receives the parts as sections
     * @param program name and version of the program, which the last part states
     */
    public static void write(Subject subject, Manuscript manuscript, String program) {
        List<Part> parts = List.of(
                new SummaryPart(),
                new ProblemPart(),
                new DerivationPart(),
                new AlignmentPart(),
                new DynamicsPart(),
                new PortraitPart(),
                new AgreementPart(),
                new ReproductionPart(program));
        parts.forEach(part -> part.write(subject, manuscript));
    }
}
