/**
 * This package is the command line: {@link org.fusionflow.cli.Main} runs a command and turns errors into one line on stderr and an exit code.
 *
 * <p>The exit codes are 0 done, 1 a check did not hold, 2 bad input, 3 numerical failure or lost output. {@code cli.command} has one class for each command,
 * which reads its options, calls one service, prints, and returns the exit code. {@code cli.option} has the groups of options that commands
 * share, such as {@link org.fusionflow.cli.option.ProblemOptions} and {@link org.fusionflow.cli.option.NetworkOptions}. {@code cli.print} prints
 * results; {@link org.fusionflow.cli.print.Json} writes the documents of {@code --json}, and then nothing else is on stdout.
 *
 * <p>There is no mathematics here. {@link org.fusionflow.cli.WarmUp} is hidden: the launcher runs it once to record which classes a typical
 * command loads.
 */
@NullMarked
package org.fusionflow.cli;

import org.jspecify.annotations.NullMarked;
