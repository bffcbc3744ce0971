package org.fusionflow.report.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fusionflow.report.page.Imprint;
import org.fusionflow.report.page.PdfPages;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.page.Table;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.ExperimentResult;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** All experiments in one document: a summary, then each with its question, figures and findings. The same results give the same bytes. */
public final class ReproductionReport {
    private ReproductionReport() {}

    /**
     * Writes the report whole or not at all.
     *
     * @param pages figures by the name of the experiment, one for each result
     * @param version of fusionflow
     * @return number of pages
     * @throws org.fusionflow.architecture.InvalidInput if the file cannot be written
     */
    public static int write(
            List<ExperimentResult> results,
            Map<String, ExperimentPages> pages,
            Scale scale,
            String version,
            Path target) {
        String program = "fusionflow " + version;
        PdfPages document = new PdfPages(new Imprint(
                "Unimodal bias: theory against full simulation",
                scale == Scale.FULL
                        ? "every experiment, at full size"
                        : "quick form: thin grids and few seeds, which test the program rather than the theory",
                "",
                List.of("multimodal learning", "deep linear networks", "unimodal bias", "reproduction"),
                program));
        Manuscript manuscript = new Manuscript(document);
        summary(results, manuscript);
        for (ExperimentResult result : results) {
            String name = result.experiment().name();
            ExperimentPages figures = pages.get(name);
            if (figures == null) {
                throw new IllegalArgumentException("experiment " + name + " has no pages");
            }
            manuscript.section(result.experiment().title());
            manuscript.paragraph(result.experiment().question());
            figures.write(result.rows(), manuscript);
            findings(result, manuscript);
        }
        return document.write(target);
    }

    private static void summary(List<ExperimentResult> results, Manuscript manuscript) {
        manuscript.paragraph(
                Prose.of("Experiments of Zhang, Latham and Saxe, ")
                        .italic("Understanding Unimodal Bias in Multimodal Deep Linear Networks")
                        .text(
                                " (ICML 2024), and questions that the paper leaves open. Theory is the derived reduced system or a formula;"
                                        + " networks are trained in full by a simulator that knows neither. A published claim that is not borne"
                                        + " out at the stated settings is a result; a statement of this program that is not is an error."));
        Table table = Table.of(
                Table.Column.left("Experiment"),
                Table.Column.right("Rows"),
                Table.Column.right("Statements"),
                Table.Column.right("Hold"),
                Table.Column.right("Published, not here"),
                Table.Column.right("Fail"));
        for (ExperimentResult result : results) {
            table = table.row(
                    Prose.of("").code(result.experiment().name()),
                    Prose.of(Integer.toString(result.rows().size())),
                    Prose.of(Integer.toString(result.findings().size())),
                    Prose.of(count(result, StudyFinding.Verdict.HOLDS)),
                    Prose.of(count(result, StudyFinding.Verdict.CLAIM_FAILS)),
                    Prose.of(count(result, StudyFinding.Verdict.FAILS)));
        }
        manuscript.table(Prose.of("The experiments and how their statements fare."), table);
    }

    private static String count(ExperimentResult result, StudyFinding.Verdict verdict) {
        long count = result.findings().stream()
                .filter(finding -> finding.verdict() == verdict)
                .count();
        return count == 0 ? "–" : Long.toString(count);
    }

    private static void findings(ExperimentResult result, Manuscript manuscript) {
        manuscript.leadIn(Prose.of("What the table says:"));
        manuscript.bullets(
                result.findings().stream().map(ReproductionReport::bullet).toList());
    }

    /** Statement, numbers and verdict, then the reason in italics. */
    private static Prose bullet(StudyFinding finding) {
        String error = finding.error().isEmpty() ? "" : ", error " + finding.error();
        return Prose.of(sentence(finding.statement()) + " Theory: " + finding.theory() + "; measured: "
                        + finding.measured() + error + "; ")
                .bold(finding.verdict().words())
                .text(". ")
                .italic(sentence(finding.reason()));
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }
}
