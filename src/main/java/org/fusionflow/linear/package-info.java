/**
 * Which vectors, matrices and decompositions do all packages share?
 *
 * <p>{@link org.fusionflow.linear.Vector} and {@link org.fusionflow.linear.Symmetric} are the immutable values that all
 * packages exchange: a real vector, and a symmetric matrix with its eigenvalues.
 *
 * <p>For larger matrices, {@link org.fusionflow.linear.SingularValues} finds the largest
 * singular values: by a full decomposition where the matrix is small, by block Lanczos bidiagonalization where it is large. {@link org.fusionflow.linear.Lanczos} finds the largest eigenvalue of
 * a {@link org.fusionflow.linear.SymmetricOperator}, which is given by its products with vectors.
 * {@link org.fusionflow.linear.OrthonormalBasis} spans given columns by Householder reflections.
 *
 * <p>The package depends on no other and knows nothing of networks. EJML and Hipparchus do the small dense
 * decompositions.
 */
@NullMarked
package org.fusionflow.linear;

import org.jspecify.annotations.NullMarked;
