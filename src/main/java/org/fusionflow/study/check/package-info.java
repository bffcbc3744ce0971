/**
 * This package decides the checks of a study from its tables alone: {@link org.fusionflow.study.check.CheckRun} makes a
 * {@link org.fusionflow.study.check.CheckResult} of each check, with the place where it is worst.
 *
 * <p>{@link org.fusionflow.study.check.ResultTables} reads the tables by the variables of expressions.
 * {@link org.fusionflow.study.check.FindingRows} writes results as a table in Markdown.
 */
@NullMarked
package org.fusionflow.study.check;

import org.jspecify.annotations.NullMarked;
