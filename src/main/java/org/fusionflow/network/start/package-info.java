/**
 * This package draws the initial weights of a network: {@link org.fusionflow.network.start.Initialization} is the interface, and each convention
 * of the field is one class.
 *
 * <p>All draw in a documented order from a generator that the caller seeds. Biases start at 0 unless
 * {@link org.fusionflow.network.start.GaussianBiases} draws them.
 */
@NullMarked
package org.fusionflow.network.start;

import org.jspecify.annotations.NullMarked;
