/**
 * Experiments: independent jobs that make one table, and the statements that the table must bear out. {@link
 * org.fusionflow.study.experiment.Reproduction} computes them in parallel and can be taken up again after an interruption; the
 * experiments themselves are in the rooms below, by topic.
 */
@NullMarked
package org.fusionflow.study.experiment;

import org.jspecify.annotations.NullMarked;
