/** Figures of the experiments on two layers. */
@NullMarked
package org.fusionflow.report.experiment.twolayer;

import org.jspecify.annotations.NullMarked;
