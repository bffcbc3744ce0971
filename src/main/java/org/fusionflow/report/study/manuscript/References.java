package org.fusionflow.report.study.manuscript;

import java.util.List;
import org.fusionflow.report.document.Prose;

/** The publications on which reports rest, with links to them. */
public final class References {
    private References() {}

    /** Adds the list as a section. */
    public static void write(Manuscript manuscript) {
        manuscript.unnumbered("References");
        manuscript.bullets(List.of(
                Prose.of(
                                "Y. Zhang, P. E. Latham, A. Saxe. Understanding Unimodal Bias in Multimodal Deep Linear Networks. ")
                        .italic("International Conference on Machine Learning,")
                        .text(" 2024. ")
                        .append(arxiv("2312.00935"))
                        .text(". Two modalities, fusion at one layer, the phase durations."),
                Prose.of(
                                "A. M. Saxe, J. L. McClelland, S. Ganguli. Exact solutions to the nonlinear dynamics of learning in deep"
                                        + " linear neural networks. ")
                        .italic("International Conference on Learning Representations,")
                        .text(" 2014. ")
                        .append(arxiv("1312.6120"))
                        .text(". Aligned modes, and what a balanced start keeps."),
                Prose.of("E. Hairer, S. P. Nørsett, G. Wanner. ")
                        .italic("Solving Ordinary Differential Equations I: Nonstiff Problems.")
                        .text(" Springer, second edition, 1993. ")
                        .append(doi("10.1007/978-3-540-78862-1"))
                        .text(". The program DOP853."),
                Prose.of("J. R. Dormand, P. J. Prince. A family of embedded Runge–Kutta formulae. ")
                        .italic("Journal of Computational and Applied Mathematics")
                        .text(" 6, 19–26, 1980. ")
                        .append(doi("10.1016/0771-050X(80)90013-3"))
                        .text(".")));
    }

    private static Prose arxiv(String number) {
        return Prose.of("").link("arXiv:" + number, "https://arxiv.org/abs/" + number);
    }

    private static Prose doi(String name) {
        return Prose.of("").link("doi:" + name, "https://doi.org/" + name);
    }
}
