package org.fusionflow.study;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.evidence.NestedRegression;

/**
 * Which modalities have a linear part in the outputs that is more than sampling noise? A nonlinear network is measured by its least-squares map only
 * there: the map of a modality whose help is not linear, such as that of XOR, is what sampling left of 0, and half of it says nothing.
 */
final class LinearPart {
    private LinearPart() {}

    /** The half norms without those of modalities whose least-squares map the F-test does not tell from noise. */
    static HalfNorms measurable(HalfNorms norms, TrainingData data) {
        if (data.samples().isEmpty() || data.moments().outputs() > 1) {
            return norms;
        }
        int samples = data.samples().get().count();
        double[] half = norms.norms().toArray();
        double[] signals = norms.signals().toArray();
        for (int m = 0; m < half.length; m++) {
            if (half[m] > 0 && isNoise(data.moments(), samples, m)) {
                half[m] = 0;
                signals[m] = 0;
            }
        }
        return new HalfNorms(Vector.of(half), Vector.of(signals));
    }

    private static boolean isNoise(Moments moments, int samples, int modality) {
        Set<Integer> all =
                IntStream.range(0, moments.modalities().count()).boxed().collect(Collectors.toSet());
        Set<Integer> others = new HashSet<>(all);
        others.remove(modality);
        LeastSquares with = LeastSquares.onAll(moments);
        double without = others.isEmpty()
                ? 0.5 * moments.outputVariance()
                : LeastSquares.on(moments, others).loss();
        int before = others.isEmpty() ? 0 : LeastSquares.on(moments, others).rank();
        int added = with.rank() - before;
        int freedom = samples - with.rank();
        // Without freedom nothing can be told, and the map is taken as it is.
        return added >= 1
                && freedom >= 1
                && !NestedRegression.of(samples, without, with.loss(), added, freedom, 1, 0)
                        .isSignificant();
    }
}
