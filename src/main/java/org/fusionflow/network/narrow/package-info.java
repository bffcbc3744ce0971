/**
 * Which hidden vectors are longer than they need to be?
 *
 * <p>A hidden vector of a linear network meets the rest of it only through the columns of the layers that add to it, the rows of those that
 * read it, and its bias. Every gradient of these is a combination of them again, so they stay in the space that they span at the start: with
 * an orthonormal basis {@code Q} of it, {@code W_from = Q W_from'}, {@code W_to = W_to' Q'} and {@code b = Q b'} for all time, and the
 * primed weights are a network that trains in the same way. {@link org.fusionflow.network.narrow.NarrowNetwork} is that network and the way
 * there and back; derived for two layers in tag [EI-12].
 */
@NullMarked
package org.fusionflow.network.narrow;

import org.jspecify.annotations.NullMarked;
