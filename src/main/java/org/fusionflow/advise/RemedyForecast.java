package org.fusionflow.advise;

import java.util.OptionalDouble;
import org.fusionflow.advise.forecast.Forecast;
import org.fusionflow.advise.remedy.RemedyProposal;

/**
 * A remedy and what it does.
 *
 * @param proposal with its setting
 * @param forecast of the network with it
 * @param largestRate learning rate up to which gradient descent is stable at the end, a lower bound; empty for several outputs
 */
public record RemedyForecast(RemedyProposal proposal, Forecast forecast, OptionalDouble largestRate) {}
