/**
 * How does one use fusionflow from a shell? One class a command: it parses, calls one service, prints, and maps the outcome to
 * the exit code. {@link org.fusionflow.cli.Main} is where the program starts.
 */
@NullMarked
package org.fusionflow.cli;

import org.jspecify.annotations.NullMarked;
