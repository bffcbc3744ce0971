/**
 * Which losses does training minimize, if not only that of the data?
 *
 * <p>Dropout of modalities, losses of branches and training on single modalities in turn all minimize sums of the same loss on inputs of which
 * whole modalities are left out or multiplied by a factor: a {@link org.fusionflow.network.mask.Mask} is one such loss, a
 * {@link org.fusionflow.network.mask.MaskedLoss} their sum. {@link org.fusionflow.network.mask.MaskDraw} draws the masks of the samples of a batch.
 */
@NullMarked
package org.fusionflow.network.mask;

import org.jspecify.annotations.NullMarked;
