/**
 * This package answers which problem a study poses at each point: {@link org.fusionflow.study.design.problem.ProblemReader} reads the
 * {@link org.fusionflow.study.design.problem.ProblemTemplate} that gives it together with its named numbers.
 */
@NullMarked
package org.fusionflow.study.design.problem;

import org.jspecify.annotations.NullMarked;
