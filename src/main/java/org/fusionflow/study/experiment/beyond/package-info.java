/** Beyond the population's flow: finite data, discrete steps, batches. */
@NullMarked
package org.fusionflow.study.experiment.beyond;

import org.jspecify.annotations.NullMarked;
