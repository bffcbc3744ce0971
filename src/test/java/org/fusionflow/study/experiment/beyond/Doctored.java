package org.fusionflow.study.experiment.beyond;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;

/** Tables with numbers that are not what was measured, in which findings must fail. */
final class Doctored {
    private Doctored() {}

    /**
     * @param where column and text of the rows in question, one after the other: all must match
     * @param change of the numbers of the column in these rows; NaN empties a cell
     */
    static Rows of(Rows rows, String column, DoubleUnaryOperator change, String... where) {
        int at = rows.columns().indexOf(column);
        List<Row> changed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            boolean matches = true;
            for (int w = 0; w < where.length; w += 2) {
                matches &= rows.text(i, where[w]).equals(where[w + 1]);
            }
            if (!matches) {
                changed.add(rows.rows().get(i));
                continue;
            }
            List<String> cells = new ArrayList<>(rows.rows().get(i).cells());
            cells.set(
                    at,
                    Row.of(change.applyAsDouble(rows.number(i, column))).cells().get(0));
            changed.add(new Row(cells));
        }
        return new Rows(rows.columns(), changed);
    }
}
