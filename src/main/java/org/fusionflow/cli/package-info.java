/**
 * How does a user ask?
 *
 * <p>{@code cli.command} has one class a command: it reads its options, calls one service, prints, and returns the exit code. {@link
 * org.fusionflow.cli.Main} maps what went wrong to one line on stderr and the contract's codes: 0 done, 1 a check did not hold,
 * 2 bad input, 3 numerical failure. Option groups are shared, in {@code cli.option}: {@link org.fusionflow.cli.option.ArchitectureOptions} and {@link
 * org.fusionflow.cli.option.DataOptions}. {@link org.fusionflow.cli.print.Json} writes the documents of {@code --json}; nothing else is then
 * on stdout.
 *
 * <p>There is no mathematics here. {@code cli.print} shows results. {@link org.fusionflow.cli.WarmUp} is hidden: the launcher runs it once to record which
 * classes a typical command loads.
 */
@NullMarked
package org.fusionflow.cli;

import org.jspecify.annotations.NullMarked;
