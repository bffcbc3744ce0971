package org.fusionflow.report.study;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.page.Table;
import org.fusionflow.study.NamedNetwork;
import org.fusionflow.study.NetworkRuns;

/** Architecture, data and networks. */
final class ProblemPart implements Part {
    /** Matrices with more rows do not fit beside their name. */
    private static final int LARGEST_TYPESET = 6;

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        manuscript.section("Problem");
        manuscript.paragraph(architecture(subject));
        statistics(subject, manuscript);
        manuscript.paragraph(speeds(subject));
        manuscript.table(
                Prose.of(
                        "Networks trained on the problem. The flow time of a step of gradient descent is its learning rate."),
                networks(subject));
    }

    private static Prose architecture(Subject subject) {
        int own = subject.fusion();
        int common = subject.layers() - own;
        Prose text = Prose.of("The network ")
                .code(subject.study().tree().newick())
                .text(" has ")
                .math("L=" + subject.layers())
                .text(" linear layers and fuses its two modalities at layer ")
                .math("L_f=" + own)
                .text(": " + (own == 1 ? "one layer" : own + " layers") + " of each modality's own, then ")
                .text(
                        common == 0
                                ? "the sum of both as the output (late fusion)."
                                : (common == 1 ? "one common layer" : common + " common layers")
                                        + (own == 1 ? " (early fusion)." : " (intermediate fusion)."));
        return text.text(" It is trained on the squared loss from a start of scale ")
                .math("u_0=" + Rounded.tex(subject.study().u0()))
                .text(". Its map is the row ")
                .math("w")
                .text(", ")
                .math("\\hat y=w\\,x")
                .text(".");
    }

    private static void statistics(Subject subject, Manuscript manuscript) {
        Moments moments = subject.moments();
        Modalities modalities = moments.modalities();
        List<String> dimensions = new ArrayList<>();
        for (int m = 0; m < modalities.count(); m++) {
            int d = modalities.dimensions().get(m);
            dimensions.add(modalities.names().get(m) + " has " + (d == 1 ? "one input" : d + " inputs"));
        }
        Prose intro =
                Prose.of("Data: " + subject.study().data() + "; modality " + String.join(", modality ", dimensions)
                        + ". A linear network sees them through their second moments only");
        if (modalities.inputs() > LARGEST_TYPESET) {
            manuscript.paragraph(intro.text(": the ")
                    .math(modalities.inputs() + "\\times " + modalities.inputs())
                    .text(" covariance ")
                    .math("\\Sigma")
                    .text(" with eigenvalues from "
                            + Rounded.value(moments.inputCovariance().smallestEigenvalue()) + " to "
                            + Rounded.value(moments.inputCovariance().largestEigenvalue()) + ", the correlations ")
                    .math("\\Sigma_{yx}")
                    .text(" of norm " + Rounded.value(moments.correlation().norm()) + ", and the output's variance ")
                    .math("\\sigma_{yy}=" + Rounded.tex(moments.outputVariance()))
                    .text("."));
            return;
        }
        manuscript.leadIn(intro.text(modalities.inputs() > 4 ? " (rounded to four digits):" : ":"));
        String covariance = "\\Sigma=" + matrix(moments);
        String rest = "\\Sigma_{yx}=" + row(moments) + ",\\qquad\\sigma_{yy}=" + Rounded.tex(moments.outputVariance());
        if (modalities.inputs() <= 3) {
            manuscript.formula(covariance + ",\\qquad " + rest);
        } else {
            manuscript.formula(covariance);
            manuscript.formula(rest);
        }
    }

    private static String matrix(Moments moments) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < moments.inputCovariance().size(); i++) {
            List<String> cells = new ArrayList<>();
            for (int j = 0; j < moments.inputCovariance().size(); j++) {
                cells.add(entry(moments.inputCovariance().at(i, j)));
            }
            rows.add(String.join(" & ", cells));
        }
        return "\\begin{pmatrix}" + String.join(" \\\\ ", rows) + "\\end{pmatrix}";
    }

    private static String row(Moments moments) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < moments.correlation().size(); i++) {
            cells.add(entry(moments.correlation().at(i)));
        }
        return "\\begin{pmatrix}" + String.join(" & ", cells) + "\\end{pmatrix}";
    }

    private static String entry(double value) {
        return Rounded.value(value, 4).replace("−", "-").replace("·", "\\cdot ");
    }

    private static Prose speeds(Subject subject) {
        int first = subject.order().first();
        int second = subject.order().second();
        Prose text = Prose.of("The correlation norms ")
                .math("s_m=\\lVert\\Sigma_{yx_m}\\rVert")
                .text(" are ")
                .math(Subject.indexed("s", subject.first()) + "="
                        + Rounded.tex(subject.moments().speed(first)))
                .text(" and ")
                .math(Subject.indexed("s", subject.second()) + "="
                        + Rounded.tex(subject.moments().speed(second)))
                .text(", so " + subject.first() + " is learned first.");
        if (subject.order().early()) {
            return text.text(" With early fusion there is no saddle at which only one modality is learned.");
        }
        double residual = subject.moments()
                .modalities()
                .block(subject.order().saddle().residual(), second)
                .norm();
        return text.text(" Where only " + subject.first() + " is learned, the residual of " + subject.second()
                        + " has the norm ")
                .math("\\lVert " + Subject.indexed("e", subject.second()) + "\\rVert=" + Rounded.tex(residual))
                .text(".");
    }

    private static Table networks(Subject subject) {
        Table table = Table.of(
                Table.Column.left("Network"),
                Table.Column.left("Initialization"),
                Table.Column.left("Method"),
                Table.Column.right("Width"),
                Table.Column.left("Seeds"));
        for (NetworkRuns runs : subject.result().runs()) {
            NamedNetwork setup = runs.setup();
            table = table.row(
                    setup.name(),
                    setup.initialization().name(),
                    setup.method().description(),
                    String.valueOf(setup.width()),
                    seeds(setup.seeds()));
        }
        return table;
    }

    /** Three or more in a row as a range. */
    static String seeds(List<Long> seeds) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < seeds.size(); ) {
            int to = from;
            while (to + 1 < seeds.size() && seeds.get(to + 1) == seeds.get(to) + 1) {
                to++;
            }
            if (to < from + 2) {
                to = from;
            }
            parts.add(from == to ? "" + seeds.get(from) : seeds.get(from) + "–" + seeds.get(to));
            from = to + 1;
        }
        return String.join(", ", parts);
    }
}
