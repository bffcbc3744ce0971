/**
 * Which commands are there?
 *
 * <p>One class a command: it reads its options, calls one service, prints, and returns the exit code.
 * {@link org.fusionflow.cli.command.DeriveCommand} and {@link org.fusionflow.cli.command.VerifyCommand} are about
 * proofs, {@link org.fusionflow.cli.command.PredictCommand} and {@link org.fusionflow.cli.command.SaddlesCommand} about
 * the reduced system, {@link org.fusionflow.cli.command.SimulateCommand} about the full network.
 * {@link org.fusionflow.cli.command.ValidateCommand} and {@link org.fusionflow.cli.command.ReportCommand} run a study,
 * {@link org.fusionflow.cli.command.SweepCommand} computes a grid, and
 * {@link org.fusionflow.cli.command.ReproduceCommand} runs the experiments.
 *
 * <p>There is no mathematics here.
 */
@NullMarked
package org.fusionflow.cli.command;

import org.jspecify.annotations.NullMarked;
