package org.fusionflow.study.design.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Names;
import org.fusionflow.expression.Scope;
import org.fusionflow.expression.Term;
import org.fusionflow.study.design.grid.StudyGrid;

/**
 * The values of names at a point: the axes and, once the problem is known, its numbers and columns of theory.
 *
 * @param values by name
 * @param describe the point in words, for messages; empty without axes
 * @param columns used for names without a value
 */
public record PointNames(Map<String, Datum> values, String describe, ColumnValues columns) implements Names, Scope {
    public PointNames {
        values = new LinkedHashMap<>(values);
    }

    public static PointNames of(StudyGrid.Point point) {
        Map<String, Datum> values = new LinkedHashMap<>();
        point.names().forEach(name -> values.put(name, point.value(name)));
        return new PointNames(values, point.describe(), ColumnValues.NONE);
    }

    /** The same with more names; axes keep their values. */
    public PointNames with(Map<String, Datum> more) {
        Map<String, Datum> all = new LinkedHashMap<>(more);
        all.putAll(values);
        return new PointNames(all, describe, columns);
    }

    /** The same with columns of theory. */
    public PointNames with(ColumnValues others) {
        return new PointNames(values, describe, others);
    }

    private Optional<Datum> find(String name) {
        return Optional.ofNullable(values.get(name)).or(() -> columns.value(name));
    }

    @Override
    public Datum value(String name) {
        return find(name).orElse(Datum.Missing.VALUE);
    }

    @Override
    public Datum.Kind kind(Term.Name name) {
        Datum datum = find(name.name())
                .orElseThrow(() -> name.place()
                        .wrong("unknown name '" + name.name() + "', expected "
                                + (values.isEmpty() ? "a number" : "a number, or one of " + values.keySet())));
        if (datum instanceof Datum.Word) {
            return Datum.Kind.WORD;
        }
        return datum instanceof Datum.Truth ? Datum.Kind.TRUTH : Datum.Kind.NUMBER;
    }
}
