/**
 * This package reduces the layer widths of a linear network to the dimension of its dynamics;
 * {@link org.fusionflow.network.narrow.NarrowNetwork} is the reduced network, {@link org.fusionflow.network.narrow.NarrowRun} trains it in place
 * of the wide one.
 *
 * <p>A hidden vector of a linear network interacts with the rest of the network only through the columns of the layers that add to it, the rows
 * of the layers that read it, and its bias. Every gradient of these is a linear combination of them, so they stay in the space that they span at
 * the start. With an orthonormal basis {@code Q} of this space, {@code W_from = Q W_from'}, {@code W_to = W_to' Q'} and {@code b = Q b'} at all
 * times, and the primed weights are a network that trains in the same way. Tag [EI-12] derives this for two layers.
 */
@NullMarked
package org.fusionflow.network.narrow;

import org.jspecify.annotations.NullMarked;
