/** Figures of the experiments beyond the population's flow. */
@NullMarked
package org.fusionflow.report.experiment.beyond;

import org.jspecify.annotations.NullMarked;
