/** Nonlinear units, other losses and weight decay. */
@NullMarked
package org.fusionflow.study.experiment.nonlinear;

import org.jspecify.annotations.NullMarked;
