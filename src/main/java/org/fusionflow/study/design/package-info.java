/**
 * This package reads study files: {@link org.fusionflow.study.design.StudyReader} turns one YAML file into a
 * {@link org.fusionflow.study.design.Study}.
 *
 * <p>A study consists of a {@linkplain org.fusionflow.study.design.ProblemTemplate template of problems}, the
 * {@linkplain org.fusionflow.study.design.StudyGrid grid} of points along its {@linkplain org.fusionflow.study.design.StudyAxis axes}, the
 * {@linkplain org.fusionflow.study.design.StudyNetwork networks} that are trained there,
 * {@linkplain org.fusionflow.study.design.TheoryColumn columns of theory}, {@linkplain org.fusionflow.study.design.Check checks} and
 * {@linkplain org.fusionflow.study.design.FigureSpec figures}.
 */
@NullMarked
package org.fusionflow.study.design;

import org.jspecify.annotations.NullMarked;
