/**
 * Which samples is a network trained on and tested with?
 *
 * <p>{@link org.fusionflow.data.samples.Samples} are inputs and outputs, for training or held out.
 * {@link org.fusionflow.data.samples.TrainingData} are everything that a network may be trained on: moments, samples,
 * held-out samples, and the {@link org.fusionflow.data.samples.Population} that they were drawn from. The population
 * knows the error of a map on new data, tag [OP-8].
 *
 * <p>{@link org.fusionflow.data.samples.SampleColumns} says what the columns of a table of samples hold.
 * {@link org.fusionflow.data.samples.Gaussians} is the seeded stream of normal numbers from which samples are drawn. The
 * package sums the moments of samples without cancellation of the means.
 */
@NullMarked
package org.fusionflow.data.samples;

import org.jspecify.annotations.NullMarked;
