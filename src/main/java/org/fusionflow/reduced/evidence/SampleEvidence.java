package org.fusionflow.reduced.evidence;

import java.util.Optional;
import java.util.OptionalInt;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;

/**
 * What samples tell about the gain by a modality.
 *
 * @param test on the training samples; empty where they leave no degree of freedom, or the modality adds no direction of inputs
 * @param heldOut gain on held-out samples; empty without two of them
 * @param fits true if the training samples are so few that all inputs together fit any output: P is at most the rank
 */
public record SampleEvidence(Optional<NestedRegression> test, Optional<HeldOutGain> heldOut, boolean fits) {
    /** A column whose mean is below this fraction of its largest entry was centred: a sum of 1e7 numbers rounds to less. */
    private static final double CENTRED = 1e-9;

    /**
     * Compares regressions without and with a modality.
     *
     * @param without on the others
     * @param with on the others and the modality
     * @return empty for exact moments without held-out samples
     */
    public static Optional<SampleEvidence> of(
            TrainingData data, LeastSquares without, LeastSquares with, int modality) {
        OptionalInt samples = data.moments().knowledge().samples();
        Optional<HeldOutGain> heldOut = data.heldOut()
                .filter(held -> held.count() > 1)
                .map(held -> HeldOutGain.of(held, without.map(), with.map()));
        if (samples.isEmpty()) {
            return heldOut.map(gain -> new SampleEvidence(Optional.empty(), Optional.of(gain), false));
        }
        int p = samples.getAsInt();
        int added = with.rank() - without.rank();
        int freedom = p - with.rank() - (areCentred(data) ? 1 : 0);
        Optional<NestedRegression> test = added < 1 || freedom < 1
                ? Optional.empty()
                : Optional.of(NestedRegression.of(
                        p,
                        without.loss(),
                        with.loss(),
                        added,
                        freedom,
                        equalOutputs(data, with.map()),
                        without.unexplainedVariance(modality)));
        return Optional.of(new SampleEvidence(test, heldOut, freedom < 1));
    }

    private static boolean areCentred(TrainingData data) {
        return data.samples()
                .map(SampleEvidence::areCentred)
                .orElseGet(() -> data.moments().knowledge().mostRank().orElse(0)
                        == data.moments().knowledge().samples().orElse(0) - 1);
    }

    /** True if every output and every input has mean 0 to rounding. */
    private static boolean areCentred(Samples samples) {
        int d = samples.modalities().inputs();
        for (int k = 0; k < d + samples.outputs(); k++) {
            double sum = 0;
            double largest = 0;
            for (int s = 0; s < samples.count(); s++) {
                double entry = k < samples.outputs() ? samples.output(s, k) : samples.input(s, k - samples.outputs());
                sum += entry;
                largest = Math.max(largest, Math.abs(entry));
            }
            if (Math.abs(sum) > CENTRED * samples.count() * largest) {
                return false;
            }
        }
        return true;
    }

    /** {@code tr(Omega)^2 / tr(Omega^2)} of the residuals; 1, which makes the test the most cautious, where the samples are not at hand. */
    private static double equalOutputs(TrainingData data, Vector map) {
        int r = data.moments().outputs();
        Optional<Samples> samples = data.samples();
        if (r == 1 || samples.isEmpty()) {
            return 1;
        }
        double[][] covariance = new double[r][r];
        double[] left = new double[r];
        int d = data.moments().modalities().inputs();
        for (int s = 0; s < samples.get().count(); s++) {
            for (int o = 0; o < r; o++) {
                left[o] = samples.get().output(s, o);
                for (int i = 0; i < d; i++) {
                    left[o] -= map.at(o * d + i) * samples.get().input(s, i);
                }
                for (int q = 0; q <= o; q++) {
                    covariance[o][q] += left[o] * left[q];
                }
            }
        }
        double trace = 0;
        double squares = 0;
        for (int o = 0; o < r; o++) {
            trace += covariance[o][o];
            for (int q = 0; q <= o; q++) {
                squares += (q < o ? 2 : 1) * covariance[o][q] * covariance[o][q];
            }
        }
        return squares > 0 ? trace * trace / squares : 1;
    }

    /** True if the training samples alone cannot tell, and no held-out samples can. */
    public boolean isUndecidable() {
        return fits && heldOut.isEmpty();
    }

    /** True if the gain is more than noise: on the training samples where they leave a degree of freedom, else on held-out ones. */
    public boolean isSignificant() {
        return test.map(NestedRegression::isSignificant)
                .orElseGet(() -> heldOut.map(HeldOutGain::isSignificant).orElse(true));
    }
}
