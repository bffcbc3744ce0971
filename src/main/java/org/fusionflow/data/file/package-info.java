/**
 * How are data, settings and results read and written?
 *
 * <p>A {@link org.fusionflow.data.file.Value} is something a user wrote: in a YAML file, which
 * {@link org.fusionflow.data.file.YamlSource} reads, or behind an option of the command line
 * ({@link org.fusionflow.data.file.OptionValue}). {@link org.fusionflow.data.file.MappingReader} takes the entries out of a mapping,
 * {@link org.fusionflow.data.file.Numbers} reads the numbers. {@link org.fusionflow.data.file.StatisticsFile} reads second moments
 * from YAML, {@link org.fusionflow.data.file.SamplesFile} samples from CSV.
 *
 * <p>{@link org.fusionflow.data.file.CsvText} writes rows as CSV. {@link org.fusionflow.data.file.AtomicFile} writes a
 * file completely or not at all.
 *
 * <p>A mistake of the user is an {@code InvalidInput} with the place, the value and what was expected. This is the only
 * package that sees the YAML library.
 */
@NullMarked
package org.fusionflow.data.file;

import org.jspecify.annotations.NullMarked;
