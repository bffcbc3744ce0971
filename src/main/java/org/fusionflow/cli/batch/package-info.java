/**
 * This package answers requests for commands, one JSON document a line, in one process that stays warm.
 *
 * <p>{@link org.fusionflow.cli.batch.RequestLines} reads lines, {@link org.fusionflow.cli.batch.Request} is what one asks for,
 * {@link org.fusionflow.cli.batch.CapturedStreams} keeps what a command prints from that of others, {@link org.fusionflow.cli.batch.Answer} is
 * the line that comes back, and {@link org.fusionflow.cli.batch.BatchRun} keeps the order and bounds how many requests are held at a time.
 */
@NullMarked
package org.fusionflow.cli.batch;

import org.jspecify.annotations.NullMarked;
