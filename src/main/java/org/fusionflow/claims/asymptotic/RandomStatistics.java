package org.fusionflow.claims.asymptotic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * Draws random second moments of scalar modalities, under their names in claims: {@code sA} for {@code Sigma_yxA},
 * {@code vA} for {@code Sigma_A}, {@code vAB} for {@code Sigma_AB} with names in leaf order, {@code yy} for
 * {@code sigma_yy}.
 */
final class RandomStatistics {
    /** Largest number of draws until one meets the conditions; conditions that are met more rarely are refused. */
    static final int MOST_REDRAWS = 400;

    /**
     * In the first draws, correlations decrease in leaf order; later draws use random orders, which some conditions
     * need.
     */
    private static final int IN_LEAF_ORDER = 200;

    private final List<String> modalities;

    private boolean anyOrder;

    RandomStatistics(FusionTree tree) {
        modalities = tree.names();
    }

    /** Names of all moments; contains a name twice if modality names are ambiguous. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int m = 0; m < modalities.size(); m++) {
            names.add("s" + modalities.get(m));
            names.add("v" + modalities.get(m));
            for (int n = m + 1; n < modalities.size(); n++) {
                names.add(covariance(m, n));
            }
        }
        names.add("yy");
        return names;
    }

    private String covariance(int m, int n) {
        return covariance(modalities, m, n);
    }

    /** The name of a covariance, or of a variance where both are the same. */
    static String covariance(List<String> modalities, int m, int n) {
        return "v" + modalities.get(Math.min(m, n)) + (m == n ? "" : modalities.get(Math.max(m, n)));
    }

    /** Range of the draws so far, as text that follows "random data sets". */
    String described() {
        int n = modalities.size();
        String first = "s" + modalities.get(0);
        String next = n == 1
                ? ""
                : n == 2
                        ? ", s" + modalities.get(1) + "/" + first + " 0.25 to 0.6"
                        : ", each next s 0.25 to 0.6 of the one before";
        String order = anyOrder ? " in some order of the modalities" : "";
        String covariance = n == 1
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", input correlations up to %.2g in size, residuals and final maps positive",
                        0.6 / (n - 1));
        return " (" + first + " 0.8 to 1.8" + next + order + ", variances 0.5 to 2" + covariance + ")";
    }

    Moments moments(Map<String, Double> values) {
        int n = modalities.size();
        double[][] covariance = new double[n][n];
        double[] correlation = new double[n];
        for (int i = 0; i < n; i++) {
            correlation[i] = values.getOrDefault("s" + modalities.get(i), 1.0);
            for (int j = 0; j < n; j++) {
                covariance[i][j] = i == j
                        ? values.getOrDefault("v" + modalities.get(i), 1.0)
                        : values.getOrDefault(covariance(i, j), 0.0);
            }
        }
        return new Moments(
                new Modalities(modalities, Collections.nCopies(n, 1)),
                new Symmetric(covariance),
                Vector.of(correlation),
                values.getOrDefault("yy", 1.0));
    }

    /**
     * Moments that belong to some data and meet the conditions. Each correlation is 0.25 to 0.6 times the one before:
     * after the first phase the length of B is u0^(1-k) for Lf = 2, so for k near 1 no start that can be integrated
     * is small enough. Residuals at the saddles and final maps are not close to 0.
     *
     * @param meets the conditions
     * @return moments by name; empty if {@link #MOST_REDRAWS} draws did not meet the conditions
     */
    Optional<Map<String, Double>> draw(Random random, Predicate<Map<String, Double>> meets) {
        for (int i = 0; i < MOST_REDRAWS; i++) {
            Map<String, Double> values = draw(random, i >= IN_LEAF_ORDER);
            Optional<Map<String, Double>> complete = complete(values, random);
            if (complete.filter(meets).isPresent()) {
                anyOrder |= i >= IN_LEAF_ORDER;
                return complete;
            }
        }
        return Optional.empty();
    }

    /** All moments except the output variance. */
    private Map<String, Double> draw(Random random, boolean shuffled) {
        int n = modalities.size();
        Map<String, Double> values = new HashMap<>();
        double[] variances = new double[n];
        for (int m = 0; m < n; m++) {
            variances[m] = 0.5 + 1.5 * random.nextDouble();
            values.put("v" + modalities.get(m), variances[m]);
        }
        for (int m = 0; m < n; m++) {
            for (int k = m + 1; k < n; k++) {
                // Each row of the correlation matrix is diagonally dominant, so the matrix is positive definite.
                double correlation = (1.2 * random.nextDouble() - 0.6) / (n - 1);
                values.put(covariance(m, k), correlation * Math.sqrt(variances[m] * variances[k]));
            }
        }
        List<String> order = new ArrayList<>(modalities);
        if (shuffled) {
            Collections.shuffle(order, random);
        }
        double speed = 0.8 + random.nextDouble();
        values.put("s" + order.get(0), speed);
        for (int m = 1; m < n; m++) {
            speed *= 0.25 + 0.35 * random.nextDouble();
            values.put("s" + order.get(m), speed);
        }
        return values;
    }

    /**
     * Adds the output variance, of which 0.5 to 1.5 cannot be explained; empty if a residual or a final map is close to 0 or differs in sign from the
     * correlation.
     */
    private Optional<Map<String, Double>> complete(Map<String, Double> values, Random random) {
        Map<String, Double> all = new HashMap<>(values);
        // A preliminary value larger than any map can explain, until the least-squares map is known.
        all.put("yy", 1e6);
        Moments moments = moments(all);
        List<Integer> order = new ArrayList<>();
        for (int m = 0; m < modalities.size(); m++) {
            order.add(m);
        }
        order.sort((a, b) -> Double.compare(moments.speed(b), moments.speed(a)));
        Set<Integer> faster = new HashSet<>();
        for (int m : order) {
            double residual = LeastSquares.on(moments, faster).residual().at(m);
            if (!(residual > 0.3 * moments.correlation().at(m))) {
                return Optional.empty();
            }
            faster.add(m);
        }
        Vector map = LeastSquares.on(moments, faster).map();
        for (int m = 0; m < map.size(); m++) {
            if (!(map.at(m) > 0.1 / Math.max(1, modalities.size() - 1))) {
                return Optional.empty();
            }
        }
        all.put("yy", map.dot(moments.correlation()) + 0.5 + random.nextDouble());
        return Optional.of(all);
    }
}
