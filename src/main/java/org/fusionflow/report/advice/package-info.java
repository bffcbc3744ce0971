/**
 * What does advice look like on two pages?
 *
 * <p>{@link org.fusionflow.report.advice.AdviceReport} writes an {@link org.fusionflow.advise.Advice}: the recommendation, tables of fusion layers and
 * remedies, the error on new data against time and the trade-off of the two.
 */
@NullMarked
package org.fusionflow.report.advice;

import org.jspecify.annotations.NullMarked;
