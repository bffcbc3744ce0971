/**
 * This package reads study files: {@link org.fusionflow.study.design.StudyReader} turns one YAML file into a
 * {@link org.fusionflow.study.design.Study}.
 *
 * <p>A study consists of a {@linkplain org.fusionflow.study.design.problem.ProblemTemplate template of problems}, the
 * {@linkplain org.fusionflow.study.design.grid.StudyGrid grid} of points along its axes, the
 * {@linkplain org.fusionflow.study.design.network.StudyNetwork networks} that are trained there,
 * {@linkplain org.fusionflow.study.design.column.TheoryColumn columns of theory}, {@linkplain org.fusionflow.study.design.check.Check checks} and
 * {@linkplain org.fusionflow.study.design.figure.FigureSpec figures}.
 */
@NullMarked
package org.fusionflow.study.design;

import org.jspecify.annotations.NullMarked;
