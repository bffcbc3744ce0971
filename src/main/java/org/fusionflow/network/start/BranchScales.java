package org.fusionflow.network.start;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.hipparchus.random.RandomGenerator;

/**
 * An initialization that multiplies the weights of another one by a factor for each branch: every layer on the edge of a modality is multiplied
 * by the modality's factor. Layers after a fusion, biases, and modalities that are not named are unchanged, and so are the draws. With d layers
 * on its edge, a factor f scales the modality's map by {@code f^d}.
 *
 * @param base draws the weights
 * @param factors by name of modality, finite and above 0; at least one
 */
public record BranchScales(Initialization base, Map<String, Double> factors) implements Initialization {
    public BranchScales {
        factors = Map.copyOf(factors);
        if (factors.isEmpty()) {
            throw new InvalidInput("branch scales: expected at least one modality with a factor");
        }
        new TreeMap<>(factors).forEach((name, factor) -> {
            if (!(factor > 0) || Double.isInfinite(factor)) {
                throw new InvalidInput(
                        "branch scale of " + name + ", " + factor + ": expected a finite number above 0");
            }
        });
    }

    /** The factors of an initialization, by name of modality; empty if it has none. */
    public static Optional<Map<String, Double>> of(Initialization initialization) {
        Initialization weights = initialization instanceof GaussianBiases biased ? biased.base() : initialization;
        return weights instanceof BranchScales scaled ? Optional.of(scaled.factors()) : Optional.empty();
    }

    /** The base's name and the factors in alphabetical order, as in {@code gaussian-norm, A x 2.0, B x 0.5}. */
    @Override
    public String name() {
        return new TreeMap<>(factors)
                .entrySet().stream()
                        .map(entry -> ", " + entry.getKey() + " x " + entry.getValue())
                        .collect(Collectors.joining("", base.name(), ""));
    }

    /**
     * @throws InvalidInput if a factor names a modality that the network does not have, or as the base
     */
    @Override
    public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
        for (String name : new TreeMap<>(factors).keySet()) {
            if (!layout.modalities().names().contains(name)) {
                throw new InvalidInput("branch scale of " + name + ": expected one of the modalities "
                        + layout.modalities().names());
            }
        }
        double[] weights = base.weights(layout, moments, u0, random);
        for (Layer layer : layout.layers()) {
            double factor = factors.getOrDefault(layer.edge(), 1.0);
            for (int i = layer.offset(); i < layer.offset() + layer.weights(); i++) {
                weights[i] *= factor;
            }
        }
        return weights;
    }
}
