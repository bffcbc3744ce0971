/**
 * This package holds groups of options that commands share; each class turns the text of its options into values of the program.
 *
 * <p>{@link org.fusionflow.cli.option.ProblemOptions} gives the problem: architecture, data and start scale.
 * {@link org.fusionflow.cli.option.NetworkOptions} gives the network and its training, {@link org.fusionflow.cli.option.RecordOptions} the files
 * that record a run, {@link org.fusionflow.cli.option.RandomStartOptions} the network whose half times are predicted, and
 * {@link org.fusionflow.cli.option.StudyOptions} a study without a file. {@link org.fusionflow.cli.option.KeyedOptions} makes options from a
 * table of keys.
 *
 * <p>{@link org.fusionflow.cli.option.ProjectFiles} finds the studies that come with the program.
 */
@NullMarked
package org.fusionflow.cli.option;

import org.jspecify.annotations.NullMarked;
