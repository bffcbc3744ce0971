/**
 * Which remedies are worth a try against the unimodal bias of a network, with which settings?
 *
 * <p>{@link org.fusionflow.advise.remedy.RemedyProposals} computes the settings at which all modalities leave a small start together (the ties), from the
 * correlations {@code s_m} alone; {@link org.fusionflow.advise.remedy.StepLimit} bounds the learning rate up to which gradient descent is stable.
 */
@NullMarked
package org.fusionflow.advise.remedy;

import org.jspecify.annotations.NullMarked;
