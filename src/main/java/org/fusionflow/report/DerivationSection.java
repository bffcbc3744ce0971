package org.fusionflow.report;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.data.LeastSquares;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.study.StudyResult;
import org.fusionflow.symbolic.Check;
import org.fusionflow.symbolic.Derivation;
import org.fusionflow.symbolic.FixedPoint;
import org.fusionflow.symbolic.Step;

/** The steps of the derivation with their formulas and verdicts, and the fixed points with their losses for these data. */
final class DerivationSection {
    /** One sentence a step, where formulas say the rest. */
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry(
                    "FT-1",
                    "The data enter through second moments only; minus the gradient of the loss by the map is the residual e."),
            Map.entry(
                    "FT-2",
                    "Every layer W moves along the outer product of what lies between it and the output, b, the residual, and"
                            + " what lies between the input and it, F."),
            Map.entry(
                    "FT-3",
                    "All layers are rank one and neighbours share unit vectors; the first layer of a modality keeps a free row v."
                            + " All children of a node deliver into one unit vector."),
            Map.entry(
                    "FT-4",
                    "On the ansatz the full gradient of every layer lies in that layer's own span, so the manifold is invariant for"
                            + " all time, not only early."),
            Map.entry(
                    "FT-5",
                    "Neighbouring layers keep the difference of their Gram matrices, under the full flow; a node keeps that of its parent"
                            + " layer and the sum over its children."),
            Map.entry(
                    "FT-6",
                    "If all conserved quantities are zero, all layers of a chain have equal norm and the flow closes in the rows v,"
                            + " with as many unknowns as there are inputs."),
            Map.entry(
                    "FT-7",
                    "At a fixed point every modality has gain zero or residual zero. The case split over learned sets is complete; losses"
                            + " are written for one input a modality."),
            Map.entry(
                    "TM-1",
                    "While both maps are small the residual is the correlation; an aligned start keeps its direction, and the two lengths"
                            + " are tied to each other."),
            Map.entry(
                    "TM-2",
                    "The first duration is an integral over the early flow; the second is the escape of the weaker modality from the saddle."
                            + " Both are exact in these limiting flows and leading order in the start length for the network."),
            Map.entry("TM-3", "The ratio of the half times to leading order in the start length."));

    private final StudyResult result;
    private final Derivation derivation;

    DerivationSection(StudyResult result, Derivation derivation) {
        this.result = result;
        this.derivation = derivation;
    }

    void add(PdfPages pages) {
        pages.heading(1, "2\u2002Derivation");
        pages.paragraph(
                Prose.of("Every step was checked by exact algebra when this report was made. Together they are ")
                        .bold(derivation.verdict().word())
                        .text(". Names A and B stand for the modality that is learned first and second."));
        for (Step step : derivation.steps()) {
            pages.heading(2, step.title());
            pages.paragraph(SENTENCES.getOrDefault(step.id(), step.statement()));
            List<String> lines = step.texLines();
            for (int i = 0; i < lines.size(); i++) {
                pages.formula(lines.get(i), i == lines.size() - 1 ? step.id() : "");
            }
            pages.paragraph(verdict(step));
        }
        pages.table(
                "Table 3",
                Prose.of("All fixed points of the balanced flow, with their loss for these data."),
                fixedPoints());
    }

    private static Prose verdict(Step step) {
        Set<String> scopes = new LinkedHashSet<>();
        for (Check check : step.checks()) {
            scopes.add(check.scope());
        }
        int count = step.checks().size();
        return Prose.of("")
                .bold(capital(step.verdict().word()))
                .text(": " + count + (count == 1 ? " check" : " checks") + ". Scope: " + String.join("; ", scopes)
                        + ".");
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private Table fixedPoints() {
        SecondMoments moments = result.prediction().moments();
        List<String> names = moments.modalities().names();
        Table table = Table.of(
                Table.Column.left("Learned"), Table.Column.left("Kind"), Table.Column.right("Loss for these data"));
        for (FixedPoint point : derivation.fixedPoints()) {
            Set<Integer> learned = new HashSet<>();
            point.learned().forEach(name -> learned.add(names.indexOf(name)));
            table = table.row(
                    point.learned().isEmpty() ? "none" : String.join(", ", point.learned()),
                    point.kind(),
                    Digits.of(loss(moments, learned)));
        }
        return table;
    }

    /** Without output noise the minimum is 0; what rounding leaves of it is not a number to show. */
    private static double loss(SecondMoments moments, Set<Integer> learned) {
        double loss = LeastSquares.on(moments, learned).loss();
        return Math.abs(loss) < 1e-14 * moments.outputVariance() ? 0 : loss;
    }
}
