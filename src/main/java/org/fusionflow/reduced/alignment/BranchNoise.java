package org.fusionflow.reduced.alignment;

import java.util.Arrays;
import org.fusionflow.data.samples.Shuffle;
import org.fusionflow.reduced.alignment.unit.Branch;
import org.fusionflow.reduced.alignment.unit.KinkPlanes;
import org.fusionflow.reduced.alignment.unit.SphereMaxima;

/**
 * What sampling alone gives: the largest correlation of a branch's units with outputs that are shuffled, their mean taken off. It goes like
 * {@code std(y) sqrt(D <x^2>/2P)}, and scales with the standard deviation of a residual.
 *
 * @param ofOutputs nu for the outputs themselves; 0 for a population
 * @param deviation standard deviation of the outputs
 */
record BranchNoise(double ofOutputs, double deviation) {
    private static final long SEED = 1;

    private static final int STREAM = 9;

    /** A level of noise needs no certificate. */
    private static final int STARTS = 50;

    /** Below this multiple of the noise a correlation is not told from it: measured on targets without any part that units see. */
    static final double MULTIPLE = 1.5;

    static BranchNoise of(KinkPlanes planes, Branch branch, double[] outputs) {
        double mean = Arrays.stream(outputs).average().orElse(0);
        double[] shuffled = new double[outputs.length];
        int[] order = Shuffle.of(outputs.length, SEED, STREAM);
        for (int p = 0; p < shuffled.length; p++) {
            shuffled[p] = outputs[order[p]] - mean;
        }
        return new BranchNoise(
                SphereMaxima.of(planes, shuffled, branch.correlation(shuffled), STARTS)
                        .largest(),
                deviation(outputs));
    }

    /** None, as of infinitely many samples. */
    static BranchNoise none(double[] outputs) {
        return new BranchNoise(0, deviation(outputs));
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
    }

    /** True if a rate is not above what sampling gives for a residual of this mean square. */
    boolean explains(double rate, double meanSquare) {
        return deviation > 0 && rate < MULTIPLE * ofOutputs * Math.sqrt(meanSquare) / deviation;
    }
}
