/**
 * Which start of the reduced system corresponds to a network with random weights?
 *
 * <p>The answers are networks of the same architecture and small width, given as
 * {@link org.fusionflow.architecture.LayerWeights}. A network of width 1 is a point of the rank-one manifold [FT-3],
 * not necessarily balanced. Tags EI are derived in {@code derivations/effective-initialization.md}.
 *
 * <p>Two layers: {@link org.fusionflow.reduced.start.GrowingMode} gives the amplitude u_eff of [EI-4] and that of the
 * decaying mode; {@link org.fusionflow.reduced.start.RankOneStart} is the network of width 1 with both modes, exact
 * for scalar modalities and late fusion; {@link org.fusionflow.reduced.start.HiddenBasis} is the exact reduction to a
 * width that the number of inputs determines.
 *
 * <p>Deeper networks start misaligned. {@link org.fusionflow.reduced.start.RankOneProjection} takes a state after the
 * alignment phase and measures the alignment of each layer.
 */
@NullMarked
package org.fusionflow.reduced.start;

import org.jspecify.annotations.NullMarked;
