/**
 * How does a gradient become a step?
 *
 * <p>{@link org.fusionflow.network.method.StepRule} (plain, momentum, Adam) turns gradients into steps,
 * {@link org.fusionflow.network.method.Schedule} gives each its learning rate, {@link org.fusionflow.network.method.Batching} says which
 * samples it sees. They combine freely in a {@link org.fusionflow.network.method.Descent}; a new one is a new class.
 * {@link org.fusionflow.network.method.GradientFlow} does not step: it integrates the flow of all weights.
 */
@NullMarked
package org.fusionflow.network.method;

import org.jspecify.annotations.NullMarked;
