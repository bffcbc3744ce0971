/**
 * Which data sets can be made from one line of text?
 *
 * <p>A {@link org.fusionflow.data.made.Generator} turns a description into data; the same description gives the same
 * bits. {@link org.fusionflow.data.made.ToyData} are the paper's statistics of two scalar modalities without samples.
 * {@link org.fusionflow.data.made.ToySamples} are Gaussian samples with these statistics,
 * {@link org.fusionflow.data.made.RandomSamples} have a noisy linear teacher,
 * {@link org.fusionflow.data.made.XorSamples} have a modality that only a nonlinear network can use, and
 * {@link org.fusionflow.data.made.FissionSamples} have several groups of outputs.
 *
 * <p>{@link org.fusionflow.data.made.Sampling} says how many samples are drawn and from which seed. A new kind of data
 * is a new class.
 */
@NullMarked
package org.fusionflow.data.made;

import org.jspecify.annotations.NullMarked;
