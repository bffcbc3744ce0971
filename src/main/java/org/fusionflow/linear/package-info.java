/**
 * Which vectors and matrices does everybody compute with?
 *
 * <p>{@link org.fusionflow.linear.Vector} and {@link org.fusionflow.linear.Symmetric} are the immutable values that all
 * packages exchange: a real vector, and a symmetric matrix with its eigenvalues.
 *
 * <p>Three questions are asked of larger matrices. {@link org.fusionflow.linear.SingularValues} finds the largest
 * singular values: by the full decomposition where the matrix is small, by a block Lanczos search where it is large, on
 * a basis that Gram and Schmidt's process builds. {@link org.fusionflow.linear.Lanczos} finds the largest eigenvalue of
 * a {@link org.fusionflow.linear.SymmetricOperator}, which is known by its products alone.
 * {@link org.fusionflow.linear.OrthonormalBasis} spans given columns by Householder reflections.
 *
 * <p>The package depends on no other and knows nothing of networks. EJML and Hipparchus do the small dense
 * decompositions.
 */
@NullMarked
package org.fusionflow.linear;

import org.jspecify.annotations.NullMarked;
