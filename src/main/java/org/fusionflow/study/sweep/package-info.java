/**
 * How does the theory's answer change with the problem?
 *
 * <p>A {@link org.fusionflow.study.sweep.Sweep} is a family of problems, a grid of values of some of its
 * {@linkplain org.fusionflow.study.sweep.Parameter parameters} and a table with rows for every point of the grid: a
 * {@link org.fusionflow.study.sweep.PredictionMap} has one row of predicted quantities a point, a
 * {@link org.fusionflow.study.sweep.SaddleContinuation} one row a fixed point, with the
 * {@linkplain org.fusionflow.study.sweep.SpecialPoint special points} along the parameter located in a second table.
 * {@link org.fusionflow.study.sweep.SweepFile} reads a sweep from YAML; {@link org.fusionflow.study.sweep.SweepRun} computes the
 * points in parallel, keeps a {@link org.fusionflow.study.journal.Journal} of the finished ones, so that an interrupted run can be
 * taken up again, and writes CSV that depends neither on the number of threads nor on interruptions.
 */
@NullMarked
package org.fusionflow.study.sweep;

import org.jspecify.annotations.NullMarked;
