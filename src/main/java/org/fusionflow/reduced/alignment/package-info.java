/**
 * When does a two-layer network of rectified units learn each modality, and where does the linear theory fail?
 *
 * <p>A network without biases whose hidden units act on one branch each, {@code f = sum_m sum_j a_j phi(w_j . x_m)} with
 * {@code phi(z) = z} for z &gt; 0 and {@code slope z} otherwise, starts at the scale u0. A unit of size n = |w| = |a|, direction u = w/n and
 * sign = sign(a) obeys exactly {@code d ln n/dt = sign G(u)}, {@code du/dt = sign grad G(u)} with the correlation
 * {@code G(u) = <r phi(u . x)>} of the residual r with a unit of size 1. Directions settle at local maxima before sizes grow, so a
 * branch is learned at {@code ln(1/u0)/G*}. The scheme is known as early alignment (Maennel, Bousquet and Gelly 2018; Boursier and
 * Flammarion 2024) and alternating gradient flows (Kunin et al. 2025, arXiv 2506.06489).
 *
 * <p>{@link org.fusionflow.reduced.alignment.unit.RectifiedTask} holds branches and outputs,
 * {@link org.fusionflow.reduced.alignment.unit.SphereMaxima} finds the local maxima of plus and minus G,
 * {@link org.fusionflow.reduced.alignment.greedy.GreedyLaw} puts the events of learning in order,
 * {@link org.fusionflow.reduced.alignment.start.CondensedNetwork} gives times of given initial weights,
 * {@link org.fusionflow.reduced.alignment.LinearVerdict} tells whether the linear theory applies, and
 * {@link org.fusionflow.reduced.alignment.AlignmentLaw} holds all of it. Nothing here trains the full network.
 */
@NullMarked
package org.fusionflow.reduced.alignment;

import org.jspecify.annotations.NullMarked;
