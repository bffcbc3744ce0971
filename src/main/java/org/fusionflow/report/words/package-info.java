/**
 * How are numbers and words written? {@link org.fusionflow.report.words.Rounded} is the one formatter of numbers in reports,
 * {@link org.fusionflow.report.words.Typography} writes quotation marks, minus signs and powers of ten as print has them.
 */
@NullMarked
package org.fusionflow.report.words;

import org.jspecify.annotations.NullMarked;
