/**
 * How does data come from a file, and how does a result get into one?
 *
 * <p>{@link org.fusionflow.data.file.YamlSource} reads YAML into {@link org.fusionflow.data.file.YamlValue}s, which know
 * their line and column, for all packages. {@link org.fusionflow.data.file.StatisticsFile} reads second moments from it,
 * {@link org.fusionflow.data.file.SamplesFile} reads samples from CSV. {@link org.fusionflow.data.file.KeyedText} reads
 * one line of {@code key=value} pairs, as options hold them, and {@link org.fusionflow.data.file.Numbers} the numbers in
 * all of them.
 *
 * <p>{@link org.fusionflow.data.file.CsvText} writes rows as CSV. {@link org.fusionflow.data.file.AtomicFile} writes a
 * file whole or not at all.
 *
 * <p>A mistake of the user is an {@code InvalidInput} with the place, the value and what was expected. This is the only
 * package that sees the YAML library.
 */
@NullMarked
package org.fusionflow.data.file;

import org.jspecify.annotations.NullMarked;
