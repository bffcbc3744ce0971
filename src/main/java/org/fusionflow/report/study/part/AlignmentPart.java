package org.fusionflow.report.study.part;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.learned.LearnedContributions;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.reduced.alignment.greedy.GreedyEvent;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.study.course.AlignmentCharts;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.SeedValues;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.report.words.Rounded;
import org.fusionflow.study.run.Rectified;

/** What the alignment law says of networks of rectified units, beside what they did. Nothing for a study without such networks. */
final class AlignmentPart implements Part {
    private static final double HEIGHT = 168;

    /** Events of a table; later ones are corners that noise made. */
    private static final int MOST_EVENTS = 8;

    /** A loss below this share of that at the start is rounding. */
    private static final double NOTHING = 1e-12;

    private static final int MOST_ENTRIES = 6;

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        List<Ensemble> networks = subject.networks().stream()
                .filter(network -> network.rectified().isPresent())
                .toList();
        if (networks.isEmpty()) {
            return;
        }
        manuscript.section("Alignment law");
        manuscript.paragraph(Prose.of("A unit of size n with direction u and sign σ obeys exactly ")
                .math("\\frac{d \\ln n}{dt} = \\sigma G(u)")
                .text(" and ")
                .math("\\frac{du}{dt} = \\sigma \\nabla G(u)")
                .text(
                        ", where G is the correlation of the residual with a unit of size 1. Directions settle at local maxima while sizes are"
                                + " still small, so a branch is learned at ")
                .math("\\frac{\\ln (1/u_0)}{G^*}")
                .text(", and what is learned changes the residual for the others. The law is of leading order in ")
                .math("\\frac{1}{\\ln (1/u_0)}")
                .text(
                        ". A modality is half learned when its contribution, the root mean square of the change of the output when its input"
                                + " is set to 0, is half of that at the end of a run that came to rest, or of the law's last plateau if the run"
                                + " ended before."));
        networks.forEach(network -> network(subject, network, manuscript));
    }

    private static void network(Subject subject, Ensemble network, Manuscript manuscript) {
        Rectified rectified = network.rectified().orElseThrow();
        AlignmentLaw law = rectified.law();
        manuscript.subsection("Law of network " + network.name());
        manuscript.paragraph(verdict(law, network));
        manuscript.table(
                Prose.of("Largest correlation of one unit with the output, by branch: its speed ")
                        .math("G^*")
                        .text(", that of the linear theory, and what shuffled outputs give."),
                speeds(law));
        manuscript.table(timesCaption(rectified, network), times(subject, rectified));
        if (!law.events().isEmpty()) {
            manuscript.table(
                    Prose.of(
                            "Events of the law: groups of units that are learned, and the loss of the plateau after them."
                                    + (law.events().size() > MOST_EVENTS
                                            ? " " + (law.events().size() - MOST_EVENTS) + " later ones are left out."
                                            : "")),
                    events(law));
        }
        List<Prose> reasons = new ArrayList<>();
        law.notLearned()
                .forEach(one -> reasons.add(Prose.of(one.modality() + " is not learned: " + one.reason() + ".")));
        law.warnings().forEach(warning -> reasons.add(Prose.of(warning)));
        if (!reasons.isEmpty()) {
            manuscript.bullets(reasons);
        }
        Label label = new Label();
        AlignmentCharts.of(subject, network)
                .ifPresent(charts -> manuscript.figure(label, caption(rectified, network), HEIGHT, charts));
    }

    private static Prose verdict(AlignmentLaw law, Ensemble network) {
        Prose text = Prose.of("")
                .bold(
                        law.premise().applies()
                                ? "The linear theory applies to " + network.name() + "."
                                : "The linear theory does not apply to " + network.name() + ".");
        return text.text(
                law.premise().applies()
                        ? " No unit grows faster than along the linear correlation, the first branch learns a linear map, and the order is"
                                + " that of the linear speeds."
                        : " " + capital(String.join("; ", law.premise().objections())) + ".");
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Table speeds(AlignmentLaw law) {
        Table table = Table.of(
                Table.Column.left("Branch"),
                Table.Column.right("speed G*"),
                Table.Column.right("linear theory"),
                Table.Column.right("noise"),
                Table.Column.right("maxima"));
        for (int b = 0; b < law.branches().size(); b++) {
            table = table.row(
                    law.branches().get(b),
                    Rounded.value(law.speed(b), 4),
                    Rounded.value((1 + law.slope()) / 2 * law.premise().speeds().get(b), 4),
                    law.noise(b) > 0 ? Rounded.value(law.noise(b), 2) : Rounded.NONE,
                    Integer.toString(law.maxima(b).size()));
        }
        return table;
    }

    private static Prose timesCaption(Rectified rectified, Ensemble network) {
        return Prose.of("Contribution half times: the law to leading order"
                + (rectified.hasTimes()
                        ? ", refined for each seed's own weights (mean over seeds), and the networks."
                        : network.isRecorded()
                                ? ", and the recorded networks, whose weights are not known."
                                : ", and the networks. Their method, "
                                        + network.setup().method().name()
                                        + ", does not follow the gradient flow, so its times and its order are others; plateaus can be compared.")
                + (network.results().size() > 1 ? " Behind ± stands the standard error." : ""));
    }

    private static Table times(Subject subject, Rectified rectified) {
        AlignmentLaw law = rectified.law();
        List<Table.Column> heads = new ArrayList<>();
        heads.add(Table.Column.left("Quantity"));
        heads.add(Table.Column.right("law"));
        if (rectified.hasTimes()) {
            heads.add(Table.Column.right("law, own weights"));
        }
        heads.add(Table.Column.right("networks"));
        Table table = Table.of(heads.toArray(Table.Column[]::new));
        for (int m = 0; m < law.names().size(); m++) {
            int modality = m;
            table = row(
                    table,
                    Prose.of("half time ").math(subject.halfTime(m)),
                    cell(law.halfTime(m)),
                    seeds(rectified, own -> own.refinedTime(modality)),
                    mean(rectified.learned().stream()
                            .map(one -> one.modalities().get(modality).time())
                            .toList()),
                    rectified);
        }
        if (law.names().size() > 1) {
            table = row(
                    table,
                    Prose.of("time ratio"),
                    cell(law.timeRatio()),
                    seeds(rectified, AlignmentLaw::refinedRatio),
                    mean(rectified.learned().stream()
                            .map(LearnedContributions::timeRatio)
                            .toList()),
                    rectified);
        }
        return table;
    }

    private static Table row(Table table, Prose name, String law, String own, String networks, Rectified rectified) {
        return rectified.hasTimes()
                ? table.row(name, Prose.of(law), Prose.of(own), Prose.of(networks))
                : table.row(name, Prose.of(law), Prose.of(networks));
    }

    private interface Quantity {
        OptionalDouble of(AlignmentLaw own);
    }

    private static String seeds(Rectified rectified, Quantity quantity) {
        return rectified.hasTimes()
                ? mean(rectified.own().stream()
                        .map(own -> quantity.of(own.orElseThrow()))
                        .toList())
                : Rounded.NONE;
    }

    private static String mean(List<OptionalDouble> values) {
        SeedValues seeds = new SeedValues(values);
        OptionalDouble mean = seeds.mean();
        if (mean.isEmpty()) {
            int present = seeds.present().length;
            return present == 0 ? Rounded.NONE : "in " + present + " of " + values.size() + " seeds";
        }
        OptionalDouble error = seeds.standardError();
        return Rounded.value(mean.getAsDouble(), 4)
                + (error.isPresent() ? " ± " + Rounded.value(error.getAsDouble(), 2) : "");
    }

    private static String cell(OptionalDouble value) {
        return value.isPresent() ? Rounded.value(value.getAsDouble(), 4) : Rounded.NONE;
    }

    private static Table events(AlignmentLaw law) {
        Table table =
                Table.of(Table.Column.right("time"), Table.Column.right("loss after"), Table.Column.left("learned"));
        for (GreedyEvent event :
                law.events().subList(0, Math.min(MOST_EVENTS, law.events().size()))) {
            List<String> groups = new ArrayList<>();
            event.learned()
                    .forEach(group -> groups.add(
                            (group.sign() > 0 ? "+" : "−") + group.branch() + " " + direction(group.direction())));
            table = table.row(
                    law.logScale() > 0 ? Rounded.value(law.logScale() * event.tau(), 4) : Rounded.NONE,
                    event.loss() > NOTHING * law.startLoss() ? Rounded.value(event.loss(), 4) : "0",
                    String.join(", ", groups));
        }
        return table;
    }

    private static String direction(Vector u) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_ENTRIES, u.size()); i++) {
            entries.add(Rounded.value(u.at(i), 3));
        }
        return "(" + String.join(", ", entries) + (u.size() > MOST_ENTRIES ? ", …" : "") + ")";
    }

    private static Prose caption(Rectified rectified, Ensemble network) {
        return Prose.of("Network " + network.name()
                + " and the alignment law over flow time: loss, and contributions of the modalities. "
                + (network.results().size() > 1 ? "Each seed is a line. " : "")
                + "Horizontal lines are the law's plateau losses"
                + (rectified.hasTimes()
                        ? "; vertical ones, black, its half times for the seeds' own weights (mean)."
                        : network.isRecorded() ? "." : "; its times are not those of this method."));
    }
}
