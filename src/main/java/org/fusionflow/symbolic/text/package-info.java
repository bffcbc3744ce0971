/**
 * How is a derivation written, for a reader, for a paper, or for another program?
 *
 * <p>{@link org.fusionflow.symbolic.text.DerivationText} writes plain text and Markdown, {@link org.fusionflow.symbolic.text.DerivationTex} LaTeX, whole or as a
 * part of a paper. {@link org.fusionflow.symbolic.text.SympyText} and {@link org.fusionflow.symbolic.text.MathematicaText} write the
 * {@link org.fusionflow.symbolic.text.ExportedSystem reduced system} for these programs.
 */
@NullMarked
package org.fusionflow.symbolic.text;

import org.jspecify.annotations.NullMarked;
