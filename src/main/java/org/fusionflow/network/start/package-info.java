/**
 * What are the weights before the first step?
 *
 * <p>{@link org.fusionflow.network.start.Initialization} is the small interface; each convention of the field is one class. All draw in a
 * documented order from a generator that the caller seeds; biases start at 0
 * unless {@link org.fusionflow.network.start.GaussianBiases} draws them as well.
 */
@NullMarked
package org.fusionflow.network.start;

import org.jspecify.annotations.NullMarked;
