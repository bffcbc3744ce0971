package org.fusionflow.data.table;

import org.fusionflow.architecture.InvalidInput;

/** The rows of a {@link RowTable}, read one block after the other. */
public interface Rows extends AutoCloseable {
    /**
     * Reads the next rows.
     *
     * @param into the values of the chosen columns, row after row, from the start of the array; all are finite
     * @param most number of rows that are asked for, at least 1
     * @return number of rows that were read: {@code most}, or less at the end of the table, and 0 after it
     * @throws InvalidInput with the place of what is wrong
     */
    int read(double[] into, int most);

    @Override
    void close();
}
