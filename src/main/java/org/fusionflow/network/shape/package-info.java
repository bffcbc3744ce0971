/**
 * Which weights does a full network have, and where do they stand?
 *
 * <p>{@link org.fusionflow.network.shape.NetworkDesign} is a network without data: fusion tree, widths, heads, activation, biases.
 * {@link org.fusionflow.architecture.LayerGraph} turns it into layers between vectors, {@link org.fusionflow.network.shape.Layout} gives all
 * of them their positions in flat arrays: {@link org.fusionflow.network.shape.Layer} for a matrix, {@link org.fusionflow.network.shape.Junction} for a vector with
 * the layers that meet there.
 */
@NullMarked
package org.fusionflow.network.shape;

import org.jspecify.annotations.NullMarked;
