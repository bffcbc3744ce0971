/**
 * How is something drawn on a page of a PDF? {@link org.fusionflow.report.page.ink.Canvas} draws words, rules, formulas and figures, and
 * {@link org.fusionflow.report.page.ink.Places} makes links lead to their places.
 */
@NullMarked
package org.fusionflow.report.page.ink;

import org.jspecify.annotations.NullMarked;
