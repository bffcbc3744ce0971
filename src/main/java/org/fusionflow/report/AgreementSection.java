package org.fusionflow.report;

import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.LearningOrder;
import org.fusionflow.study.Comparison;
import org.fusionflow.study.Comparison.Agrees;
import org.fusionflow.study.Comparison.Differs;
import org.fusionflow.study.Comparison.NotComparable;
import org.fusionflow.study.Criterion;
import org.fusionflow.study.Measured;
import org.fusionflow.study.NetworkRuns;
import org.fusionflow.study.Quantity;
import org.fusionflow.study.StudyResult;

/** Every check with its value and bound, and why formula and random networks differ where they do. */
final class AgreementSection {
    /** Formula and network are said to differ beyond this fraction. */
    private static final double NOTABLE = 0.05;

    private final StudyResult result;

    AgreementSection(StudyResult result) {
        this.result = result;
    }

    void add(PdfPages pages) {
        pages.heading(1, "4\u2002Agreement");
        pages.table("Table 4", Prose.of("Differences of networks from the reduced flow, and conservation."), errors());
        pages.table("Table 5", Prose.of("The checks of this study, each with the reason for its bound."), checks());
        for (NetworkRuns runs : result.runs()) {
            if (!runs.setup().isAligned()) {
                gap(pages, runs);
            }
        }
    }

    private Table errors() {
        Table table = Table.of(
                Table.Column.left("Network"),
                Table.Column.right("largest |Δw|"),
                Table.Column.right("largest |Δloss|"),
                Table.Column.right("conserved drift"));
        for (NetworkRuns runs : result.runs()) {
            Measured column = result.measured(runs.setup().name());
            table = table.row(
                    runs.setup().name(),
                    Digits.of(column.value(Quantity.MAP_ERROR)),
                    Digits.of(column.value(Quantity.LOSS_ERROR)),
                    Digits.of(column.value(Quantity.CONSERVED_DRIFT)));
        }
        return table;
    }

    private Table checks() {
        Table table = Table.of(
                Table.Column.left("Check"),
                Table.Column.right("Value"),
                Table.Column.right("Bound"),
                Table.Column.center("Holds"),
                Table.Column.left("Reason for the bound"));
        List<Comparison> comparisons = result.comparisons();
        for (int i = 0; i < comparisons.size(); i++) {
            Criterion criterion = result.study().criteria().get(i);
            Comparison comparison = comparisons.get(i);
            String bound = criterion.least() > 0
                    ? Digits.of(criterion.least()) + "\u00a0to\u00a0" + Digits.of(criterion.most())
                    : "≤\u00a0" + Digits.of(criterion.most());
            table = table.row(
                    Prose.of(criterion.name()),
                    Prose.of(value(comparison)),
                    Prose.of(bound),
                    comparison.holds() ? Prose.of("yes") : Prose.of("").bold("no"),
                    Prose.of(criterion.reason()));
        }
        return table;
    }

    private static String value(Comparison comparison) {
        if (comparison instanceof Agrees agrees) {
            return Digits.of(agrees.value());
        }
        if (comparison instanceof Differs differs) {
            return Digits.of(differs.value());
        }
        return ((NotComparable) comparison).reason();
    }

    private void gap(PdfPages pages, NetworkRuns runs) {
        Measured formula = result.measured("formula");
        Measured network = result.measured(runs.setup().name());
        OptionalDouble nominal = formula.value(Quantity.FIRST_HALF_TIME);
        OptionalDouble measured = network.value(Quantity.FIRST_HALF_TIME);
        if (nominal.isEmpty()
                || measured.isEmpty()
                || Math.abs(measured.getAsDouble() / nominal.getAsDouble() - 1) < NOTABLE) {
            return;
        }
        String first = result.prediction()
                .tree()
                .names()
                .get(result.prediction().order().first());
        pages.heading(2, "Why “" + runs.setup().name() + "” differs from the formula");
        pages.paragraph(
                Prose.of("Its first half time is " + Digits.of(measured, network.spread(Quantity.FIRST_HALF_TIME))
                                + " where the formula says " + Digits.of(nominal) + ", its time ratio "
                                + Digits.of(network.value(Quantity.TIME_RATIO), network.spread(Quantity.TIME_RATIO))
                                + " where the formula says "
                                + Digits.of(formula.value(Quantity.TIME_RATIO)) + " (mean ± standard deviation over "
                                + network.seeds()
                                + " seeds). The formula is for a start on the manifold; random layers are not aligned with each other, so their"
                                + " product, which is what grows, starts at another amplitude than the nominal ")
                        .math("u_0")
                        .text("."));
        TwoModality two = LearningOrder.requireTwoModalities(result.study().tree());
        if (two.layers().value() == 2) {
            pages.paragraph(Prose.of(
                            "With two layers the early flow is linear and the growing mode of modality m has length exactly ")
                    .math("u_{\\mathrm{eff}}=\\lVert W^{1}_m\\hat{s}^{\\top}+W^{2\\top}_m\\rVert/2")
                    .text(", whose mean square for weights of variance ")
                    .math("\\gamma^2")
                    .text(" and width h is ")
                    .math("h\\gamma^2/2")
                    .text(
                            "; with it in place of the nominal start the reduced flow gives absolute times. It enters times through its"
                                    + " logarithm, and the ratio little."));
            return;
        }
        kappas(pages, two, first, formula, network);
    }

    /** Prefactors of the power laws, which do not depend on u0. */
    private void kappas(PdfPages pages, TwoModality two, String first, Measured formula, Measured network) {
        int layers = two.layers().value();
        int fusion = two.fusion().value();
        double u0 = result.study().u0();
        pages.paragraph(Prose.of("Writing every weight as ")
                .math("u_0")
                .text(" times a number of order one and time as ")
                .math("u_0^{2-L}")
                .text(" times another removes ")
                .math("u_0")
                .text(
                        " from the early equations: exponents are those of the formula, prefactors are not. Measured here at u₀ = "
                                + Digits.of(u0) + ":"));
        Table table =
                Table.of(Table.Column.left("Prefactor"), Table.Column.right("formula"), Table.Column.right("network"));
        double power = Math.pow(u0, layers - 2);
        table = table.row(
                Prose.ofMath("\\kappa_{" + first + "}=t_{" + first + "}\\,u_0^{" + (layers - 2) + "}"),
                Prose.of(Digits.of(times(formula.value(Quantity.FIRST_HALF_TIME), power), 3)),
                Prose.of(Digits.of(times(network.value(Quantity.FIRST_HALF_TIME), power), 3)));
        OptionalDouble nominal = delay(formula);
        OptionalDouble measured = delay(network);
        if (fusion > 2 && nominal.isPresent() && measured.isPresent()) {
            String second = result.prediction()
                    .tree()
                    .names()
                    .get(result.prediction().order().second());
            double escape = Math.pow(u0, fusion - 2);
            table = table.row(
                    Prose.ofMath("\\kappa_{" + second + "}=(t_{" + second + "}-t_{" + first + "})\\,u_0^{"
                            + (fusion - 2) + "}"),
                    Prose.of(Digits.of(times(nominal, escape), 3)),
                    Prose.of(Digits.of(times(measured, escape), 3)));
        }
        pages.table("", Prose.of("Prefactors of the phase durations."), table);
    }

    private static double times(OptionalDouble value, double factor) {
        return value.orElse(Double.NaN) * factor;
    }

    private static OptionalDouble delay(Measured column) {
        OptionalDouble first = column.value(Quantity.FIRST_HALF_TIME);
        OptionalDouble second = column.value(Quantity.SECOND_HALF_TIME);
        return first.isPresent() && second.isPresent()
                ? OptionalDouble.of(second.getAsDouble() - first.getAsDouble())
                : OptionalDouble.empty();
    }
}
