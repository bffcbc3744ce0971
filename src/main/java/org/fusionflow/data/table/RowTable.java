package org.fusionflow.data.table;

import java.util.List;
import java.util.OptionalLong;
import org.fusionflow.architecture.InvalidInput;

/** Numbers in rows of equal length in a file. A row is a sample; images are flattened, the last index running fastest. */
public interface RowTable {
    /** The file, and the part of it, as messages name it. */
    String source();

    /** Number of columns. */
    int columns();

    /** Name of a column for people, counted from 0: {@code mean_radius}, {@code A[:,3]}. */
    String columnName(int column);

    /** Names that the file itself gives its columns, in their order; empty for one that gives none. */
    List<String> names();

    /** Dimensions of a row, {@code [28, 28]} of an image; one number, of columns, where rows are flat. */
    List<Integer> rowShape();

    /** Number of rows; empty if that is known only once all are read. */
    OptionalLong rows();

    /**
     * Starts to read from the first row.
     *
     * @param chosen columns from 0 on, in any order, the same one also twice
     * @throws InvalidInput if the file cannot be read
     */
    Rows open(int[] chosen);

    /**
     * A column as the names of classes, a row each, without spaces around them; whole numbers have no decimals.
     *
     * @throws InvalidInput if a value is missing
     */
    default List<String> classes(int column) {
        return ClassNames.of(this, column);
    }
}
