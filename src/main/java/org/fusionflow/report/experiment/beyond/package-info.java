/** Figures of the experiments beyond the linear flow: finite data, nonlinear units, other losses and methods. */
@NullMarked
package org.fusionflow.report.experiment.beyond;

import org.jspecify.annotations.NullMarked;
