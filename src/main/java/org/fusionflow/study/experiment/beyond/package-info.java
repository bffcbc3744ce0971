/** Beyond the linear flow: finite data, nonlinear units, other losses and methods. */
@NullMarked
package org.fusionflow.study.experiment.beyond;

import org.jspecify.annotations.NullMarked;
