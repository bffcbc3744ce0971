package org.fusionflow.report.study.part;

import java.util.List;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.manuscript.References;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.report.words.Rounded;

/** Lists what is needed to reproduce the numbers, and the publications and libraries that were used. */
final class ReproductionPart implements Part {
    private final String program;

    ReproductionPart(String program) {
        this.program = program;
    }

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        manuscript.section("Reproducibility");
        manuscript.paragraph(Prose.of("This report was made by " + program + " from the study ")
                .code(subject.name())
                .text(". It carries no date: the same study gives the same file, byte by byte."));
        Table table = Table.of(Table.Column.left("What"), Table.Column.left("How"));
        for (Ensemble runs : subject.networks()) {
            List<Long> seeds = runs.setup().seeds();
            if (runs.isRecorded()) {
                table = table.row(
                        "network " + runs.name(),
                        "training recorded elsewhere, in " + NetworkWords.runs(runs)
                                + "; between recorded states the course is a straight line");
                continue;
            }
            table = table.row(
                    "network " + runs.name(),
                    (seeds.size() == 1 ? "seed " : "seeds ")
                            + NetworkWords.seeds(seeds)
                            + " of the Mersenne Twister; "
                            + runs.setup().method().description());
        }
        table = table.row(
                "reduced flow",
                "Dormand–Prince method of order 8(5,3) with dense output, relative local error "
                        + Rounded.size(Predictor.RELATIVE_TOLERANCE) + "; half times are located on the dense"
                        + " output to neighbouring floating-point numbers");
        if (subject.networks().stream()
                .anyMatch(r -> !r.isRecorded() && r.setup().method() instanceof GradientFlow)) {
            table = table.row(
                    "gradient flow of full networks",
                    "the same method, relative local error " + Rounded.size(GradientFlow.RELATIVE_TOLERANCE));
        }
        Libraries libraries = new Libraries();
        table = table.row(
                "libraries",
                libraries.named("Symja") + " (algebra), " + libraries.named("Janino")
                        + " (compiled gains), " + libraries.named("Hipparchus") + " (integration, random numbers), "
                        + libraries.named("EJML") + " (matrices), " + libraries.named("JFreeChart") + ", "
                        + libraries.named("JLaTeXMath") + " and " + libraries.named("PDFBox") + " (this document)");
        manuscript.table(Prose.of("How the numbers were computed."), table);
        References.write(manuscript);
    }
}
