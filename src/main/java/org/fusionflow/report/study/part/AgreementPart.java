package org.fusionflow.report.study.part;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.study.manuscript.CheckTable;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.SourceColumn;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.report.words.Rounded;

/** Compares every quantity from every source, lists the checks, and explains why random networks differ from the formula if they do. */
final class AgreementPart implements Part {
    private static final int COLUMNS_OF_NETWORKS = 3;

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        manuscript.section("Agreement");
        for (int from = 0; from < subject.networks().size(); ) {
            int to = from + 1;
            int columns = columns(subject.networks().get(from));
            while (to < subject.networks().size()
                    && columns + columns(subject.networks().get(to)) <= COLUMNS_OF_NETWORKS) {
                columns += columns(subject.networks().get(to));
                to++;
            }
            manuscript.table(
                    caption(subject), quantities(subject, subject.networks().subList(from, to)));
            from = to;
        }
        RandomGap.write(subject, manuscript);
        manuscript.subsection("Checks");
        if (subject.checks().isEmpty()) {
            manuscript.paragraph("The study states none, so nothing here was tested against a bound.");
        } else {
            manuscript.table(Prose.of("Checks of the study."), CheckTable.of(subject.checks()));
        }
    }

    /** A network that starts elsewhere has its own prediction beside it. */
    private static int columns(Ensemble network) {
        return network.own().exists() ? 2 : 1;
    }

    private static Prose caption(Subject subject) {
        Prose text = Prose.of(
                "Quantities by source. Errors are largest differences from the reduced flow over all recorded times; they"
                        + " have a meaning for an aligned start only. The drift is the change of what the flow conserves,"
                        + " relative to the largest squared layer norm.");
        if (subject.networks().stream()
                .anyMatch(
                        network -> network.own().exists() && network.rectified().isEmpty())) {
            text = text.text(
                    subject.networks().stream().anyMatch(Ensemble::isRecorded)
                            ? " From its start: the reduced flow from the weights of the network beside it, or from an early state of a"
                                    + " recorded one."
                            : " From its start: the reduced flow from the weights of the network beside it.");
        }
        if (subject.networks().stream().anyMatch(network -> network.rectified().isPresent())) {
            text = text.text(
                    " Half times of networks of rectified units are those of contributions, and from their start those of the"
                            + " alignment law.");
        }
        return subject.hasNonlinear()
                ? text.text(" A nonlinear network has neither; it is compared by its loss.")
                : text;
    }

    private static Table quantities(Subject subject, List<Ensemble> networks) {
        List<SourceColumn> columns = new ArrayList<>();
        if (subject.hasFormula()) {
            columns.add(SourceColumn.formula(subject.prediction()));
        }
        columns.add(SourceColumn.reduced(subject.prediction()));
        for (Ensemble network : networks) {
            columns.add(subject.column(network));
            subject.ownColumn(network).ifPresent(columns::add);
        }
        List<Table.Column> heads = new ArrayList<>();
        heads.add(Table.Column.left("Quantity"));
        columns.forEach(column -> heads.add(Table.Column.right(column.name())));
        Rows rows = new Rows(columns, Table.of(heads.toArray(Table.Column[]::new)));
        List<Integer> order = subject.order();
        for (int i = 0; i < order.size(); i++) {
            int m = order.get(i);
            Prose name = Prose.of(ordinal(i, order.size()) + "half time ").math(subject.halfTime(m));
            rows.add(name, column -> column.halfTimes().get(m).cell());
        }
        rows.add(
                Prose.of("time ratio ").math(subject.ratio()),
                column -> column.timeRatio().cell());
        rows.add(Prose.of("plateau loss"), column -> column.plateauLoss().cell());
        rows.add(Prose.of("error of the map"), column -> column.mapError().size());
        rows.add(Prose.of("error of the loss"), column -> column.lossError().size());
        rows.add(Prose.of("drift of the balance"), column -> column.drift().size());
        if (subject.hasNonlinear()) {
            rows.add(Prose.of("loss at the end"), column -> column.finalLoss().cell());
        }
        return rows.table;
    }

    private static String ordinal(int place, int count) {
        if (count == 1) {
            return "";
        }
        return switch (place) {
            case 0 -> "first ";
            case 1 -> "second ";
            case 2 -> "third ";
            default -> "next ";
        };
    }

    /** The rows in which at least one column has a value. */
    private static final class Rows {
        private final List<SourceColumn> columns;
        private Table table;

        Rows(List<SourceColumn> columns, Table table) {
            this.columns = columns;
            this.table = table;
        }

        void add(Prose name, Function<SourceColumn, String> cell) {
            if (columns.stream().allMatch(column -> cell.apply(column).equals(Rounded.NONE))) {
                return;
            }
            List<Prose> cells = new ArrayList<>();
            cells.add(name);
            columns.forEach(column -> cells.add(Prose.of(cell.apply(column))));
            table = table.row(cells.toArray(Prose[]::new));
        }
    }
}
