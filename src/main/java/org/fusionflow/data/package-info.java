/**
 * What does the network learn from?
 *
 * <p>The full-batch dynamics of a linear network see the data only through second moments, so
 * {@link org.fusionflow.data.moments.Moments} is the one type that theory and simulation share.
 * {@link org.fusionflow.data.samples.TrainingData} are everything that a network may be trained on and tested with.
 * {@link org.fusionflow.data.file.StatisticsFile}, {@link org.fusionflow.data.file.SamplesFile} and
 * {@link org.fusionflow.data.npz.SamplesArchive} read them; a {@link org.fusionflow.data.manifest.Manifest} names columns and files of any
 * other form, whose rows pass as a {@link org.fusionflow.data.table.RowTable} where they are too many to be held; a {@link org.fusionflow.data.made.Generator} makes them from one line of
 * text. The types of {@code result} are those in which theory and simulation report their results.
 * Arrows: {@code moments <- result}, {@code moments <- samples <- file <- made, npz}, {@code table <- file <- idx, npz <- manifest}.
 */
@NullMarked
package org.fusionflow.data;

import org.jspecify.annotations.NullMarked;
