/**
 * In how few directions does the flow of many inputs move?
 *
 * <p>The trajectory of a reduced flow of a thousand inputs is a smooth curve that stays within some thirty to a hundred directions of each modality, to
 * nine digits. {@link org.fusionflow.reduced.subspace.SubspaceSearch} finds such directions, and the flow is integrated in them
 * ({@link org.fusionflow.data.moments.PrincipalAxes#within}). It takes
 *
 * <ol>
 *   <li>a rough integration in all directions, {@link org.fusionflow.reduced.subspace.RoughRun}, by a method that needs nothing but products with the
 *       covariance: their number grows as the root of the stiffness ({@link org.fusionflow.ode.ChebyshevSteps}). The rows in its states are the first
 *       directions;
 *   <li>an accurate integration in these directions, {@link org.fusionflow.reduced.subspace.StoredPath};
 *   <li>a rough integration of what that misses, {@link org.fusionflow.reduced.subspace.DefectFlow}: it is small, so that a few per cent of it are a few per
 *       cent of an error. The rows of the difference are further directions, and so on until the times that are asked for no longer change.
 * </ol>
 *
 * <p>The error that is said is the change in the last round, an estimate and no bound: what a round adds makes the error of half times some hundred to
 * ten thousand times smaller (seen: 9e-6, then 3e-10). Flows of one or several outputs can be searched, under any remedies.
 * Where the directions are more than half of the inputs, as for ten outputs of small images, the flow is integrated in all of them. So it is where units
 * of the inputs differ by more than 1e4, as rounding of the large ones would show in the small ones; where a plateau is millions of relaxation times long,
 * which takes too many steps; and where the covariance is singular, as with fewer samples than inputs: a subspace sees small variances in place of 0, and the
 * flow goes on along them.
 */
@NullMarked
package org.fusionflow.reduced.subspace;

import org.jspecify.annotations.NullMarked;
