/**
 * This package describes the weights of a full network and their positions: {@link org.fusionflow.network.shape.NetworkDesign} is the structure,
 * {@link org.fusionflow.network.shape.Layout} gives every weight and signal its position in flat arrays.
 *
 * <p>A design has fusion tree, widths, heads, activation and biases. {@link org.fusionflow.architecture.LayerGraph} turns it into layers between
 * vectors. In a layout, {@link org.fusionflow.network.shape.Layer} is a matrix and {@link org.fusionflow.network.shape.Junction} a vector with
 * the layers that meet there. {@link org.fusionflow.network.shape.JunctionBalance} is the conserved quantity of a junction.
 */
@NullMarked
package org.fusionflow.network.shape;

import org.jspecify.annotations.NullMarked;
