/**
 * Where do pages end? A document is a sequence of {@link org.fusionflow.report.page.strip.Strip}s, which
 * {@link org.fusionflow.report.page.strip.Paginator} puts on pages.
 */
@NullMarked
package org.fusionflow.report.page.strip;

import org.jspecify.annotations.NullMarked;
