/**
 * This package prints results in the terminal and as JSON: {@link org.fusionflow.cli.print.Text} aligns columns and rounds numbers,
 * {@link org.fusionflow.cli.print.Json} writes the documents of {@code --json}.
 *
 * <p>Each result has its own classes: {@link org.fusionflow.cli.print.PredictionText} and {@link org.fusionflow.cli.print.PredictionJson},
 * {@link org.fusionflow.cli.print.RandomStartText}, {@link org.fusionflow.cli.print.SaddleText}, {@link org.fusionflow.cli.print.SaddleDocument}
 * and {@link org.fusionflow.cli.print.SaddleDot}, {@link org.fusionflow.cli.print.SimulationText} and
 * {@link org.fusionflow.cli.print.SimulationJson}, which print a {@link org.fusionflow.cli.print.Simulation}.
 *
 * <p>{@link org.fusionflow.cli.print.ProgressLine} and {@link org.fusionflow.cli.print.TrainingProgress} show progress on stderr.
 * {@link org.fusionflow.cli.print.ExitCode} holds the exit codes and prints errors.
 */
@NullMarked
package org.fusionflow.cli.print;

import org.jspecify.annotations.NullMarked;
