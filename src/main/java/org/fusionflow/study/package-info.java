/**
 * This package runs studies, which compare full networks with theory: {@link org.fusionflow.study.design.Study} describes one,
 * {@link org.fusionflow.study.run.StudyRun} computes its tables, and {@link org.fusionflow.study.check.CheckRun} decides its checks.
 *
 * <p>A study is read from YAML or made from a problem by {@link org.fusionflow.study.draft.StudyDraft}.
 * {@link org.fusionflow.study.run.StudyInMemory} runs it without files. {@link org.fusionflow.study.RandomStart} predicts the absolute half
 * times of a network with random weights: it draws the weights, projects them and integrates the reduced system.
 *
 * <p>This is the first package that depends on both theory and networks.
 */
@NullMarked
package org.fusionflow.study;

import org.jspecify.annotations.NullMarked;
