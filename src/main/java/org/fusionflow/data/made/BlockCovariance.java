package org.fusionflow.data.made;

import java.util.Arrays;
import java.util.Map;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.MappingReader;

/**
 * The covariance of blocks that are alike: within a block all entries are independent with one standard deviation; the i-th
 * entries of any two blocks have the correlation {@code rho}, where both have one; all other pairs are independent.
 */
final class BlockCovariance {
    /** Half times of two blocks are then up to 32 orders of magnitude apart; double precision follows 16. */
    static final double LARGEST_STD = 1e8;

    private BlockCovariance() {}

    /**
     * @param std standard deviation of each block
     * @param source where rho was written, for the message
     * @throws InvalidInput if no such correlation exists
     */
    static double[][] rows(Modalities blocks, double[] std, double rho, String source) {
        int count = blocks.count();
        // Below this the i-th entries of all blocks together would have a negative variance.
        double least = count > 1 ? -1.0 / (count - 1) : -1;
        if (!(rho >= least && rho <= 1)) {
            throw new InvalidInput(source + " rho " + rho + ": expected a number from " + least + " to 1");
        }
        double[][] sigma = new double[blocks.inputs()][blocks.inputs()];
        for (int m = 0; m < count; m++) {
            for (int n = 0; n < count; n++) {
                int shared =
                        Math.min(blocks.dimensions().get(m), blocks.dimensions().get(n));
                for (int i = 0; i < shared; i++) {
                    sigma[blocks.start(m) + i][blocks.start(n) + i] = (m == n ? 1 : rho) * (std[m] * std[n]);
                }
            }
        }
        return sigma;
    }

    /**
     * One number a block, 1 where none was given.
     *
     * @param prefix of the keys, for messages
     * @throws InvalidInput if there is no block of a name, or a number is outside the range
     */
    static double[] valued(
            MappingReader spec,
            Modalities blocks,
            Map<String, Double> given,
            String prefix,
            double least,
            double most) {
        double[] values = new double[blocks.count()];
        Arrays.fill(values, 1);
        given.forEach((name, value) -> {
            int m = blocks.names().indexOf(name);
            if (m < 0) {
                throw spec.problem(prefix + name + ": expected one of " + blocks.names() + " after the dot");
            }
            if (!(value >= least && value <= most)) {
                throw spec.problem(prefix + name + " " + value + ": expected a number from " + least + " to " + most);
            }
            values[m] = value;
        });
        return values;
    }
}
