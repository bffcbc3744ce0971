/**
 * Which problem does the page ask for, and which sliders change it?
 *
 * <p>{@link org.fusionflow.explore.problem.StartProblem} is what {@code explore} was started with. A page sends the values of its problem as texts and
 * the positions of its {@linkplain org.fusionflow.explore.problem.Slider sliders}; {@link org.fusionflow.explore.problem.AskedProblem} is what they mean.
 * All texts are read by the reader of the command line, so that a wrong value has the same message. A page never names a file: data from a file
 * are read once, before the page is opened.
 */
@NullMarked
package org.fusionflow.explore.problem;

import org.jspecify.annotations.NullMarked;
