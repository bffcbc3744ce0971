package org.fusionflow.report.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.page.Table;
import org.fusionflow.study.Comparison;
import org.fusionflow.study.Criterion;
import org.fusionflow.study.Measured;
import org.fusionflow.study.NetworkRuns;
import org.fusionflow.study.Quantity;

/** Every quantity from every source, the checks, and why random networks differ from the formula if they do. */
final class AgreementPart implements Part {
    private static final int NETWORKS_A_TABLE = 3;

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        manuscript.section("Agreement");
        List<Measured> networks = new ArrayList<>();
        for (NetworkRuns runs : subject.result().runs()) {
            networks.add(subject.result().measured(runs.setup().name()));
        }
        for (int from = 0; from < networks.size(); from += NETWORKS_A_TABLE) {
            List<Measured> some = networks.subList(from, Math.min(networks.size(), from + NETWORKS_A_TABLE));
            manuscript.table(
                    Prose.of(
                            "Quantities by source. Errors are largest differences from the reduced flow over all recorded times; they"
                                    + " have a meaning for an aligned start only. The drift is the change of what the flow conserves,"
                                    + " relative to the largest squared layer norm."),
                    quantities(subject, some));
        }
        RandomGap.write(subject, manuscript);
        if (!subject.study().criteria().isEmpty()) {
            manuscript.subsection("Checks");
            manuscript.table(
                    Prose.of("Checks of the study. A value compared with another column is the relative difference."),
                    checks(subject));
        }
    }

    private static Table quantities(Subject subject, List<Measured> networks) {
        List<Measured> columns = new ArrayList<>();
        columns.add(subject.result().measured("formula"));
        columns.add(subject.result().measured("reduced"));
        columns.addAll(networks);
        Set<String> random = new HashSet<>();
        subject.result().runs().stream()
                .filter(r -> !r.setup().isAligned())
                .forEach(r -> random.add(r.setup().name()));
        List<Table.Column> heads = new ArrayList<>();
        heads.add(Table.Column.left("Quantity"));
        columns.forEach(column -> heads.add(Table.Column.right(column.name())));
        Table table = Table.of(heads.toArray(Table.Column[]::new));
        for (Map.Entry<Quantity, Prose> name : names(subject).entrySet()) {
            boolean shown = columns.stream()
                    .anyMatch(c -> !(random.contains(c.name()) && isDifference(name.getKey()))
                            && !SummaryPart.cell(c, name.getKey()).equals(Rounded.NONE));
            if (shown) {
                List<Prose> cells = new ArrayList<>();
                cells.add(name.getValue());
                columns.forEach(column -> cells.add(Prose.of(
                        random.contains(column.name()) && isDifference(name.getKey())
                                ? Rounded.NONE
                                : cell(column, name.getKey()))));
                table = table.row(cells.toArray(Prose[]::new));
            }
        }
        return table;
    }

    private static Map<Quantity, Prose> names(Subject subject) {
        String first = subject.halfTime(subject.order().first());
        String second = subject.halfTime(subject.order().second());
        Map<Quantity, Prose> names = new EnumMap<>(Quantity.class);
        names.put(Quantity.FIRST_HALF_TIME, Prose.of("first half time ").math(first));
        names.put(Quantity.SECOND_HALF_TIME, Prose.of("second half time ").math(second));
        names.put(Quantity.TIME_RATIO, Prose.of("time ratio ").math(second + "/" + first));
        names.put(Quantity.PLATEAU_LOSS, Prose.of("plateau loss"));
        names.put(Quantity.MAP_ERROR, Prose.of("error of the map"));
        names.put(Quantity.LOSS_ERROR, Prose.of("error of the loss"));
        names.put(Quantity.CONSERVED_DRIFT, Prose.of("drift of the balance"));
        return names;
    }

    private static boolean isDifference(Quantity quantity) {
        return quantity == Quantity.MAP_ERROR || quantity == Quantity.LOSS_ERROR;
    }

    private static boolean isError(Quantity quantity) {
        return isDifference(quantity) || quantity == Quantity.CONSERVED_DRIFT;
    }

    private static String cell(Measured column, Quantity quantity) {
        return isError(quantity) && column.value(quantity).isPresent()
                ? Rounded.size(column.value(quantity).getAsDouble())
                : SummaryPart.cell(column, quantity);
    }

    private static Table checks(Subject subject) {
        List<Comparison> outcomes = subject.result().comparisons();
        Table table = Table.of(
                Table.Column.left("What"),
                Table.Column.right("Value"),
                Table.Column.left("Bound"),
                Table.Column.left("Holds"),
                Table.Column.left("Why this bound"));
        for (int i = 0; i < outcomes.size(); i++) {
            Criterion criterion = subject.study().criteria().get(i);
            table = table.row(
                    Prose.of(criterion.name()),
                    Prose.of(value(criterion, outcomes.get(i))),
                    Prose.of(bound(criterion)),
                    outcomes.get(i).holds() ? Prose.of("yes") : Prose.of("").bold("no"),
                    Prose.of(criterion.reason()));
        }
        return table;
    }

    private static String value(Criterion criterion, Comparison outcome) {
        if (outcome instanceof Comparison.NotComparable missing) {
            return missing.reason();
        }
        double value =
                outcome instanceof Comparison.Agrees agrees ? agrees.value() : ((Comparison.Differs) outcome).value();
        return criterion.against().isPresent() || isError(criterion.quantity())
                ? Rounded.size(value)
                : Rounded.value(value);
    }

    private static String bound(Criterion criterion) {
        String most = Rounded.value(criterion.most(), 4);
        return criterion.least() == 0
                ? "≤\u00a0" + most
                : Rounded.value(criterion.least(), 4) + "\u00a0to\u00a0" + most;
    }
}
