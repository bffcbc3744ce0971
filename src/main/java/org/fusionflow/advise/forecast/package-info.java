/**
 * What will happen to a network, with or without a remedy: half times, and the error on new data along training?
 *
 * <p>{@link org.fusionflow.advise.forecast.Splits} are pairs of moments to train on and to test with. A
 * {@link org.fusionflow.advise.forecast.Forecaster} integrates the reduced flow on the first and measures the error on the second, an
 * {@link org.fusionflow.advise.forecast.ErrorCurve}; {@link org.fusionflow.advise.forecast.Choice} takes the simplest
 * {@link org.fusionflow.advise.forecast.Candidate} whose error no other beats by more than chance.
 */
@NullMarked
package org.fusionflow.advise.forecast;

import org.jspecify.annotations.NullMarked;
