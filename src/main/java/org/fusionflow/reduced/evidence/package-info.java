/**
 * Is what a modality adds to others more than the noise of the samples?
 *
 * <p>{@link org.fusionflow.reduced.evidence.SampleEvidence} compares the regressions without and with the modality: by the F-test of nested
 * regressions on the training samples ({@link org.fusionflow.reduced.evidence.NestedRegression}), and by the loss on held-out samples
 * ({@link org.fusionflow.reduced.evidence.HeldOutGain}). Exact moments have no sampling noise, and so no evidence.
 */
@NullMarked
package org.fusionflow.reduced.evidence;

import org.jspecify.annotations.NullMarked;
