package org.fusionflow.study.sweep;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;

/**
 * Problems that differ in some parameters: a point of the grid makes one of it.
 *
 * @param architecture may have the symbols {@code L} and {@code Lf}, whose values are the parameters layers and fusion
 * @param statistics of all problems; empty for toy data, which the parameters make
 * @param fixed parameters that all problems share
 */
public record ProblemFamily(FusionTree architecture, Optional<Moments> statistics, Map<Parameter, Double> fixed) {
    public ProblemFamily {
        fixed = Map.copyOf(fixed);
    }

    /**
     * The network at a point; empty where the layer counts make none, such as a fusion beyond the last layer.
     *
     * @param point values of the parameters that are not fixed
     */
    Optional<FusionTree> tree(Map<Parameter, Double> point) {
        if (architecture.isNumeric()) {
            return Optional.of(architecture);
        }
        Map<Parameter, Double> all = all(point);
        try {
            return Optional.of(architecture.at(
                    all.getOrDefault(Parameter.LAYERS, 0.0).intValue(),
                    all.getOrDefault(Parameter.FUSION, 0.0).intValue()));
        } catch (InvalidInput noSuchNetwork) {
            return Optional.empty();
        }
    }

    /** The data at a point, in leaf order of the architecture. */
    Moments moments(Map<Parameter, Double> point) {
        return statistics.orElseGet(() -> toy(point).moments()).inOrderOf(architecture);
    }

    /** The toy data at a point; only for a family without statistics. */
    ToyData toy(Map<Parameter, Double> point) {
        Map<Parameter, Double> all = all(point);
        return new ToyData(
                value(all, Parameter.RATIO),
                value(all, Parameter.RHO),
                all.getOrDefault(Parameter.WEIGHT_A, 1.0),
                all.getOrDefault(Parameter.WEIGHT_B, 1.0));
    }

    /** The start length at a point. */
    double u0(Map<Parameter, Double> point) {
        return value(all(point), Parameter.U0);
    }

    private Map<Parameter, Double> all(Map<Parameter, Double> point) {
        Map<Parameter, Double> all = new EnumMap<>(Parameter.class);
        all.putAll(fixed);
        all.putAll(point);
        return all;
    }

    private static double value(Map<Parameter, Double> all, Parameter parameter) {
        Double value = all.get(parameter);
        if (value == null) {
            throw new InvalidInput(parameter.key() + ": expected a value, or an axis of this name");
        }
        return value;
    }

    /** Everything that a result depends on, in one line. */
    String definition() {
        // Sorted by declaration, so that the order in the file does not matter.
        return architecture.newick() + " " + new EnumMap<Parameter, Double>(all(Map.of())) + " "
                + statistics
                        .map(s -> s.modalities() + " " + s.inputCovariance() + " " + s.correlation() + " "
                                + s.outputVariance())
                        .orElse("toy");
    }
}
