/**
 * Does the full network do what theory says?
 *
 * <p>A {@link org.fusionflow.study.design.Study} is a question to theory and networks, read from YAML or made from a problem by
 * {@link org.fusionflow.study.draft.StudyDraft}; {@link org.fusionflow.study.run.StudyRun} and
 * {@link org.fusionflow.study.run.StudyInMemory} answer it with tables, and {@link org.fusionflow.study.check.CheckRun} decides its checks
 * from them.
 *
 * <p>{@link org.fusionflow.study.RandomStart} lets theory start where a network does: it draws the weights, projects them and returns
 * absolute half times.
 *
 * <p>This is the first package that sees both routes.
 */
@NullMarked
package org.fusionflow.study;

import org.jspecify.annotations.NullMarked;
