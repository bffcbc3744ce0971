/**
 * Does what a study says hold?
 *
 * <p>Checks are decided from the tables of a study alone. {@link org.fusionflow.study.check.ResultTables} reads them by variables,
 * {@link org.fusionflow.study.check.CheckRun} decides a check and says where it is worst.
 */
@NullMarked
package org.fusionflow.study.check;

import org.jspecify.annotations.NullMarked;
