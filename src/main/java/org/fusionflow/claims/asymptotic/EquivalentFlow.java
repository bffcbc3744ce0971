package org.fusionflow.claims.asymptotic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerNames;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.document.ClaimTraining;
import org.fusionflow.claims.statement.Vocabulary;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.expression.Term;

/**
 * The plain flow that has the half times of a network with learning rates, another objective and other starts. Layers over the roots of their rates follow
 * the plain flow for inputs that are multiplied by the product of these roots, tag [RM-2]; and an objective is the squared error of its effective moments,
 * tag [RM-8], which are read off its values at a few maps.
 */
final class EquivalentFlow {
    private final Claim claim;
    private final FusionTree tree;
    private final RandomStatistics data;
    private final ClaimTraining training;

    /**
     * @param momentNames names of the moments and abbreviations
     * @throws InvalidInput if a name is unknown, or the objective is not of second degree in the maps
     */
    EquivalentFlow(Claim claim, FusionTree tree, RandomStatistics data, Set<String> momentNames) {
        this.claim = claim;
        this.tree = tree;
        this.data = data;
        this.training = claim.training();
        training.rates().forEach(rate -> NumericTerm.check(rate.value(), momentNames));
        Set<String> withStart = new LinkedHashSet<>(momentNames);
        withStart.add("u0");
        training.starts().forEach(start -> NumericTerm.check(start.value(), withStart));
        training.objective().ifPresent(objective -> {
            Set<String> withMaps = new LinkedHashSet<>(momentNames);
            withMaps.add("Loss");
            tree.names().forEach(name -> withMaps.add("w" + name));
            NumericTerm.check(objective, withMaps);
            requireSecondDegree();
        });
    }

    private void requireSecondDegree() {
        Vocabulary checked =
                new Vocabulary(claim.trained(new ClaimTraining(List.of(), training.objective(), List.of())));
        if (checked.training().objective().isEmpty()) {
            throw new IllegalStateException("no objective");
        }
    }

    /**
     * The moments of the plain flow.
     *
     * @param values moments and abbreviations by name
     * @throws ArithmeticException if a rate is not above 0
     */
    Moments moments(Map<String, Double> values) {
        Map<String, Double> effective = effective(values);
        if (training.rates().isEmpty()) {
            return data.moments(effective);
        }
        Map<String, Double> scaled = new HashMap<>(effective);
        List<String> names = tree.names();
        for (int m = 0; m < names.size(); m++) {
            double factor = inputFactor(m, values);
            scaled.merge("s" + names.get(m), factor, (s, c) -> s * c);
            for (int n = m; n < names.size(); n++) {
                double other = inputFactor(n, values);
                scaled.merge(RandomStatistics.covariance(names, m, n), factor * other, (v, c) -> v * c);
            }
        }
        return data.moments(scaled);
    }

    /** The start lengths of the plain flow, one per modality. */
    List<Double> lengths(Map<String, Double> values, double u0) {
        Map<String, Double> known = new HashMap<>(values);
        known.put("u0", u0);
        List<Double> lengths = new ArrayList<>();
        for (String name : tree.names()) {
            double length = training.starts().stream()
                    .filter(start -> start.name().name().equals(name))
                    .findFirst()
                    .map(start -> NumericTerm.value(start.value(), known))
                    .orElse(u0);
            if (!(length > 0)) {
                throw new ArithmeticException("the start of " + name + " is " + length + ", expected it above 0");
            }
            lengths.add(length / Math.sqrt(rate(name, values)));
        }
        return lengths;
    }

    private double rate(String edge, Map<String, Double> values) {
        double rate = training.rates().stream()
                .filter(given -> given.name().name().equals(edge))
                .findFirst()
                .map(given -> NumericTerm.value(given.value(), values))
                .orElse(1.0);
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new ArithmeticException("the learning rate of " + edge + " is " + rate + ", expected it above 0");
        }
        return rate;
    }

    /** The product of the roots of the rates of all layers on the path of a modality. */
    private double inputFactor(int modality, Map<String, Double> values) {
        double factor = 1;
        for (LayerGraph.Edge edge : LayerGraph.of(tree).edges()) {
            if (edge.modalities().contains(modality)) {
                factor *= Math.pow(rate(LayerNames.symbol(edge.name()), values), edge.depth() / 2.0);
            }
        }
        return factor;
    }

    private Map<String, Double> effective(Map<String, Double> values) {
        if (training.objective().isEmpty()) {
            return values;
        }
        Term objective = training.objective().get();
        int n = tree.names().size();
        double none = value(objective, values, new double[n]);
        double[] up = new double[n];
        double[] down = new double[n];
        for (int m = 0; m < n; m++) {
            up[m] = value(objective, values, unit(n, m, m, 1));
            down[m] = value(objective, values, unit(n, m, m, -1));
        }
        Map<String, Double> effective = new HashMap<>(values);
        effective.put("yy", 2 * none);
        for (int m = 0; m < n; m++) {
            effective.put("s" + tree.names().get(m), (down[m] - up[m]) / 2);
            effective.put(RandomStatistics.covariance(tree.names(), m, m), up[m] + down[m] - 2 * none);
            for (int k = m + 1; k < n; k++) {
                double both = value(objective, values, unit(n, m, k, 1));
                effective.put(RandomStatistics.covariance(tree.names(), m, k), both - up[m] - up[k] + none);
            }
        }
        return effective;
    }

    private static double[] unit(int n, int first, int second, double size) {
        double[] map = new double[n];
        map[first] = size;
        map[second] = size;
        return map;
    }

    private double value(Term objective, Map<String, Double> values, double[] map) {
        Map<String, Double> known = new HashMap<>(values);
        List<String> names = tree.names();
        double loss = values.getOrDefault("yy", Double.NaN);
        for (int m = 0; m < map.length; m++) {
            known.put("w" + names.get(m), map[m]);
            loss -= 2 * map[m] * values.getOrDefault("s" + names.get(m), Double.NaN);
            for (int n = 0; n < map.length; n++) {
                loss += map[m] * map[n] * values.getOrDefault(RandomStatistics.covariance(names, m, n), Double.NaN);
            }
        }
        known.put("Loss", loss / 2);
        return NumericTerm.value(objective, known);
    }

    /** How the network is trained, as text that follows the description of the data; empty for the plain flow. */
    String described() {
        List<String> parts = new ArrayList<>();
        if (!training.rates().isEmpty()) {
            parts.add("learning rates");
        }
        if (training.objective().isPresent()) {
            parts.add("objective");
        }
        if (!training.starts().isEmpty()) {
            parts.add("starts");
        }
        return parts.isEmpty() ? "" : ", " + String.join(" and ", parts) + " as stated";
    }

    /** The largest power of u0 with which a start falls, 1 where all are proportional to it. */
    double steepest(Map<String, Double> values) {
        double small = 1e-100;
        double least = lengths(values, small).stream().mapToDouble(x -> x).min().orElse(small);
        return Math.max(1, Math.log(least) / Math.log(small));
    }
}
