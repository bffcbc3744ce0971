package org.fusionflow.network.mask;

import java.util.List;
import org.fusionflow.data.remedy.Dropout;
import org.hipparchus.random.MersenneTwister;
import org.hipparchus.random.RandomGenerator;

/**
 * Draws which modalities are left out of the samples of a batch. The draw of a step depends on the seed and the number of the step only, so that a
 * run which is resumed sees the same masks: one uniform number for each sample and modality, in this order, also for modalities that are never
 * left out.
 */
public final class MaskDraw {
    private final double[] left;
    private final double[] factors;
    private final long seed;
    private double[] drawn = new double[0];

    /**
     * @param names of the modalities, in leaf order
     * @param seed of the run
     */
    public MaskDraw(Dropout dropout, List<String> names, long seed) {
        this.seed = seed;
        left = names.stream().mapToDouble(name -> 1 - dropout.kept(name)).toArray();
        factors = names.stream()
                .mapToDouble(name -> dropout.rescaled() ? 1 / dropout.kept(name) : 1)
                .toArray();
    }

    /**
     * Factors of the inputs by modality, one sample after the other.
     *
     * @param step number of the step, from 0 on
     * @param count samples of the batch
     * @return an array that the next draw overwrites; its first {@code count * M} entries count
     */
    public double[] at(long step, int count) {
        if (drawn.length < count * left.length) {
            drawn = new double[count * left.length];
        }
        RandomGenerator random = new MersenneTwister(new int[] {
            (int) seed, (int) (seed >>> 32), (int) step, (int) (step >>> 32), 0x6d61_736b // "mask" in ASCII
        });
        for (int s = 0; s < count; s++) {
            for (int m = 0; m < left.length; m++) {
                drawn[s * left.length + m] = random.nextDouble() < left[m] ? 0 : factors[m];
            }
        }
        return drawn;
    }
}
