/**
 * This package holds the inner loops of forward and backward passes: {@link org.fusionflow.network.kernel.TileKernel} for samples,
 * {@link org.fusionflow.network.kernel.RowKernel} for linear networks, and {@link org.fusionflow.network.kernel.Kernels}, which chooses their
 * implementation.
 *
 * <p>A network that is not linear pushes every sample through every layer, forward and back. A tile kernel has the loops of such a pass over one
 * tile of samples: matrix times signal, transposed matrix times error, error times signal summed over samples, and leaky ReLU. A row kernel
 * multiplies the matrices of a linear network with vectors.
 *
 * <p>The interfaces define what is computed and in which order, to the bit. {@code PlainKernel} and {@code PlainRows} are plain Java,
 * {@code VectorKernel} and {@code VectorRows} use explicit vectors, with the same results. The package knows nothing of networks.
 */
@NullMarked
package org.fusionflow.network.kernel;

import org.jspecify.annotations.NullMarked;
