package org.fusionflow.report.study.part;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.remedy.RemedyText;
import org.fusionflow.linear.Vector;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.report.words.Rounded;

/** Describes architecture, data and networks. */
final class ProblemPart implements Part {
    /** Largest number of rows of a matrix that is typeset beside its name. */
    private static final int LARGEST_TYPESET = 6;

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        manuscript.section("Problem");
        manuscript.paragraph(architecture(subject));
        if (subject.tree().asTwoModality().isEmpty() && subject.names().size() > 1) {
            manuscript.table(
                    Prose.of(
                            "Layers from each modality to the output. Its own layers are those before it is first fused."),
                    paths(subject));
        }
        remedies(subject, manuscript);
        statistics(subject, manuscript);
        warnings(subject, manuscript);
        manuscript.paragraph(Speeds.words(subject));
        manuscript.table(
                Prose.of(
                        "Networks trained on the problem. The flow time of a step of gradient descent is its learning rate."),
                networks(subject));
    }

    private static Prose architecture(Subject subject) {
        Prose start = Prose.of("The network ").code(subject.tree().newick());
        Prose text = subject.tree()
                .asTwoModality()
                .map(two -> equalDepth(start, two))
                .orElseGet(() -> subject.names().size() == 1 ? alone(start, subject) : anyTree(start, subject));
        String outputs = subject.moments().outputs() == 1
                ? "Its map is the row "
                : "Its map is the matrix of " + subject.moments().outputs() + " rows ";
        return text.text(" It is trained on the squared loss from a start of scale ")
                .math("u_0=" + Rounded.tex(subject.u0()))
                .text(". " + outputs)
                .math("w")
                .text(", ")
                .math("\\hat y=w\\,x")
                .text(".");
    }

    private static void remedies(Subject subject, Manuscript manuscript) {
        String words = RemedyText.words(subject.problem().remedies());
        if (!words.isEmpty()) {
            manuscript.paragraph(Prose.of("Training is changed, for theory and all networks: ")
                    .code(words)
                    .text(". Numbers of the data are those after what is done to the inputs."));
        }
    }

    private static Prose equalDepth(Prose start, TwoModality two) {
        int own = two.fusion().value();
        int common = two.layers().value() - own;
        return start.text(" has ")
                .math("L=" + two.layers().value())
                .text(" linear layers and fuses its two modalities at layer ")
                .math("L_f=" + own)
                .text(": " + (own == 1 ? "one layer" : own + " layers") + " of each modality's own, then ")
                .text(
                        common == 0
                                ? "the sum of both as the output (late fusion)."
                                : (common == 1 ? "one common layer" : common + " common layers")
                                        + (own == 1 ? " (early fusion)." : " (intermediate fusion)."));
    }

    private static Prose alone(Prose start, Subject subject) {
        return start.text(" has ")
                .math("L=" + subject.depth())
                .text(" linear layers and one modality, " + subject.first() + ", so that nothing is fused.");
    }

    private static Prose anyTree(Prose start, Subject subject) {
        return start.text(" has " + subject.names().size() + " modalities, " + Subject.list(subject.names())
                + ", which are fused as the parentheses say, and linear layers.");
    }

    private static Table paths(Subject subject) {
        Table table = Table.of(
                Table.Column.left("Modality"),
                Table.Column.right("Inputs"),
                Table.Column.right("Layers to the output"),
                Table.Column.right("Layers of its own"));
        for (int m = 0; m < subject.names().size(); m++) {
            FusionTree leaf = subject.tree().modalities().get(m);
            table = table.row(
                    subject.names().get(m),
                    String.valueOf(subject.moments().modalities().dimensions().get(m)),
                    String.valueOf(subject.layers(m)),
                    String.valueOf(leaf.depth().value()));
        }
        return table;
    }

    private static void warnings(Subject subject, Manuscript manuscript) {
        subject.problem()
                .data()
                .warnings()
                .forEach(warning -> manuscript.paragraph(Prose.of("Warning: " + warning + ".")));
    }

    private static void statistics(Subject subject, Manuscript manuscript) {
        Moments moments = subject.moments();
        Modalities modalities = moments.modalities();
        List<String> dimensions = new ArrayList<>();
        for (int m = 0; m < modalities.count(); m++) {
            int d = modalities.dimensions().get(m);
            dimensions.add(modalities.names().get(m) + " has " + (d == 1 ? "one input" : d + " inputs"));
        }
        String samples = subject.problem()
                .data()
                .samples()
                .map(some -> " (" + some.count() + " samples"
                        + subject.problem()
                                .data()
                                .heldOut()
                                .map(more -> " and " + more.count() + " held out")
                                .orElse("")
                        + ")")
                .orElse("");
        Prose intro = Prose.of("Data: " + subject.data() + samples + "; modality "
                + String.join(", modality ", dimensions)
                + (moments.outputs() > 1 ? "; " + moments.outputs() + " outputs" : "")
                + ". A linear network sees them through their second moments only");
        if (modalities.inputs() > LARGEST_TYPESET || moments.outputs() > LARGEST_TYPESET) {
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
        String rest = "\\Sigma_{yx}=" + rows(moments) + ",\\qquad\\sigma_{yy}=" + Rounded.tex(moments.outputVariance());
        if (modalities.inputs() <= 3) {
            manuscript.formula(covariance + ",\\qquad " + rest);
        } else {
            manuscript.formula(covariance);
            manuscript.formula(rest);
        }
    }

    private static String matrix(Moments moments) {
        List<Vector> rows = new ArrayList<>();
        int size = moments.inputCovariance().size();
        for (int i = 0; i < size; i++) {
            double[] row = new double[size];
            for (int j = 0; j < size; j++) {
                row[j] = moments.inputCovariance().at(i, j);
            }
            rows.add(Vector.of(row));
        }
        return matrix(rows);
    }

    private static String rows(Moments moments) {
        return matrix(moments.rows());
    }

    private static String matrix(List<Vector> rows) {
        List<String> lines = new ArrayList<>();
        for (Vector row : rows) {
            List<String> cells = new ArrayList<>();
            for (int j = 0; j < row.size(); j++) {
                cells.add(Rounded.value(row.at(j), 4).replace("−", "-").replace("·", "\\cdot "));
            }
            lines.add(String.join(" & ", cells));
        }
        return "\\begin{pmatrix}" + String.join(" \\\\ ", lines) + "\\end{pmatrix}";
    }

    private static Table networks(Subject subject) {
        boolean special = subject.networks().stream()
                .anyMatch(network -> !NetworkWords.special(network).isEmpty());
        List<Table.Column> heads = new ArrayList<>(List.of(
                Table.Column.left("Network"),
                Table.Column.left("Initialization"),
                Table.Column.left("Method"),
                Table.Column.right("Width")));
        if (special) {
            heads.add(Table.Column.left("Special"));
        }
        heads.add(Table.Column.left("Seeds"));
        Table table = Table.of(heads.toArray(Table.Column[]::new));
        for (Ensemble network : subject.networks()) {
            List<String> cells = new ArrayList<>(List.of(
                    network.name(),
                    NetworkWords.start(network, subject.problem().remedies()),
                    NetworkWords.method(network),
                    NetworkWords.widths(network)));
            if (special) {
                cells.add(NetworkWords.special(network));
            }
            cells.add(NetworkWords.runs(network));
            table = table.row(cells.toArray(String[]::new));
        }
        return table;
    }
}
