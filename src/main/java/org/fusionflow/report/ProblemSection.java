package org.fusionflow.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.LearningOrder;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.study.NetworkSetup;
import org.fusionflow.study.StudyResult;

/** Architecture, statistics, and the networks that were trained. */
final class ProblemSection {
    /** Statistics are written out up to this many inputs. */
    private static final int SHOWN = 4;

    private final StudyResult result;

    ProblemSection(StudyResult result) {
        this.result = result;
    }

    void add(PdfPages pages) {
        pages.heading(1, "1\u2002Problem");
        TwoModality two = LearningOrder.requireTwoModalities(result.study().tree());
        int after = two.afterFusion().value();
        pages.paragraph("The network " + result.study().tree().newick() + " has "
                + two.layers().value()
                + " linear layers. Each of the modalities " + two.a().name() + " and "
                + two.b().name() + " passes "
                + count(two.fusion().value()) + " of its own; their outputs are added"
                + (after == 0 ? ", which is the output." : " and pass " + count(after) + " in common."));
        statistics(pages);
        pages.table("Table 2", Prose.of("The networks that were trained."), networks());
    }

    private static String count(int layers) {
        return layers == 1 ? "one layer" : layers + " layers";
    }

    private void statistics(PdfPages pages) {
        Prediction p = result.prediction();
        SecondMoments moments = p.moments();
        List<String> names = moments.modalities().names();
        if (moments.modalities().inputs() <= SHOWN) {
            pages.formula("\\Sigma=" + matrix(moments) + ",\\qquad\\Sigma_{yx}=" + row(moments)
                    + ",\\qquad\\sigma_{yy}=" + Digits.tex(moments.outputVariance()));
        } else {
            pages.paragraph("Inputs: "
                    + names.stream()
                            .map(name -> name + " has "
                                    + moments.modalities().dimensions().get(names.indexOf(name)))
                            .collect(Collectors.joining(", "))
                    + ". The output variance is " + Digits.of(moments.outputVariance()) + ".");
        }
        LearningOrder order = p.order();
        String first = names.get(order.first());
        String second = names.get(order.second());
        Prose speeds = Prose.of("The speeds of early learning are ")
                .math("s_{" + first + "}=\\lVert\\Sigma_{yx_{" + first + "}}\\rVert="
                        + Digits.tex(moments.speed(order.first())))
                .text(" and ")
                .math("s_{" + second + "}=" + Digits.tex(moments.speed(order.second())))
                .text(", so " + first + " is learned first. ");
        double residual = moments.modalities()
                .block(order.saddle().residual(), order.second())
                .norm();
        pages.paragraph(
                order.early()
                        ? speeds.text("With early fusion there is no saddle at which only " + first + " is learned.")
                        : speeds.text("Where only " + first + " is learned, the residual of " + second + " has norm ")
                                .math("\\lVert e_{" + second + "}\\rVert=" + Digits.tex(residual))
                                .text("."));
    }

    private static String matrix(SecondMoments moments) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < moments.modalities().inputs(); i++) {
            List<String> cells = new ArrayList<>();
            for (int j = 0; j < moments.modalities().inputs(); j++) {
                cells.add(Digits.tex(moments.inputCovariance().at(i, j)));
            }
            rows.add(String.join(" & ", cells));
        }
        return "\\begin{pmatrix}" + String.join(" \\\\ ", rows) + "\\end{pmatrix}";
    }

    private static String row(SecondMoments moments) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < moments.modalities().inputs(); i++) {
            cells.add(Digits.tex(moments.inputOutputCorrelation().at(i)));
        }
        return "\\begin{pmatrix}" + String.join(" & ", cells) + "\\end{pmatrix}";
    }

    private Table networks() {
        Table table = Table.of(
                Table.Column.left("Network"),
                Table.Column.left("Initialization"),
                Table.Column.left("Training"),
                Table.Column.right("Width"),
                Table.Column.left("Seeds"));
        for (NetworkSetup setup : result.study().networks()) {
            table = table.row(
                    setup.name(),
                    setup.initialization().name(),
                    setup.method().description(),
                    Integer.toString(setup.width()),
                    setup.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return table;
    }
}
