/**
 * Do full networks do what theory says of the linear ones?
 *
 * <p>A {@link org.fusionflow.advise.trial.NetworkTrial} trains a network on a part of the samples and follows its error on the others.
 * {@link org.fusionflow.advise.trial.LinearPremise} compares a ReLU network with a linear one, and {@link org.fusionflow.advise.trial.SelfCheck} full
 * linear networks with the forecast. Nothing here uses theory but for the times to look at.
 */
@NullMarked
package org.fusionflow.advise.trial;

import org.jspecify.annotations.NullMarked;
