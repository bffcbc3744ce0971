/**
 * How does a gradient become a step?
 *
 * <p>{@link org.fusionflow.network.method.StepRule} (plain, momentum, Adam) turns gradients into steps,
 * {@link org.fusionflow.network.method.Schedule} gives each its learning rate, {@link org.fusionflow.network.method.Batching} says which
 * samples it sees. They combine freely; a new one is a new class.
 */
@NullMarked
package org.fusionflow.network.method;

import org.jspecify.annotations.NullMarked;
