/**
 * What happens along one trajectory of a reduced flow?
 *
 * <p>{@link org.fusionflow.reduced.run.ReducedRun} integrates a flow once and lets observers inspect every step. They
 * record when each modality is half learned, how close the trajectory comes to each saddle and when it arrives and
 * leaves, and the states at requested times. Three monitors check the integration itself: the energy identity, tag
 * [FT-8], the conserved quantities, tag [FT-5], and the defect of the interpolated solution.
 * {@link org.fusionflow.reduced.run.ReducedTrajectory} holds the results. The tags are derived in
 * {@code derivations/two-modalities.md}.
 */
@NullMarked
package org.fusionflow.reduced.run;

import org.jspecify.annotations.NullMarked;
