/**
 * What does a study ask?
 *
 * <p>One file describes a problem, the {@linkplain org.fusionflow.study.design.StudyTable axes} along which it varies, the networks that
 * are trained, the theory beside them, the checks and the figures.
 */
@NullMarked
package org.fusionflow.study.design;

import org.jspecify.annotations.NullMarked;
