package org.fusionflow.reduced.evidence;

import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Vector;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The loss that a modality takes away on held-out samples: mean over samples of {@code (|y - w_A x|^2 - |y - w_AB x|^2)/2}, both maps being those of
 * least squares on the training data.
 *
 * @param mean below 0 if the modality makes predictions worse
 * @param standardError of the mean, &ge; 0
 * @param pValue of Student's one-sided test that the mean is at most 0
 */
public record HeldOutGain(double mean, double standardError, double pValue) {

    /**
     * @param samples at least two
     * @param without map over all inputs, one row an output after the other
     * @param with the same
     */
    static HeldOutGain of(Samples samples, Vector without, Vector with) {
        int n = samples.count();
        double[] gains = new double[n];
        double sum = 0;
        for (int s = 0; s < n; s++) {
            gains[s] = 0.5 * (squaredError(samples, s, without) - squaredError(samples, s, with));
            sum += gains[s];
        }
        double mean = sum / n;
        double squares = 0;
        for (double gain : gains) {
            squares += (gain - mean) * (gain - mean);
        }
        double error = Math.sqrt(squares / (n - 1) / n);
        double pValue = error > 0 ? new TDistribution(n - 1).cumulativeProbability(-mean / error) : mean > 0 ? 0 : 1;
        return new HeldOutGain(mean, error, pValue);
    }

    private static double squaredError(Samples samples, int s, Vector map) {
        int d = samples.modalities().inputs();
        double sum = 0;
        for (int o = 0; o < samples.outputs(); o++) {
            double error = samples.output(s, o);
            for (int i = 0; i < d; i++) {
                error -= map.at(o * d + i) * samples.input(s, i);
            }
            sum += error * error;
        }
        return sum;
    }

    /** True if the gain is more than the noise of the held-out samples. */
    public boolean isSignificant() {
        return mean > 0 && pValue <= NestedRegression.LEVEL;
    }
}
