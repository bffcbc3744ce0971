/**
 * Which letters and measures does a page have? {@link org.fusionflow.report.page.type.Face} names the typefaces that the program brings along,
 * {@link org.fusionflow.report.page.type.Typefaces} embeds them, {@link org.fusionflow.report.page.type.PageStyle} holds sizes and distances.
 */
@NullMarked
package org.fusionflow.report.page.type;

import org.jspecify.annotations.NullMarked;
