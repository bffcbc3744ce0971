package org.fusionflow.data.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.Spelling;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.samples.Gaussians;

/**
 * Draws for each sample which modalities show their values. A hidden modality keeps the fraction {@code factor} of them and gets Gaussian noise.
 *
 * @param shows one row a set of modalities: true for those that show their values
 * @param shares of the samples in which that set shows them; they add up to 1
 * @param factor what a hidden modality keeps
 * @param noise standard deviation of what is added to each of its values, before they are averaged
 * @param seed of all draws
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Masks(boolean[][] shows, double[] shares, double factor, double noise, long seed) {
    /** Shares are written with a few decimals. */
    private static final double ROUNDING = 1e-9;

    static Masks of(YamlValue value, List<String> modalities) {
        Map<String, YamlValue> entries = value.entries();
        List<boolean[]> shows = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        double factor = 0;
        double noise = 0;
        long seed = 1;
        for (Map.Entry<String, YamlValue> entry : entries.entrySet()) {
            String key = entry.getKey();
            YamlValue given = entry.getValue();
            if (key.equals(ManifestKeys.HIDDEN_FACTOR.name())) {
                factor = given.number();
            } else if (key.equals(ManifestKeys.HIDDEN_NOISE.name())) {
                noise = given.number();
                if (noise < 0) {
                    throw given.expected("a number of at least 0");
                }
            } else if (key.equals(ManifestKeys.SEED.name())) {
                seed = given.whole(0, Long.MAX_VALUE);
            } else {
                shows.add(set(key, given, modalities));
                double share = given.number();
                if (share < 0 || share > 1) {
                    throw given.expected("a share from 0 to 1");
                }
                shares.add(share);
                if (shows.stream()
                                .filter(other -> Arrays.equals(other, shows.get(shows.size() - 1)))
                                .count()
                        > 1) {
                    throw given.problem("masks: the modalities " + key + " come twice, expected each set only once");
                }
            }
        }
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        if (!(Math.abs(sum - 1) <= ROUNDING)) {
            throw value.problem("masks: expected shares that add up to 1, found " + sum);
        }
        return new Masks(
                shows.toArray(boolean[][]::new),
                shares.stream().mapToDouble(Double::doubleValue).toArray(),
                factor,
                noise,
                seed);
    }

    private static boolean[] set(String key, YamlValue given, List<String> modalities) {
        boolean[] set = new boolean[modalities.size()];
        if (key.equals("none")) {
            return set;
        }
        for (String name : key.split("\\+", -1)) {
            int m = modalities.indexOf(name.strip());
            if (m < 0) {
                List<String> known = new ArrayList<>(modalities);
                known.addAll(Key.names(ManifestKeys.MASKS));
                throw given.problem(Spelling.unknownKey(key, known) + ": expected modalities of " + modalities
                        + " joined by +, none, or one of " + Key.names(ManifestKeys.MASKS));
            }
            set[m] = true;
        }
        return set;
    }

    /** One stream of draws over the samples of a file, in their order. */
    final class Draws {
        private final Gaussians random = new Gaussians(seed, Gaussians.MASKS);
        private boolean[] now = shows[0];

        /** Draws for the next sample. */
        void next() {
            double rest = (random.uniform() + 1) / 2;
            int k = 0;
            while (k < shares.length - 1 && rest >= shares[k]) {
                rest -= shares[k];
                k++;
            }
            now = shows[k];
        }

        boolean isHidden(int modality) {
            return !now[modality];
        }

        /**
         * What is left of a mean of values of a hidden modality. Each of them has noise of its own, so their mean has less.
         *
         * @param averaged number of values
         */
        double hidden(double mean, int averaged) {
            return factor * mean + (noise > 0 ? noise / Math.sqrt(averaged) * random.next() : 0);
        }
    }

    Draws draws() {
        return new Draws();
    }
}
