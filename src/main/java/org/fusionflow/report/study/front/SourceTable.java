package org.fusionflow.report.study.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.SeedValues;
import org.fusionflow.report.study.subject.SourceColumn;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.report.words.Rounded;

/** Lists half times, their ratio and the loss on the plateau by source; below a network that starts elsewhere stands what is predicted for it. */
public final class SourceTable {
    /** Losses below this part of the loss at the start are rounding. */
    private static final double ROUNDING = 1e-12;

    /** An en space, which stays at the beginning of a cell. */
    private static final String INDENT = "\u2002";

    /** Largest number of half times that fit side by side. */
    private static final int MOST_TIMES = 4;

    private final Subject subject;
    private final List<Integer> shown;

    private SourceTable(Subject subject) {
        this.subject = subject;
        List<Integer> order = subject.order();
        // The last one is part of the ratio.
        List<Integer> some = new ArrayList<>(order.subList(0, Math.min(order.size(), MOST_TIMES)));
        if (order.size() > MOST_TIMES) {
            some.set(MOST_TIMES - 1, order.get(order.size() - 1));
        }
        this.shown = some;
    }

    public static Table of(Subject subject) {
        return new SourceTable(subject).table();
    }

    private Table table() {
        List<Table.Column> heads = new ArrayList<>();
        heads.add(Table.Column.left("Source"));
        shown.forEach(m -> heads.add(math(subject.halfTime(m))));
        if (subject.hasRatio()) {
            heads.add(math(subject.ratio()));
        }
        if (subject.asksForPlateau()) {
            heads.add(Table.Column.right("Plateau loss"));
        }
        Table table = Table.of(heads.toArray(Table.Column[]::new));
        Prediction prediction = subject.prediction();
        if (subject.hasFormula()) {
            table = row(table, "formula, leading order", SourceColumn.formula(prediction));
        }
        if (Phases.hasRefined(subject)) {
            table = row(table, "formula, refined", SourceColumn.refined(prediction));
        }
        table = row(table, "reduced flow, exact", SourceColumn.reduced(prediction));
        for (Ensemble network : subject.networks()) {
            table = network(table, network);
        }
        return table;
    }

    private Table network(Table before, Ensemble network) {
        SourceColumn measured = subject.column(network);
        Table table = row(before, network.name() + ", " + Subject.seeds(network), measured);
        Optional<SourceColumn> own = subject.ownColumn(network);
        if (own.isEmpty()) {
            return table;
        }
        return row(table, INDENT + "from its own start", own.get())
                .row(cells(
                        Prose.of(INDENT + "deviation"),
                        m -> deviation(
                                measured.halfTimes().get(m),
                                own.get().halfTimes().get(m)),
                        deviation(measured.timeRatio(), own.get().timeRatio()),
                        Rounded.NONE));
    }

    private static String deviation(SeedValues measured, SeedValues predicted) {
        return Deviation.of(measured, predicted).map(Deviation::cell).orElse(Rounded.NONE);
    }

    private Table row(Table table, String name, SourceColumn source) {
        return table.row(cells(
                Prose.of(name),
                m -> source.halfTimes().get(m).cell(),
                source.timeRatio().cell(),
                source.plateauLoss()
                        .orZeroBelow(ROUNDING * Losses.of(subject).start())
                        .cell()));
    }

    private Prose[] cells(Prose name, Function<Integer, String> time, String ratio, String plateau) {
        List<Prose> cells = new ArrayList<>();
        cells.add(name);
        shown.forEach(m -> cells.add(Prose.of(time.apply(m))));
        if (subject.hasRatio()) {
            cells.add(Prose.of(ratio));
        }
        if (subject.asksForPlateau()) {
            cells.add(Prose.of(plateau));
        }
        return cells.toArray(Prose[]::new);
    }

    /** What the table is, and what stands behind its numbers. */
    public static Prose caption(Subject subject) {
        Prose caption = Prose.of(
                subject.hasRatio()
                        ? subject.asksForPlateau()
                                ? "Half times, their ratio and the loss on the plateau"
                                : "Half times and their ratio"
                        : "Half time");
        caption = caption.text(spread(subject));
        if (subject.order().size() > MOST_TIMES) {
            caption = caption.text(" Of " + subject.order().size() + " modalities the first " + (MOST_TIMES - 1)
                    + " and the last are shown.");
        }
        if (!subject.hasFormula()) {
            caption = caption.text(" " + subject.whyNoFormula());
        }
        if (subject.hasNonlinear()) {
            caption = caption.text(
                    " Formula and reduced flow are those of the linear network of the same architecture; half times of a"
                            + " nonlinear network are those of its "
                            + (subject.hasLaw()
                                    ? "contributions, and what is predicted from its own start is the alignment law's."
                                    : "least-squares map."));
        }
        return caption.text(own(subject));
    }

    private static String spread(Subject subject) {
        List<Integer> counts = subject.networks().stream()
                .map(network -> network.results().size())
                .toList();
        boolean ranges = counts.stream().anyMatch(count -> count > 1 && !SeedValues.hasSpread(count));
        boolean deviations = counts.stream().anyMatch(SeedValues::hasSpread);
        return deviations
                ? "; over seeds mean ± standard deviation" + (ranges ? ", for fewer than five the range." : ".")
                : ranges ? "; over seeds the range." : ".";
    }

    private static String own(Subject subject) {
        List<String> words = new ArrayList<>();
        OptionalDouble latest = latest(subject, false);
        OptionalDouble recorded = latest(subject, true);
        if (latest.isPresent()) {
            words.add(" From its own start: the reduced flow from the network's weights"
                    + (latest.getAsDouble() > 0
                            ? ", once they are aligned (at most " + Deviation.percent(latest.getAsDouble())
                                    + " of the first half time)."
                            : "."));
        }
        if (recorded.isPresent()) {
            words.add(
                    " From its own start, of recorded runs: the reduced flow from the lengths that the growing part of an early"
                            + " recorded map has on the balanced manifold (at most at "
                            + Deviation.percent(recorded.getAsDouble())
                            + " of the first half time).");
        }
        subject.networks().stream()
                .filter(network -> !network.own().whyNot().isEmpty())
                .forEach(network -> words.add(
                        " Network " + network.name() + " " + network.own().whyNot() + "."));
        return String.join("", words);
    }

    /** The latest part of the first half time at which a prediction from the own start begins; empty if there is none. */
    private static OptionalDouble latest(Subject subject, boolean recorded) {
        return subject.networks().stream()
                .filter(network ->
                        network.own().exists() && network.rectified().isEmpty() && network.isRecorded() == recorded)
                .flatMapToDouble(network ->
                        IntStream.range(0, network.results().size()).mapToDouble(seed -> part(network, seed)))
                .max();
    }

    /** Part of the first half time at which the network of a seed was projected. */
    private static double part(Ensemble network, int seed) {
        double first = network.own().halfTimes().stream()
                .map(times -> times.values().get(seed))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .min()
                .orElse(0);
        List<OptionalDouble> at = network.own().projectedAt().values();
        double projected = seed < at.size() ? at.get(seed).orElse(0) : 0;
        return first > 0 ? projected / first : 0;
    }

    private static Table.Column math(String tex) {
        return new Table.Column(Prose.ofMath(tex), Table.Align.RIGHT);
    }
}
