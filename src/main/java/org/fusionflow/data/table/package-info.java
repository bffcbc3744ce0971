/**
 * How are many rows read without holding them all?
 *
 * <p>A {@link org.fusionflow.data.table.RowTable} is a file of numbers whose rows are read a block at a time, as often as is asked: a table of text,
 * an array of NumPy, images. It knows nothing of modalities; a reader chooses its columns.
 */
@NullMarked
package org.fusionflow.data.table;

import org.jspecify.annotations.NullMarked;
