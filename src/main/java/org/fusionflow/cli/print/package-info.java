/**
 * How does a result look in a terminal, and how in JSON?
 *
 * <p>{@link org.fusionflow.cli.print.Text} aligns columns and rounds for people, {@link org.fusionflow.cli.print.Json}
 * writes the documents of {@code --json}. Each result has its own classes:
 * {@link org.fusionflow.cli.print.PredictionText} and {@link org.fusionflow.cli.print.PredictionJson},
 * {@link org.fusionflow.cli.print.RandomStartText},
 * {@link org.fusionflow.cli.print.SaddleText}, {@link org.fusionflow.cli.print.SaddleDocument} and
 * {@link org.fusionflow.cli.print.SaddleDot}, {@link org.fusionflow.cli.print.SimulationText} and
 * {@link org.fusionflow.cli.print.SimulationJson}, which show a {@link org.fusionflow.cli.print.Simulation}.
 *
 * <p>{@link org.fusionflow.cli.print.ProgressLine} and {@link org.fusionflow.cli.print.TrainingProgress} say on stderr
 * how far long work is. {@link org.fusionflow.cli.print.ExitCode} holds the exit codes and prints what went wrong.
 */
@NullMarked
package org.fusionflow.cli.print;

import org.jspecify.annotations.NullMarked;
