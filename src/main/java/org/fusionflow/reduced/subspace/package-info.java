/**
 * In how few directions does the flow of many inputs move?
 *
 * <p>The trajectory of a reduced flow of a thousand inputs is a smooth curve that stays within some forty directions of each modality, to twelve digits.
 * {@link org.fusionflow.reduced.subspace.SubspaceSearch} finds such directions, and the flow is integrated in them
 * ({@link org.fusionflow.data.moments.PrincipalAxes#within}). How much of the full equations is left over outside them bounds the error, and more
 * directions are taken until that is small enough.
 */
@NullMarked
package org.fusionflow.reduced.subspace;

import org.jspecify.annotations.NullMarked;
