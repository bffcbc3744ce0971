package org.fusionflow.study.design.value;

import java.util.Optional;
import org.fusionflow.expression.Datum;

/** The values of columns of theory at a point, by the names that settings of networks use. */
@FunctionalInterface
public interface ColumnValues {
    /** Has no columns. */
    ColumnValues NONE = name -> Optional.empty();

    /** The value of a column; empty if settings cannot use a column of this name, missing if it does not exist at the point. */
    Optional<Datum> value(String name);
}
