package org.fusionflow.report.study.part;

import java.util.List;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.manuscript.Rounded;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.Subject;

/** Lists what is needed to reproduce the numbers, and the publications and libraries that were used. */
final class ReproductionPart implements Part {
    private final String program;

    ReproductionPart(String program) {
        this.program = program;
    }

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        manuscript.section("Reproducibility and references");
        manuscript.paragraph(Prose.of("This report was made by " + program + " from the study ")
                .code(subject.name())
                .text(". It carries no date: the same study gives the same file, byte by byte."));
        List<Prose> items = new java.util.ArrayList<>();
        for (Ensemble runs : subject.networks()) {
            List<Long> seeds = runs.setup().seeds();
            items.add(Prose.of("Network " + runs.name() + ": "
                    + (seeds.size() == 1 ? "seed " : "seeds ")
                    + NetworkWords.seeds(seeds)
                    + " of the Mersenne Twister; "
                    + runs.setup().method().description() + "."));
        }
        items.add(
                Prose.of("Reduced flow: Dormand–Prince method of order 8(5,3) with dense output, relative local error "
                        + Rounded.size(Predictor.RELATIVE_TOLERANCE) + "; half times are located on the dense"
                        + " output to neighbouring floating-point numbers."));
        if (subject.networks().stream().anyMatch(r -> r.setup().method() instanceof GradientFlow)) {
            items.add(Prose.of("Gradient flow of the full networks: the same method, relative local error "
                    + Rounded.size(GradientFlow.RELATIVE_TOLERANCE) + "."));
        }
        Libraries libraries = new Libraries();
        items.add(Prose.of("Libraries: " + libraries.named("Symja") + " (algebra), " + libraries.named("Janino")
                + " (compiled gains), " + libraries.named("Hipparchus") + " (integration, random numbers), "
                + libraries.named("EJML") + " (matrices), " + libraries.named("JFreeChart") + ", "
                + libraries.named("JLaTeXMath") + " and " + libraries.named("PDFBox") + " (this document)."));
        manuscript.bullets(items);
        manuscript.leadIn(Prose.of("").bold("References"));
        manuscript.bullets(List.of(
                Prose.of(
                                "Y. Zhang, P. E. Latham, A. Saxe. Understanding Unimodal Bias in Multimodal Deep Linear Networks. ")
                        .italic("International Conference on Machine Learning,")
                        .text(" 2024. arXiv:2312.00935. Two modalities, fusion at one layer, the phase durations."),
                Prose.of(
                                "A. M. Saxe, J. L. McClelland, S. Ganguli. Exact solutions to the nonlinear dynamics of learning in deep"
                                        + " linear neural networks. ")
                        .italic("International Conference on Learning Representations,")
                        .text(" 2014. arXiv:1312.6120. Aligned modes, and what a balanced start keeps."),
                Prose.of("E. Hairer, S. P. Nørsett, G. Wanner. ")
                        .italic("Solving Ordinary Differential Equations I: Nonstiff Problems.")
                        .text(" Springer, second edition, 1993. The program DOP853."),
                Prose.of("J. R. Dormand, P. J. Prince. A family of embedded Runge–Kutta formulae. ")
                        .italic("Journal of Computational and Applied Mathematics")
                        .text(" 6, 19–26, 1980.")));
    }
}
