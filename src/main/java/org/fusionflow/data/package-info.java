/**
 * What does the network learn from?
 *
 * <p>The full-batch dynamics of a linear network see the data only through second moments, so
 * {@link org.fusionflow.data.SecondMoments} is the one type that theory and simulation share. It is checked on
 * construction: symmetric, positive semidefinite to rounding, and with an input-output correlation that some map explains.
 * {@link org.fusionflow.data.VectorMoments} are those of several outputs. {@link org.fusionflow.data.TrainingData} are everything
 * that a network may be trained on and tested with: moments, {@link org.fusionflow.data.Samples} and held-out ones, tag [OP-1],
 * and the {@link org.fusionflow.data.Population} that they were drawn from, which knows the error of a map on new data, tag
 * [OP-8].
 *
 * <p>They are read by {@link org.fusionflow.data.StatisticsFile} (YAML), {@link org.fusionflow.data.SamplesFile} (CSV) and
 * {@link org.fusionflow.data.npz.SamplesArchive} (NumPy), or made by a {@link org.fusionflow.data.Generator} from one line of
 * text: {@link org.fusionflow.data.ToySamples}, {@link org.fusionflow.data.RandomSamples},
 * {@link org.fusionflow.data.XorSamples}, {@link org.fusionflow.data.FissionSamples}.
 *
 * <p>{@link org.fusionflow.data.LeastSquares} is the regression on a subset of modalities: the fixed points of the dynamics in
 * map space. {@link org.fusionflow.data.LearningOrder} says which modality comes first and what its half time is measured
 * against, so that all routes report the same observable.
 *
 * <p>{@link org.fusionflow.data.NetworkWeights} is a state of a full network, in the layers of {@link org.fusionflow.data.NetworkShape}: what
 * theory and simulation hand each other when one starts where the other is.
 *
 * <p>{@link org.fusionflow.data.YamlSource} reads YAML with the line and column of every value, for all packages.
 */
@NullMarked
package org.fusionflow.data;

import org.jspecify.annotations.NullMarked;
