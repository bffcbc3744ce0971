/**
 * Which options do the commands share, and what do they mean?
 *
 * <p>Each class is a group of options that turns text into a value of the program.
 * {@link org.fusionflow.cli.option.ArchitectureOptions} gives the fusion tree and
 * {@link org.fusionflow.cli.option.DataOptions} the data. {@link org.fusionflow.cli.option.NetworkOptions},
 * {@link org.fusionflow.cli.option.MethodOptions} and {@link org.fusionflow.cli.option.StopOptions} give the parts of a
 * training plan, {@link org.fusionflow.cli.option.RecordOptions} what is kept of a run, and
 * {@link org.fusionflow.cli.option.RandomStartOptions} the network whose half times are to be predicted.
 *
 * <p>{@link org.fusionflow.cli.option.ProjectFiles} finds the studies that come with the program.
 */
@NullMarked
package org.fusionflow.cli.option;

import org.jspecify.annotations.NullMarked;
