/** Figures of the experiments on deep networks and fusion trees. */
@NullMarked
package org.fusionflow.report.experiment.deep;

import org.jspecify.annotations.NullMarked;
