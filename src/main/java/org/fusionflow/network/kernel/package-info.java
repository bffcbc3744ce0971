/**
 * How fast can a pass over samples be?
 *
 * <p>A network that is not linear, or has several outputs, must push every sample through every layer, forward and back. These
 * are the loops of such a pass over one tile of samples: matrix times signal, transposed matrix times error, error times signal
 * summed over samples, and leaky ReLU.
 *
 * <p>{@link org.fusionflow.network.kernel.TileKernel} says what they compute and in which order, to the bit;
 * {@code PlainKernel} and {@code VectorKernel} are two ways to do it with the same result;
 * {@link org.fusionflow.network.kernel.Kernels} picks one at start-up. Nothing here knows what a network is.
 */
@NullMarked
package org.fusionflow.network.kernel;

import org.jspecify.annotations.NullMarked;
