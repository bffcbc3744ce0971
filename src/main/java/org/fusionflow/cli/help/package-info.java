/**
 * How is a command explained? This package makes one page of every command from its options, and shows it as text, as a man page, or as a table in
 * Markdown.
 *
 * <p>{@link org.fusionflow.cli.help.HelpPage} is the page. An option stands under the heading that
 * {@link org.fusionflow.cli.help.InGroup} names at its field, or at the class of its field; options made from tables of keys name theirs with
 * the table. {@link org.fusionflow.cli.help.HelpText} is what {@code --help} prints, {@link org.fusionflow.cli.help.ManPage} the page of
 * {@code man}, {@link org.fusionflow.cli.help.HelpMarkdown} the table of the user guide.
 */
@NullMarked
package org.fusionflow.cli.help;

import org.jspecify.annotations.NullMarked;
