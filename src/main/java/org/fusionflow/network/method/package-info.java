/**
 * This package holds the training methods: {@link org.fusionflow.network.method.Descent} makes discrete steps,
 * {@link org.fusionflow.network.method.GradientFlow} integrates the gradient flow of all weights,
 * that of ReLU networks from kink to kink ({@link org.fusionflow.network.method.KinkFlow}).
 *
 * <p>A descent combines three parts: a {@link org.fusionflow.network.method.StepRule} (plain, momentum, Adam) turns gradients into steps, a
 * {@link org.fusionflow.network.method.Schedule} gives each step its learning rate, and {@link org.fusionflow.network.method.Batching} chooses
 * the samples of a step. The parts can be combined freely; a new rule or schedule is a new class.
 */
@NullMarked
package org.fusionflow.network.method;

import org.jspecify.annotations.NullMarked;
