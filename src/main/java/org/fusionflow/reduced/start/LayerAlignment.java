package org.fusionflow.reduced.start;

/**
 * Measures how well one layer is approximated by {@code a r_above r_below'}, with the unit vectors r of the signals
 * above and below it. All numbers are from 0 to 1, and 1 on the rank-one manifold.
 *
 * @param keptEnergy {@code a^2/||W||_F^2}. The rest is mostly inert: random weights that no signal passes through
 * @param forward cosine between {@code W r_below} and {@code r_above}: the fraction of the layer's output along the
 *     direction that the next layer reads
 * @param backward cosine between {@code r_above' W} and {@code r_below'}
 */
public record LayerAlignment(double keptEnergy, double forward, double backward) {
    /** The smaller of the two cosines. */
    public double cosine() {
        return Math.min(forward, backward);
    }
}
