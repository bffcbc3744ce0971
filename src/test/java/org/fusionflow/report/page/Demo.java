package org.fusionflow.report.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.PhasePortrait;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.chart.look.PointKind;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;

/** A document that uses everything: to be looked at after a change, and the common subject of several tests. */
public final class Demo {
    private static final String LONG_SUM =
            "\\dot{v}_A = \\lVert v_A\\rVert^{2}\\,\\bigl(\\lVert v_A\\rVert^{2}+\\lVert v_B\\rVert^{2}\\bigr)^{1/2}"
                    + "\\,\\bigl(\\Sigma_{yx_A}-w\\,\\Sigma_{xA}\\bigr)";

    private Demo() {}

    /** Writes the document to the path given. */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        Document document = document();
        System.err.printf(Locale.ROOT, "built after %.2f s%n", (System.nanoTime() - start) / 1e9);
        int pages = PdfPages.write(document, Paper.A4, Path.of(arguments[0])).pages();
        System.err.printf(Locale.ROOT, "%d pages in %.2f s%n", pages, (System.nanoTime() - start) / 1e9);
    }

    public static Document document() {
        Document pages = new Document(new Imprint(
                "Late fusion learns one modality at a time",
                "Reduced flow against full simulation for (A:3,B:3):1",
                "A demonstration of the page kit",
                List.of("multimodal", "deep linear networks"),
                "fusionflow 0.1.0"));
        text(pages);
        formulas(pages);
        pages.heading(1, "3\u2002Agreement");
        pages.paragraph("Every number of the theory is set against the same number from the simulation.");
        pages.table(
                Label.of("Table 1"),
                Prose.of("Twelve checks of the reduced flow. The bound is on the relative difference."),
                checks());
        pages.heading(1, "4\u2002Curves");
        pages.figure(
                Label.of("Figure 1"),
                Prose.of(
                                "Loss over flow time. Points are means over eight seeds, with their standard deviation; the line is the "
                                        + "reduced flow from ")
                        .math("u_0 = 0.01")
                        .text(". The dashed lines mark the half times."),
                210,
                loss("", true));
        pages.paragraph(
                "The plateau between the two drops is the unimodal phase: its length grows with the depth below the "
                        + "fusion layer and with the correlation of the inputs.");
        pages.figure(
                Label.of("Figure 2"),
                Prose.of(
                        "Fixed points of the flow in the plane of the two gains, with trajectories from small starts."),
                290,
                portrait(""));
        pages.figure(
                Label.of("Figure 3"),
                Prose.of("Side by side: (a) loss, (b) the plane of the gains."),
                185,
                loss("(a) loss", false),
                portrait("(b) gains"));
        longTable(pages);
        return pages;
    }

    private static void text(Document pages) {
        pages.heading(1, "1\u2002What is compared");
        pages.paragraph(Prose.of("Gradient flow from a small start passes near a ")
                .italic("fixed point")
                .text(" where only one modality is learned. The flow of the lengths ")
                .math("u_A")
                .text(" and ")
                .math("u_B")
                .text(" is derived and proved, integrated, and set against a network that knows nothing of it. "
                        + "The time ratio is ")
                .math("t_B/t_A = 1 + (\\sigma_A-\\sigma_B)/\\lvert\\sigma_B-\\sigma_A v_{AB}/v_A\\rvert")
                .text(" to leading order; symbols such as τ, λ, ‖w‖, ≤, ρ, ∞, ₐ, ℓ and Σ appear in running text."));
        pages.paragraph(Prose.of("The study file is ")
                .code("validation/late-fusion.yaml")
                .text("; the command ")
                .code("fusionflow report validation/late-fusion.yaml -o late.pdf")
                .text(" makes this document. ")
                .bold("It holds:")
                .text(" all twelve checks are within their bounds."));
        pages.bullets(List.of(
                Prose.of("The derivation is exact: a difference is brought to a normal form over the rationals, "
                        + "and the normal form of every step is zero."),
                Prose.of("The flow conserves ")
                        .math("\\lVert W_A^{(1)}\\rVert^2-\\lVert W_A^{(2)}\\rVert^2")
                        .text("."),
                Prose.of("Nothing is fitted.")));
    }

    private static void formulas(Document pages) {
        pages.heading(1, "2\u2002The reduced flow");
        pages.heading(2, "2.1\u2002Gains");
        pages.paragraph("Along the balanced flow the map of each modality moves by its own residual:");
        pages.formula(LONG_SUM, "FT-4");
        pages.paragraph("At the fixed point where exactly A is learned, the loss is");
        pages.formula("\\mathcal{L}^{*}_A = \\frac{1}{2}\\left(\\sigma_{yy}-\\frac{\\sigma_A^{2}}{v_A}\\right),"
                + "\\qquad t_A=\\int_{u_0}^{u_{1/2}}\\frac{\\mathrm{d}u}{u^{2}\\,(\\sigma_A-v_A u^{3})}");
        pages.paragraph("A sum that is too long for the column is broken where its author wants it:");
        pages.formula(
                List.of(
                        "\\frac{\\mathrm{d}\\mathcal{L}}{\\mathrm{d}t} &= -\\sum_{m\\in\\{A,B\\}}\\Bigl(u_m^{4}"
                                + "\\,\\lVert r_m\\rVert^{2}+2\\,u_m^{2}\\,r_m^{\\top}\\Sigma_{m}r_m\\Bigr)",
                        "- \\left(u_A^{2}+u_B^{2}\\right)^{1/2}\\left(\\sigma_A-v_A w_A-v_{AB}w_B\\right)^{2}u_A^{2}",
                        "- \\left(u_A^{2}+u_B^{2}\\right)^{1/2}\\left(\\sigma_B-v_B w_B-v_{AB}w_A\\right)^{2}u_B^{2}"),
                "FT-9");
        pages.paragraph("and by itself where nobody said how:");
        pages.formula("\\dot u_A = " + "a_1 u_A^{2}u_B\\,(\\sigma_A-v_A u_A^{3}) + ".repeat(5) + "u_A^{7}", "FT-10");
    }

    private static Table checks() {
        Table table = Table.of(
                Table.Column.left("Quantity"),
                Table.Column.left("Symbol"),
                Table.Column.right("Theory"),
                Table.Column.right("Simulation"),
                Table.Column.right("Difference"),
                Table.Column.center("Holds"));
        String[] names = {
            "half time of A",
            "half time of B",
            "time ratio",
            "plateau loss",
            "final loss",
            "drift of the conserved quantity"
        };
        String[] symbols = {"t_A", "t_B", "t_B/t_A", "\\mathcal{L}^{*}_A", "\\mathcal{L}_\\infty", "\\Delta C"};
        for (int i = 0; i < 12; i++) {
            double value = 0.37 * (i + 1) * (i + 1);
            table = table.row(
                    Prose.of(names[i % 6] + (i < 6 ? "" : ", deeper network")),
                    Prose.ofMath(symbols[i % 6]),
                    Prose.of(String.format(Locale.ROOT, "%.4f", value)),
                    Prose.of(String.format(Locale.ROOT, "%.4f", value * 1.002)),
                    Prose.of(String.format(Locale.ROOT, "%.1e", 0.002)),
                    Prose.of("yes"));
        }
        return table;
    }

    private static void longTable(Document pages) {
        pages.heading(1, "5\u2002All runs");
        Table table =
                Table.of(Table.Column.right("Seed"), Table.Column.left("What happened"), Table.Column.right("Steps"));
        List<List<Prose>> rows = new ArrayList<>();
        for (int seed = 0; seed < 60; seed++) {
            String story = seed % 7 == 3
                    ? "learned B first, because its start was larger by chance, and stayed near the saddle for most of the "
                            + "time before A followed"
                    : "learned A, then B";
            rows.add(List.of(Prose.of("" + seed), Prose.of(story), Prose.of("" + (1200 + 37 * seed))));
        }
        pages.table(Label.of("Table 2"), Prose.of("Each seed of the study."), table.rows(rows));
    }

    private static CurveChart loss(String title, boolean wide) {
        int count = 400;
        double[] time = new double[count];
        double[] loss = new double[count];
        double[] low = new double[count];
        double[] high = new double[count];
        double[] deep = new double[count];
        for (int i = 0; i < count; i++) {
            time[i] = i == 0 ? 0 : Math.pow(10, -1 + 4.0 * i / count);
            loss[i] = 0.004 + drop(0.8, time[i], 3) + drop(0.2, time[i], 90);
            deep[i] = 0.004 + drop(0.8, time[i], 12) + drop(0.2, time[i], 450);
            low[i] = loss[i] * 0.75;
            high[i] = loss[i] * 1.3;
        }
        int points = 14;
        double[] x = new double[points];
        double[] y = new double[points];
        double[] spread = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = time[20 + 27 * i];
            y[i] = loss[20 + 27 * i] * (1 + 0.05 * Math.sin(i));
            spread[i] = 0.12 * y[i];
        }
        CurveChart.Builder chart = CurveChart.of(Axis.logarithmic("flow time t (1/λ_A)"), Axis.logarithmic("loss"))
                .title(title)
                .unlisted("seed 1", time, low, Look.solid(Look.Hue.BLUE))
                .unlisted("seed 2", time, high, Look.solid(Look.Hue.BLUE))
                .curve("reduced flow", time, loss, Look.solid(Look.Hue.BLUE))
                .measured("full network", x, y, spread, Look.points(Look.Hue.VERMILLION))
                .vertical(3, "t_A = 3.0", Look.Hue.BLACK)
                .vertical(90, "t_B = 90", Look.Hue.BLACK)
                .horizontal(0.204, "plateau 0.204", Look.Hue.GREY);
        if (wide) {
            chart.curve("deeper network", time, deep, Look.dashed(Look.Hue.GREEN))
                    .vertical(3.6, "simulated 3.6", Look.Hue.VERMILLION)
                    .vertical(4.2, "asymptotic 4.2", Look.Hue.GREEN);
        }
        return chart.build();
    }

    private static double drop(double height, double time, double at) {
        return height / (1 + Math.pow(time / at, 4));
    }

    static PhasePortrait portrait(String title) {
        DoubleBinaryOperator du = (u, v) -> u * u * Math.sqrt(u * u + v * v) * (1 - u * u * u - 0.3 * v * v * v);
        DoubleBinaryOperator dv = (u, v) -> v * v * Math.sqrt(u * u + v * v) * (0.7 - v * v * v - 0.3 * u * u * u);
        double both = Math.cbrt((1 - 0.21) / 0.91);
        double bothB = Math.cbrt((0.7 - 0.3) / 0.91);
        PhasePortrait.Builder portrait = PhasePortrait.of(
                        Axis.linear("u_A").from(0, 1.2), Axis.linear("u_B").from(0, 1.1), du, dv)
                .title(title)
                .fixedPoint(0, 0, PointKind.HIGHER_ORDER_SADDLE, "0")
                .fixedPoint(1, 0, PointKind.SADDLE, "only A")
                .fixedPoint(0, Math.cbrt(0.7), PointKind.SADDLE, "only B")
                .fixedPoint(both, bothB, PointKind.MINIMUM, "both");
        double[][] starts = {{0.1, 0.08}, {0.05, 0.12}, {0.1, 0.1}};
        Look[] looks = {Look.solid(Look.Hue.BLUE), Look.dashed(Look.Hue.VERMILLION), Look.solid(Look.Hue.GREEN)};
        String[] names = {"A ahead", "B ahead", "equal"};
        for (int s = 0; s < starts.length; s++) {
            List<Double> u = new ArrayList<>(Collections.singletonList(starts[s][0]));
            List<Double> v = new ArrayList<>(Collections.singletonList(starts[s][1]));
            for (int i = 0; i < 40_000; i++) {
                double a = u.get(i);
                double b = v.get(i);
                u.add(a + 0.02 * du.applyAsDouble(a, b));
                v.add(b + 0.02 * dv.applyAsDouble(a, b));
            }
            portrait.trajectory(
                    names[s],
                    u.stream().mapToDouble(Double::doubleValue).toArray(),
                    v.stream().mapToDouble(Double::doubleValue).toArray(),
                    looks[s]);
        }
        return portrait.build();
    }
}
