/**
 * This package holds the commands, one class for each, which reads its options, calls one service, prints, and returns the exit code.
 *
 * <p>{@link org.fusionflow.cli.command.DeriveCommand} and {@link org.fusionflow.cli.command.VerifyCommand} are about proofs,
 * {@link org.fusionflow.cli.command.PredictCommand} and {@link org.fusionflow.cli.command.SaddlesCommand} about the reduced system,
 * {@link org.fusionflow.cli.command.SimulateCommand} is about the full network. {@link org.fusionflow.cli.command.ValidateCommand} and
 * {@link org.fusionflow.cli.command.ReportCommand} run studies, {@link org.fusionflow.cli.command.SweepCommand} computes the tables of one, and
 * {@link org.fusionflow.cli.command.ReproduceCommand} runs the experiments, and {@link org.fusionflow.cli.command.ExploreCommand} serves a page to look
 * around.
 *
 * <p>There is no mathematics here.
 */
@NullMarked
package org.fusionflow.cli.command;

import org.jspecify.annotations.NullMarked;
