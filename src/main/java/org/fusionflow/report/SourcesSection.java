package org.fusionflow.report;

import java.util.List;
import java.util.stream.Collectors;
import org.fusionflow.study.StudyResult;

/** What this report was made with, and where its methods come from. */
final class SourcesSection {
    private final StudyResult result;
    private final String version;

    SourcesSection(StudyResult result, String version) {
        this.result = result;
        this.version = version;
    }

    void add(PdfPages pages) {
        pages.heading(1, "5\u2002How this was made");
        String seeds = result.study().networks().stream()
                .map(n -> n.name() + ": "
                        + n.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        pages.paragraph("Study “" + result.study().name() + "”, fusionflow " + version + ". Seeds: " + seeds
                + ". The reduced flow is integrated by the method of Dormand and Prince of order 8(5,3) with a relative tolerance of"
                + " 10⁻¹³, the full network's gradient flow by the same method with the same; the two share no code beyond trees and"
                + " statistics. Exact algebra: Symja and JAS; integration and random numbers: Hipparchus; matrices: EJML; charts:"
                + " JFreeChart; formulas: JLaTeXMath; pages: PDFBox. The same study gives the same bytes.");
        pages.heading(1, "References");
        pages.bullets(List.of(
                Prose.of("Y. Zhang, P. E. Latham, A. Saxe. ")
                        .italic("Understanding Unimodal Bias in Multimodal Deep Linear Networks.")
                        .text(" ICML 2024, arXiv:2312.00935. Phase durations, time ratio, mis-attribution."),
                Prose.of("A. M. Saxe, J. L. McClelland, S. Ganguli. ")
                        .italic("Exact solutions to the nonlinear dynamics of learning in deep linear neural networks.")
                        .text(" ICLR 2014, arXiv:1312.6120. Closed forms of deep linear learning."),
                Prose.of("E. Hairer, S. P. Nørsett, G. Wanner. ")
                        .italic("Solving Ordinary Differential Equations I.")
                        .text(" Springer 1993. The integrator DOP853.")));
    }
}
