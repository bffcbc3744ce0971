/**
 * How does a user ask?
 *
 * <p>One class a command: it reads its options, calls one service, prints, and returns the exit code. {@link
 * org.fusionflow.cli.Main} maps what went wrong to one line on stderr and the contract's codes: 0 done, 1 a check did not hold,
 * 2 bad input, 3 numerical failure. Option groups are shared: {@link org.fusionflow.cli.ArchitectureOptions} and {@link
 * org.fusionflow.cli.DataOptions}. {@link org.fusionflow.cli.Json} writes the documents of {@code --json}; nothing else is then
 * on stdout.
 *
 * <p>There is no mathematics here. {@link org.fusionflow.cli.WarmUp} is hidden: the launcher runs it once to record which
 * classes a typical command loads.
 */
@NullMarked
package org.fusionflow.cli;

import org.jspecify.annotations.NullMarked;
