/**
 * What does the network learn from?
 *
 * <p>The full-batch dynamics of a linear network see the data only through second moments, so
 * {@link org.fusionflow.data.SecondMoments} is the one type that theory and simulation share. It is checked on
 * construction: symmetric, positive semidefinite to rounding, and with an input-output correlation that some map explains.
 * {@link org.fusionflow.data.ToyData} makes the two-modality toy statistics, {@link org.fusionflow.data.StatisticsFile}
 * reads a YAML file. {@link org.fusionflow.data.Samples} are a training set and its empirical moments, tag [OP-1], which
 * {@link org.fusionflow.data.SamplesFile} reads from CSV and a {@link org.fusionflow.data.Population} draws; the population
 * also knows the error of a map on new data, tag [OP-8]. {@link org.fusionflow.data.RandomSamples} describes both in one
 * line. {@link org.fusionflow.data.LeastSquares} is the regression on a subset of modalities: the fixed points
 * of the dynamics in map space. {@link org.fusionflow.data.LearningOrder} says which modality comes first and what its half
 * time is measured against, so that all routes report the same observable.
 *
 * <p>{@link org.fusionflow.data.NetworkWeights} is a state of a full network, in the layers of {@link org.fusionflow.data.NetworkShape}: what
 * theory and simulation hand each other when one starts where the other is.
 *
 * <p>{@link org.fusionflow.data.YamlSource} reads YAML with the line and column of every value, for all packages.
 */
@NullMarked
package org.fusionflow.data;

import org.jspecify.annotations.NullMarked;
