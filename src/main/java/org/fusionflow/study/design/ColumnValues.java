package org.fusionflow.study.design;

import java.util.Optional;
import org.fusionflow.expression.Datum;

/** Columns of theory at a point, by the names that settings of networks have for them. */
@FunctionalInterface
public interface ColumnValues {
    /** Knows no columns. */
    ColumnValues NONE = name -> Optional.empty();

    /** Empty if settings cannot have a column of this name; missing if it does not exist at the point. */
    Optional<Datum> value(String name);
}
