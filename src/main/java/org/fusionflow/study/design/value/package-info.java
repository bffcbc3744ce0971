/**
 * This package answers what a value that is written in a study file means at one point:
 * {@link org.fusionflow.study.design.value.TemplateValue} inserts the numbers of {@link org.fusionflow.study.design.value.PointNames}, and
 * {@link org.fusionflow.study.design.value.SentenceReader} reads a sentence with formulas.
 */
@NullMarked
package org.fusionflow.study.design.value;

import org.jspecify.annotations.NullMarked;
