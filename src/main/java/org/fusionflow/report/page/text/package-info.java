/**
 * How is prose broken into lines? {@link org.fusionflow.report.page.text.LineBreaker} makes the
 * {@link org.fusionflow.report.page.text.TextLine}s.
 */
@NullMarked
package org.fusionflow.report.page.text;

import org.jspecify.annotations.NullMarked;
