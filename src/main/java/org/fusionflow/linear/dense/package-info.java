/**
 * How are large dense matrices multiplied and factored on all cores?
 *
 * <p>Matrices are arrays of rows. Every operation is a sum of multiples of rows, {@link org.fusionflow.linear.dense.RowSums}, whose loops compile to
 * SIMD code; {@link org.fusionflow.linear.dense.RowProducts} multiplies with it and {@link org.fusionflow.linear.dense.Cholesky} factors with it. Threads
 * share the rows or columns of the result, and each number is added up by one thread in one order, so the bits do not depend on how many there are.
 *
 * <p>The package depends on no other.
 */
@NullMarked
package org.fusionflow.linear.dense;

import org.jspecify.annotations.NullMarked;
