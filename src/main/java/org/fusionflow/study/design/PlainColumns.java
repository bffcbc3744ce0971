package org.fusionflow.study.design;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;
import org.fusionflow.expression.Names;

/**
 * Columns of theory that are expressions of axes, numbers of the problem and earlier such columns. They are known before any network is made,
 * so the keys of networks may use them by name: a learning rate or a time that several networks share is written once.
 *
 * @param formulas by name, in the order of the file
 */
record PlainColumns(Map<String, Formula> formulas) {
    static final PlainColumns NONE = new PlainColumns(Map.of());

    PlainColumns {
        formulas = new LinkedHashMap<>(formulas);
    }

    /**
     * Those among the columns of a study.
     *
     * @param kinds of axes and numbers of the problem
     */
    static PlainColumns of(Optional<YamlValue> theory, Map<String, Datum.Kind> kinds) {
        Map<String, Datum.Kind> known = new LinkedHashMap<>(kinds);
        Map<String, Formula> found = new LinkedHashMap<>();
        theory.map(YamlValue::entries).orElse(Map.of()).forEach((name, value) -> {
            boolean expression = !value.isMapping() && !value.isList() && !TheoryReader.isReduced(value.text());
            if (expression && known.keySet().containsAll(Formula.namesIn(value.source()))) {
                Formula formula = Formula.of(value.source(), Names.of(known));
                found.put(name, formula);
                known.putIfAbsent(name, formula.kind());
            }
        });
        return new PlainColumns(found);
    }

    /** The names of a point with these columns. */
    PointNames at(PointNames point) {
        PointNames all = point;
        for (Map.Entry<String, Formula> column : formulas.entrySet()) {
            all = all.with(Map.of(column.getKey(), column.getValue().at(all)));
        }
        return all;
    }
}
