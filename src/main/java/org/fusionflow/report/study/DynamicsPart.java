package org.fusionflow.report.study;

import org.fusionflow.report.page.Prose;
import org.fusionflow.study.NetworkRuns;

/** Loss and maps over time, network by network. */
final class DynamicsPart implements Part {
    private static final double HEIGHT = 158;

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        manuscript.section("Dynamics");
        for (NetworkRuns runs : subject.result().runs()) {
            network(subject, runs, manuscript);
        }
    }

    private static void network(Subject subject, NetworkRuns runs, Manuscript manuscript) {
        manuscript.subsection("Network " + runs.setup().name());
        boolean short_ = runs.results().stream().anyMatch(r -> r.trajectory().size() < 2);
        if (short_) {
            manuscript.paragraph("A run ended before its second recorded time, so there are no curves.");
            return;
        }
        manuscript.paragraph(words(runs));
        NetworkCharts charts = new NetworkCharts(subject, runs);
        manuscript.figure(
                caption(subject, runs), HEIGHT, charts.loss("(a) loss"), charts.norms("(b) norms of the maps"));
        if (!runs.setup().isAligned() && charts.canRescale()) {
            manuscript.figure(
                    Prose.of("The same with time in units of each trajectory's own first half time. "
                            + (subject.layers() > 2
                                    ? "Random layers are misaligned at first, so their first half time is not that of the"
                                            + " reduced flow, which starts aligned at the nominal scale;"
                                    : "Random weights do not have the nominal amplitude along the direction that grows, so their"
                                            + " first half time is not that of the reduced flow;")
                            + " in this unit what is left is the difference in shape."
                            + (runs.setup().seeds().size() > 1
                                    ? " Dashed lines and bands are mean and standard deviation over the seeds."
                                    : "")),
                    HEIGHT,
                    charts.rescaledLoss("(a) loss"),
                    charts.rescaledNorms("(b) norms of the maps"));
        }
    }

    private static Prose words(NetworkRuns runs) {
        String who = runs.setup().seeds().size() == 1
                ? "One network"
                : runs.setup().seeds().size() + " networks";
        Prose text = Prose.of(who + " of width " + runs.setup().width() + ", started ");
        return runs.setup().isAligned()
                ? text.text(
                        "on the balanced rank-one manifold with the lengths of the reduced flow. The manifold is invariant, so"
                                + " the network must follow the reduced flow to integration error for all time.")
                : text.text("from random weights (")
                        .code(runs.setup().initialization().name())
                        .text("). The reduced flow is not fitted to them: it starts aligned at the nominal ")
                        .math("u_0")
                        .text(".");
    }

    private static Prose caption(Subject subject, NetworkRuns runs) {
        Prose text = Prose.of("Reduced flow and network " + runs.setup().name() + " over flow time: loss, and ")
                .math("\\lVert w_m\\rVert")
                .text(" of both modalities. ");
        if (runs.setup().isAligned()) {
            text = text.text("Lines are the reduced flow, open circles the network. ");
        } else if (runs.setup().seeds().size() > 1) {
            text = NetworkCharts.showsSeeds(runs)
                    ? text.text("Solid lines are the reduced flow, dashed lines the network, one a seed. ")
                    : text.text(
                            "Solid lines are the reduced flow; dashed lines and bands are mean and standard deviation over "
                                    + runs.setup().seeds().size() + " seeds. ");
        } else {
            text = text.text("Solid lines are the reduced flow, dashed lines the network. ");
        }
        if (!subject.order().early()) {
            text = text.text(
                    "The horizontal line is the loss at the saddle where only " + subject.first() + " is learned. ");
        }
        text = text.text("Vertical lines are half times");
        return runs.setup().isAligned()
                ? text.text(".")
                : text.text(", grey of the reduced flow and red of the network.");
    }
}
