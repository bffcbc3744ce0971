/**
 * Which data sets can be generated from a description?
 *
 * <p>A {@link org.fusionflow.data.made.Generator} turns a description into data; the same description gives the same
 * bits. {@link org.fusionflow.data.made.ToyData} are the statistics of two scalar modalities of Zhang, Latham and Saxe (2024), without samples.
 * {@link org.fusionflow.data.made.ToySamples} are Gaussian samples with these statistics,
 * {@link org.fusionflow.data.made.RandomSamples} have a noisy linear teacher,
 * {@link org.fusionflow.data.made.XorSamples} have a modality that only a nonlinear network can use,
 * {@link org.fusionflow.data.made.TargetSamples} have any formula for output, and
 * {@link org.fusionflow.data.made.FissionSamples} have several groups of outputs.
 *
 * <p>{@link org.fusionflow.data.made.Sampling} says how many samples are drawn and from which seed. A new kind of data
 * is a new class that implements {@code Generator}.
 */
@NullMarked
package org.fusionflow.data.made;

import org.jspecify.annotations.NullMarked;
