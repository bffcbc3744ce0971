package org.fusionflow.network.run;

import org.fusionflow.architecture.InvalidInput;

/**
 * The condition that the loss has decreased by less than a fraction of itself within some flow time. Saddles are plateaus too, so the time must
 * be longer than the longest plateau that the run is to leave.
 *
 * @param time flow time between the two losses that are compared, &gt; 0
 * @param fraction of the loss, between 0 and 1
 */
public record Plateau(double time, double fraction) {
    public Plateau {
        if (!(time > 0) || Double.isInfinite(time)) {
            throw new InvalidInput("plateau time " + time + ": expected a finite number above 0");
        }
        if (!(fraction > 0 && fraction < 1)) {
            throw new InvalidInput("plateau fraction " + fraction + ": expected a number above 0, below 1");
        }
    }
}
