/**
 * Where on the reduced system does a network with random weights start?
 *
 * <p>All answers are networks of the same architecture and small width, as {@link org.fusionflow.architecture.LayerWeights}; width 1 is
 * the rank-one manifold of [FT-5], not necessarily balanced.
 *
 * <p>Two layers: {@link org.fusionflow.reduced.start.GrowingMode} is the amplitude u_eff of [EI-4] with the decaying mode beside it,
 * {@link org.fusionflow.reduced.start.RankOneStart} the width-1 network made of both (exact for scalar modalities of late fusion),
 * {@link org.fusionflow.reduced.start.HiddenBasis} the exact reduction to the width that the inputs can fill.
 *
 * <p>Deeper networks start misaligned. {@link org.fusionflow.reduced.start.RankOneProjection} takes a state after the alignment phase
 * and says, layer by layer, how aligned it is.
 */
@NullMarked
package org.fusionflow.reduced.start;

import org.jspecify.annotations.NullMarked;
