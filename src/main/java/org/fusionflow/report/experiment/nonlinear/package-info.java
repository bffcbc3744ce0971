/** Figures of the experiments on nonlinear units, other losses and weight decay. */
@NullMarked
package org.fusionflow.report.experiment.nonlinear;

import org.jspecify.annotations.NullMarked;
