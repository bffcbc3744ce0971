package org.fusionflow.report.study.part;

import java.util.List;
import java.util.Optional;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.study.course.NetworkCharts;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.Subject;

/** Draws loss and maps over time, network by network. */
final class DynamicsPart implements Part {
    private static final double HEIGHT = 212;

    private static final String FUNCTION =
            "a nonlinear network has no map, so it is looked at as a function: its loss, and the contribution of each"
                    + " modality, the root mean square over the data of the change of the output when that modality's input is"
                    + " set to 0. The reduced flow beside it is that of the linear network of the same architecture.";

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        manuscript.section("Dynamics");
        for (int network = 0; network < subject.networks().size(); network++) {
            network(subject, network, manuscript);
        }
    }

    private static void network(Subject subject, int network, Manuscript manuscript) {
        Ensemble runs = subject.networks().get(network);
        manuscript.subsection("Network " + runs.name());
        boolean short_ = runs.results().stream().anyMatch(r -> r.trajectory().size() < 2);
        if (short_) {
            manuscript.paragraph("A run ended before its second recorded time, so there are no curves.");
            return;
        }
        Label courses = new Label();
        Label own = new Label();
        NetworkCharts charts = new NetworkCharts(subject, network);
        NetworkCharts.Drawn drawn = charts.overTime();
        Optional<NetworkCharts.Drawn> rescaled = charts.rescaled();
        Prose shown = Prose.of(" ").reference(courses).text(" shows loss and maps over time");
        manuscript.paragraph(words(runs)
                .append(
                        rescaled.isPresent()
                                ? shown.text(", ").reference(own).text(" the same in units of their own half times.")
                                : shown.text(".")));
        manuscript.figure(courses, caption(subject, runs, charts).append(marked(drawn)), HEIGHT, drawn.grid());
        rescaled.ifPresent(again -> manuscript.figure(
                own,
                Prose.of("The same with time in units of each trajectory's own first half time. "
                                + (subject.depth() > 2
                                        ? "Random layers are misaligned at first, so their first half time is not that of the"
                                                + " reduced flow, which starts aligned at the nominal scale;"
                                        : "Random weights do not have the nominal amplitude along the direction that grows, so"
                                                + " their first half time is not that of the reduced flow;")
                                + " in this unit what is left is the difference in shape.")
                        .append(seeds(runs, charts))
                        .append(marked(again)),
                HEIGHT,
                again.grid()));
    }

    /** Counts what is beyond the end of an axis. */
    private static Prose marked(NetworkCharts.Drawn drawn) {
        return Prose.of(
                drawn.marked() == 0
                        ? ""
                        : drawn.marked() == 1
                                ? " An arrow at the edge of a panel marks one value beyond its axis."
                                : " Arrows at the edge of a panel mark " + drawn.marked() + " values beyond its axis.");
    }

    /** Says how the seeds are drawn. */
    private static Prose seeds(Ensemble runs, NetworkCharts charts) {
        int count = runs.results().size();
        return Prose.of(
                count == 1
                        ? ""
                        : charts.showsSeeds()
                                ? " Each of the " + count + " seeds is a thin line."
                                : " Of the " + count
                                        + " seeds the 10, 50 and 90 % quantiles of the time at equal loss are"
                                        + " drawn, the median thick.");
    }

    private static Prose words(Ensemble runs) {
        if (runs.isRecorded()) {
            return recorded(runs);
        }
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

    private static Prose recorded(Ensemble runs) {
        int count = runs.results().size();
        Prose text = Prose.of((count == 1 ? "A training loop that was" : count + " training loops that were")
                + " recorded elsewhere (" + NetworkWords.runs(runs) + "); lines join the recorded states. ");
        if (!runs.setup().isLinear()) {
            return text.text("The network has the activation "
                    + runs.setup().activation().name() + "; " + FUNCTION);
        }
        return text.text("The reduced flow is not fitted to it: it starts aligned at the nominal ")
                .math("u_0")
                .text(
                        NetworkWords.descends(runs)
                                ? "."
                                : ", and describes gradient descent, which its method, "
                                        + runs.setup().method().name() + ", is not.");
    }

    private static Prose nonlinear(String who, Ensemble runs) {
        return Prose.of(who + " of width " + NetworkWords.widths(runs) + " with the activation "
                        + runs.setup().activation().name() + ", started from weights ")
                .code(runs.setup().initialization().name())
                .text(". " + capital(FUNCTION));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Prose caption(Subject subject, Ensemble runs, NetworkCharts charts) {
        Prose text = Prose.of("Reduced flow and network " + runs.name() + " over flow time: loss, and ");
        text = runs.setup().isLinear()
                ? text.math("\\lVert w_m\\rVert")
                        .text(
                                subject.names().size() == 2
                                        ? " of both modalities. "
                                        : subject.names().size() == 1 ? ". " : " of all modalities. ")
                : text.text("the contributions of the modalities. ");
        text = runs.isAligned()
                ? text.text("Black lines are the reduced flow, open markers the network. ")
                : text.text("Black lines are the reduced flow, coloured ones the network.")
                        .append(seeds(runs, charts))
                        .text(" ");
        text = text.text(
                "Below stands their difference over the largest value of the reduced flow; arrows at the lower edge"
                        + " are below 10⁻¹², where two integrations differ by rounding. ");
        if (charts.isLogarithmicInTime()) {
            text = text.text("Time is logarithmic, because the first half time is much shorter than the last. ");
        }
        if (charts.isExcess()) {
            text = text.text(
                    "The loss is shown as what it exceeds the least loss by, on a logarithmic scale, on which its plateaus are"
                            + " seen. ");
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
                : text.text(", black of the reduced flow and coloured of the network.");
    }
}
