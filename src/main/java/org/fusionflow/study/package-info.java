/**
 * Does the full network do what theory says?
 *
 * <p>A {@link org.fusionflow.study.Study} is one problem, the networks that are trained on it and the checks they must pass;
 * {@link org.fusionflow.study.StudyFile} reads it from YAML. {@link org.fusionflow.study.StudyRun} predicts, trains over
 * seeds and returns a {@link org.fusionflow.study.StudyResult}; {@link org.fusionflow.study.Measured} brings the columns of
 * the comparison (formula, reduced, each network) under one view; {@link org.fusionflow.study.Criterion} compares them and
 * returns a sealed {@link org.fusionflow.study.Comparison}. A check that could not be made is visible as such.
 *
 * <p>{@link org.fusionflow.study.RandomStart} lets theory start where a network does: it draws the weights, projects them and returns
 * absolute half times.
 *
 * <p>This is the first package that sees both routes.
 */
@NullMarked
package org.fusionflow.study;

import org.jspecify.annotations.NullMarked;
