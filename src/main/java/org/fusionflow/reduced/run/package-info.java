/**
 * What happens along one trajectory of a reduced flow?
 *
 * <p>{@link org.fusionflow.reduced.run.ReducedRun} integrates a flow once and lets observers look at every step: when each modality is
 * half learned, how near the trajectory comes to every saddle and when it arrives and leaves, the states at requested times, and three
 * monitors of the integration itself: the balance of loss and squared gradient, tag [FT-8], the conserved quantities, tag [FT-4], and
 * the defect of the interpolated solution. {@link org.fusionflow.reduced.run.ReducedTrajectory} is what they found.
 */
@NullMarked
package org.fusionflow.reduced.run;

import org.jspecify.annotations.NullMarked;
