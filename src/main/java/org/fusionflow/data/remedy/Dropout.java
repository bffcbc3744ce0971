package org.fusionflow.data.remedy;

import java.util.Map;
import java.util.TreeSet;
import org.fusionflow.architecture.InvalidInput;

/**
 * Whole modalities are left out of samples at random, each on its own: in every sample that is looked at, all inputs of modality m are 0 with
 * probability {@code q_m}. Losses are reported without it.
 *
 * @param probabilities {@code q_m} by name, from 0 to less than 1; 0 for modalities that are not named
 * @param rescaled true if inputs that are kept are divided by the probability {@code 1 - q_m} of keeping them
 */
public record Dropout(Map<String, Double> probabilities, boolean rescaled) {
    public static final Dropout NONE = new Dropout(Map.of(), false);

    public Dropout {
        probabilities = Map.copyOf(probabilities);
        for (String name : new TreeSet<>(probabilities.keySet())) {
            double q = probabilities.getOrDefault(name, 0.0);
            if (!(q >= 0 && 1 - q >= Factor.LEAST)) {
                throw new InvalidInput("dropout of " + name + ", " + q
                        + ": expected a number from 0 to less than 1, 0.999999 at most");
            }
        }
    }

    /** Probability {@code p_m} of keeping a modality. */
    public double kept(String modality) {
        return 1 - probabilities.getOrDefault(modality, 0.0);
    }

    public boolean isNone() {
        return probabilities.values().stream().allMatch(q -> q == 0);
    }
}
