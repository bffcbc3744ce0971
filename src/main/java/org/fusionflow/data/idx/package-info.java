/**
 * How are the images of well-known data sets read?
 *
 * <p>The IDX format holds an array of bytes or numbers: two bytes 0, one for the type of the values, one for the number of dimensions, the lengths of
 * the dimensions as big-endian integers of 32 bits, and the values in C order, big-endian. MNIST and its relatives come in it, compressed with gzip.
 */
@NullMarked
package org.fusionflow.data.idx;

import org.jspecify.annotations.NullMarked;
