package org.fusionflow.reduced.start;

/**
 * How well one layer is described by {@code a r r'}, with the unit vectors r of the places above and below it. All numbers are from
 * 0 to 1, and 1 on the rank-one manifold.
 *
 * @param keptEnergy {@code a^2/||W||_F^2}. The rest is mostly inert: random weights that no signal passes
 * @param forward cosine between {@code W r_below} and {@code r_above}: how much of what the layer makes of the signal goes where the
 *     next layer reads
 * @param backward cosine between {@code r_above W} and {@code r_below}
 */
public record LayerAlignment(double keptEnergy, double forward, double backward) {
    /** The smaller cosine: what the layer's place in the chain asks of it. */
    public double cosine() {
        return Math.min(forward, backward);
    }
}
