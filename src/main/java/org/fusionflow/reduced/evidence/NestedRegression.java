package org.fusionflow.reduced.evidence;

import org.hipparchus.distribution.continuous.FDistribution;

/**
 * The F-test of two nested linear regressions on the same P samples, without and with a modality B of rank {@code r_B} beside those of rank
 * {@code r_A}. It is exact for Gaussian noise of equal variance, and holds to order 1/P for others.
 *
 * <pre>
 *   sigma^2 = 2 P L_AB / nu,   nu = P - r_A - r_B (- 1 if means were subtracted)
 *   F       = (2 P Delta / r_B) / sigma^2,   Delta = L_A - L_AB
 *   without B's help: E Delta = sigma^2 r_B / (2P),   E|e_B|^2 = sigma^2 tr(S) / P,   S = Sigma_B - Sigma_BA pinv(Sigma_A) Sigma_AB
 *   on new data the gain is about Delta - sigma^2 r_B / P (Mallows 1973)
 * </pre>
 *
 * <p>With several outputs, losses and {@code sigma^2} are sums over them. A sum of r terms with different variances, or correlated ones, varies like one of
 * {@code g = tr(Omega)^2 / tr(Omega^2)} equal terms, Omega being the noise covariance of the outputs, so that F has {@code g r_B} and {@code g nu}
 * degrees of freedom (Box 1954).
 *
 * @param gain Delta, &ge; 0: loss that B takes away on the training samples
 * @param added {@code r_B}, &ge; 1
 * @param freedom nu, &ge; 1
 * @param variance {@code sigma^2}, &ge; 0
 * @param fStatistic F, &ge; 0; infinite if the samples have no noise
 * @param pValue probability of an F at least as large where B adds nothing
 * @param netGain estimated gain on new data; below 0 where noise costs more than B helps
 * @param gainFloor expected Delta where B adds nothing
 * @param residualFloor root of the expected {@code |e_B|^2} where B adds nothing
 */
public record NestedRegression(
        double gain,
        int added,
        int freedom,
        double variance,
        double fStatistic,
        double pValue,
        double netGain,
        double gainFloor,
        double residualFloor) {
    /** A larger p-value is not significant. */
    public static final double LEVEL = 0.01;

    /**
     * Compares two regressions.
     *
     * @param samples P
     * @param lossWithout {@code L_A}
     * @param lossWith {@code L_AB}, at most {@code L_A} to rounding
     * @param equalOutputs g, from 1 to the number of outputs
     * @param unexplained tr S
     */
    public static NestedRegression of(
            int samples,
            double lossWithout,
            double lossWith,
            int added,
            int freedom,
            double equalOutputs,
            double unexplained) {
        double gain = Math.max(0, lossWithout - lossWith);
        double variance = 2 * samples * Math.max(0, lossWith) / freedom;
        double f = gain > 0 ? 2 * samples * gain / added / variance : 0;
        double pValue = Double.isInfinite(f)
                ? 0
                : 1 - new FDistribution(equalOutputs * added, equalOutputs * freedom).cumulativeProbability(f);
        double floor = variance * added / (2 * samples);
        return new NestedRegression(
                gain,
                added,
                freedom,
                variance,
                f,
                Math.max(0, pValue),
                gain - 2 * floor,
                floor,
                Math.sqrt(variance * unexplained / samples));
    }

    /** True if the gain is more than noise: a small p-value, and a gain on new data. */
    public boolean isSignificant() {
        return pValue <= LEVEL && netGain > 0;
    }
}
