/**
 * What does the page show of a problem?
 *
 * <p>{@link org.fusionflow.explore.view.View} is the prediction of a problem with its course over time, {@link org.fusionflow.explore.view.ViewFigures}
 * draws it with the charts of reports, {@link org.fusionflow.explore.view.ViewWords} says it in sentences, and
 * {@link org.fusionflow.explore.view.ViewDocument} is all of this as JSON. {@link org.fusionflow.explore.view.RatioCurve} needs many predictions, so it
 * is asked for apart.
 */
@NullMarked
package org.fusionflow.explore.view;

import org.jspecify.annotations.NullMarked;
