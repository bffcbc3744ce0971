/**
 * This package answers what the first page of a report says: the verdict in a sentence ({@link org.fusionflow.report.study.front.Headline}), the
 * numbers that one quotes, the drawings, and the table in which every network stands beside its own prediction.
 */
@NullMarked
package org.fusionflow.report.study.front;

import org.jspecify.annotations.NullMarked;
