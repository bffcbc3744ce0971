package org.fusionflow.data.made;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.MappingReader;

/**
 * The covariance of the inputs of {@link RandomSamples}. Keys:
 *
 * <ul>
 *   <li>{@code covariance}: {@code blocks} (the default, {@link BlockCovariance}) or {@code wishart}, one covariance over all
 *       inputs drawn from an inverse Wishart distribution with {@code dof} degrees of freedom (D + 2 unless given)
 *   <li>{@code rho}: of blocks, the correlation of the i-th inputs of any two modalities, where both have one; 0 unless given
 *   <li>{@code std.A}: of blocks, the standard deviation of every input of A, 1 unless given; of wishart, what the root mean
 *       square of A's standard deviations is scaled to, as drawn unless given
 *   <li>{@code psi.A}: of wishart, the mean of the variance of every input of A, 1 unless given. The mean of the covariance is then
 *       the diagonal matrix Psi of these numbers, with D + 2 degrees of freedom the distribution's scale matrix. The draw is
 *       {@code Psi^(1/2) S Psi^(1/2)} with S the one of {@link InverseWishart}
 * </ul>
 *
 * @param wishart false for blocks
 * @param rho of blocks
 * @param dof of wishart
 * @param psi that were given, by name of modality
 * @param std that were given, by name of modality
 */
record RandomCovariance(
        boolean wishart, Optional<Double> rho, Optional<Long> dof, Map<String, Double> psi, Map<String, Double> std) {
    RandomCovariance {
        psi = new LinkedHashMap<>(psi);
        std = new LinkedHashMap<>(std);
    }

    /**
     * Takes the keys.
     *
     * @throws org.fusionflow.architecture.InvalidInput naming the part that is wrong
     */
    static RandomCovariance take(MappingReader spec) {
        RandomCovariance taken = new RandomCovariance(
                spec.word("covariance", "blocks", "wishart").equals("wishart"),
                spec.number("rho"),
                spec.whole("dof", 1, 1_000_000),
                spec.numbers("psi."),
                spec.numbers("std."));
        if (taken.wishart && taken.rho.isPresent()) {
            throw spec.problem("expected rho only with covariance=blocks");
        }
        if (!taken.wishart && taken.dof.isPresent()) {
            throw spec.problem("expected dof only with covariance=wishart");
        }
        if (!taken.wishart && !taken.psi.isEmpty()) {
            throw spec.problem("expected psi only with covariance=wishart");
        }
        for (String name : taken.psi.keySet()) {
            if (taken.std.containsKey(name)) {
                throw spec.problem("expected either psi." + name + " or std." + name + ", not both");
            }
        }
        return taken;
    }

    /**
     * The covariance, D x D.
     *
     * @param spec for messages
     */
    double[][] rows(MappingReader spec, Modalities modalities, long seed) {
        double largest = BlockCovariance.LARGEST_STD;
        double[] deviations = BlockCovariance.valued(spec, modalities, std, "std.", 1 / largest, largest);
        double[] means =
                BlockCovariance.valued(spec, modalities, psi, "psi.", 1 / (largest * largest), largest * largest);
        if (!wishart) {
            return BlockCovariance.rows(modalities, deviations, rho.orElse(0.0), "random");
        }
        int d = modalities.inputs();
        double[][] drawn = new InverseWishart(d, dof.map(Long::intValue).orElse(d + 2)).draw(seed);
        for (int m = 0; m < means.length; m++) {
            String name = modalities.names().get(m);
            if (psi.containsKey(name)) {
                scale(drawn, modalities, m, Math.sqrt(means[m]));
            }
            if (std.containsKey(name)) {
                scale(drawn, modalities, m, deviations[m] / rootMeanSquare(drawn, modalities, m));
            }
        }
        return drawn;
    }

    /** Root mean square of the standard deviations of a modality's inputs. */
    private static double rootMeanSquare(double[][] covariance, Modalities modalities, int m) {
        double trace = 0;
        for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
            trace += covariance[i][i];
        }
        return Math.sqrt(trace / modalities.dimensions().get(m));
    }

    /** Multiplies all inputs of a modality by a factor. */
    private static void scale(double[][] covariance, Modalities modalities, int m, double factor) {
        for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
            for (int j = 0; j < covariance.length; j++) {
                covariance[i][j] *= factor;
                covariance[j][i] *= factor;
            }
        }
    }
}
