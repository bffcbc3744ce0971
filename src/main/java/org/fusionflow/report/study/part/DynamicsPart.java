package org.fusionflow.report.study.part;

import java.util.List;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.Subject;

/** Draws loss and maps over time, network by network. */
final class DynamicsPart implements Part {
    private static final double HEIGHT = 158;

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        manuscript.section("Dynamics");
        for (Ensemble runs : subject.networks()) {
            network(subject, runs, manuscript);
        }
    }

    private static void network(Subject subject, Ensemble runs, Manuscript manuscript) {
        manuscript.subsection("Network " + runs.name());
        boolean short_ = runs.results().stream().anyMatch(r -> r.trajectory().size() < 2);
        if (short_) {
            manuscript.paragraph("A run ended before its second recorded time, so there are no curves.");
            return;
        }
        Label courses = new Label();
        Label own = new Label();
        NetworkCharts charts = new NetworkCharts(subject, runs);
        boolean rescaled = !runs.isAligned() && runs.setup().isLinear() && charts.canRescale();
        Prose shown = Prose.of(" ").reference(courses).text(" shows loss and maps over time");
        manuscript.paragraph(words(runs)
                .append(
                        rescaled
                                ? shown.text(", ").reference(own).text(" the same in units of their own half times.")
                                : shown.text(".")));
        manuscript.figure(
                courses,
                caption(subject, runs),
                HEIGHT,
                charts.loss("(a) loss"),
                runs.setup().isLinear()
                        ? charts.norms("(b) norms of the maps")
                        : charts.contributions("(b) contributions of the modalities"));
        if (rescaled) {
            manuscript.figure(
                    own,
                    Prose.of("The same with time in units of each trajectory's own first half time. "
                            + (subject.depth() > 2
                                    ? "Random layers are misaligned at first, so their first half time is not that of the"
                                            + " reduced flow, which starts aligned at the nominal scale;"
                                    : "Random weights do not have the nominal amplitude along the direction that grows, so their"
                                            + " first half time is not that of the reduced flow;")
                            + " in this unit what is left is the difference in shape."
                            + (runs.results().size() > 1
                                    ? " Dashed lines and bands are mean and standard deviation over the seeds."
                                    : "")),
                    HEIGHT,
                    charts.rescaledLoss("(a) loss"),
                    charts.rescaledNorms("(b) norms of the maps"));
        }
    }

    private static Prose words(Ensemble runs) {
        String who = runs.results().size() == 1 ? "One network" : runs.results().size() + " networks";
        if (!runs.setup().isLinear()) {
            return nonlinear(who, runs);
        }
        Prose text = Prose.of(who + " of width " + NetworkWords.widths(runs) + ", started ");
        if (runs.isAligned()) {
            return text.text("on the balanced rank-one manifold with the lengths of the reduced flow. "
                    + (runs.setup().method() instanceof GradientFlow
                            ? "The manifold is invariant, so the network must follow the reduced flow to integration error for"
                                    + " all time."
                            : NetworkWords.descends(runs)
                                    ? "The manifold is invariant, so the network must follow the reduced flow up to the size of"
                                            + " its steps."
                                    : "Its method is not gradient descent, so it need not follow the reduced flow."));
        }
        return text.text("from random weights (")
                .code(runs.setup().initialization().name())
                .text("). The reduced flow is not fitted to them: it starts aligned at the nominal ")
                .math("u_0")
                .text(
                        NetworkWords.descends(runs)
                                ? "."
                                : ", and describes gradient descent, which this method is not.");
    }

    private static Prose nonlinear(String who, Ensemble runs) {
        return Prose.of(who + " of width " + NetworkWords.widths(runs) + " with the activation "
                        + runs.setup().activation().name() + ", started from weights ")
                .code(runs.setup().initialization().name())
                .text(
                        ". A nonlinear network has no map, so it is looked at as a function: its loss, and the contribution of each"
                                + " modality, the root mean square over the data of the change of the output when that modality's input is"
                                + " set to 0. The reduced flow beside it is that of the linear network of the same architecture.");
    }

    private static Prose caption(Subject subject, Ensemble runs) {
        Prose text = Prose.of("Reduced flow and network " + runs.name() + " over flow time: loss, and ");
        text = runs.setup().isLinear()
                ? text.math("\\lVert w_m\\rVert")
                        .text(
                                subject.names().size() == 2
                                        ? " of both modalities. "
                                        : subject.names().size() == 1 ? ". " : " of all modalities. ")
                : text.text("the contributions of the modalities. ");
        if (runs.isAligned()) {
            text = text.text("Lines are the reduced flow, open circles the network. ");
        } else if (runs.results().size() > 1) {
            text = NetworkCharts.showsSeeds(runs)
                    ? text.text("Solid lines are the reduced flow, dashed lines the network, one a seed. ")
                    : text.text(
                            "Solid lines are the reduced flow; dashed lines and bands are mean and standard deviation over "
                                    + runs.results().size() + " seeds. ");
        } else {
            text = text.text("Solid lines are the reduced flow, dashed lines the network. ");
        }
        List<LearnedSet> plateaus = subject.plateaus();
        if (plateaus.size() == 1) {
            text = text.text("The horizontal line is the loss at the saddle where only "
                    + Subject.list(plateaus.get(0).names())
                    + (plateaus.get(0).size() == 1 ? " is" : " are") + " learned. ");
        } else if (plateaus.size() > 1) {
            text = text.text("Horizontal lines are the losses at the saddles of the predicted path, where "
                    + Subject.list(plateaus.stream()
                            .map(set -> String.join(", ", set.names()))
                            .toList())
                    + " are learned. ");
        }
        text = text.text("Vertical lines are half times");
        return runs.isAligned() || !runs.setup().isLinear()
                ? text.text(runs.setup().isLinear() ? "." : " of the reduced flow.")
                : text.text(", grey of the reduced flow and red of the network.");
    }
}
