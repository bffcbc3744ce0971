package org.fusionflow.symbolic.saddle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.symbolic.algebra.Contradiction;

/**
 * Tests a list of fixed points with {@link RootSearch}: a zero of the field that is not in the list is a
 * {@link Contradiction}. If no other zero is found, this is evidence and not a proof; it is reported in words and
 * never as a check.
 */
public final class FixedPointSearch {
    /**
     * Largest number of starts per listed point; sufficient for the most rarely found points of the trees in the
     * tests.
     */
    private static final int STARTS_PER_POINT = 60;

    /** Smallest number of starts per listed point; after it the search ends once every point was reached. */
    private static final int LEAST_STARTS_PER_POINT = 12;

    /**
     * Two maps closer than this are the same: far above the error of the search in w, far below the distances between
     * listed maps.
     */
    private static final double SAME = 1e-5;

    /** Smallest distance between listed maps that allows a zero to be assigned to one of them. */
    private static final double APART = 1e-2;

    /** Number of draws of the moments; the first draw whose listed maps are far enough apart is used. */
    private static final int DRAWS = 100;

    /**
     * Result of a search.
     *
     * @param tree numeric
     * @param starts number of starts
     * @param converged number of starts that converged to a zero
     * @param missed learned sets of the listed points that no start reached
     */
    record Outcome(FusionTree tree, int starts, int converged, List<String> missed) {}

    /** Random moments, and the maps of the listed points for these moments. */
    private static final class Data {
        private final double[][] covariance;
        private final double[] correlation;
        private final List<double[]> maps;

        Data(double[][] covariance, double[] correlation, List<double[]> maps) {
            this.covariance = covariance;
            this.correlation = correlation;
            this.maps = maps;
        }
    }

    private FixedPointSearch() {}

    /**
     * Searches and describes the result in words; a tree with symbolic depths is tested at a few values of L and L_f.
     *
     * @param tree any fusion tree
     * @param points the list
     * @throws Contradiction if a zero is found that is not listed
     */
    public static String words(FusionTree tree, List<FixedPoint> points) {
        List<FusionTree> samples = tree.isNumeric() ? List.of(tree) : samples(tree);
        List<Outcome> outcomes = new ArrayList<>();
        for (FusionTree sample : samples) {
            int fusion = sample.modalities().get(0).depth().value();
            outcomes.add(search(
                    sample,
                    points.stream().filter(p -> p.leastFusion() <= fusion).toList()));
        }
        int starts = outcomes.stream().mapToInt(Outcome::starts).sum();
        int converged = outcomes.stream().mapToInt(Outcome::converged).sum();
        String where = tree.isNumeric()
                ? ""
                : ", at " + samples.stream().map(FusionTree::newick).collect(Collectors.joining(", "));
        String missed = outcomes.stream()
                .filter(o -> !o.missed().isEmpty())
                .map(o -> String.join(", ", o.missed())
                        + (tree.isNumeric() ? "" : " of " + o.tree().newick()))
                .collect(Collectors.joining("; "));
        return "An independent numeric search for zeros of the flow (" + starts + " starts, random moments" + where
                + "; "
                + converged + " converged) reached "
                + (missed.isEmpty() ? "all of these points" : "these points except " + missed)
                + " and no other.";
    }

    /** The tree at the values of L and L_f where the cases of the proofs change. */
    private static List<FusionTree> samples(FusionTree tree) {
        List<FusionTree> samples = new ArrayList<>();
        for (int[] depths : new int[][] {{2, 1}, {2, 2}, {3, 2}, {4, 3}, {4, 2}, {3, 1}, {4, 1}, {4, 4}}) {
            if (tree.depth().at(depths[0], depths[1]) < 0) {
                continue;
            }
            FusionTree sample = tree.at(depths[0], depths[1]);
            if (!samples.contains(sample) && samples.size() < 4) {
                samples.add(sample);
            }
        }
        return samples;
    }

    /**
     * Searches zeros from random starts.
     *
     * @param tree numeric
     * @param points the list, which is stated to be complete
     * @throws Contradiction if a zero is found that is not listed
     */
    static Outcome search(FusionTree tree, List<FixedPoint> points) {
        Random random = new Random(20_240_715L);
        Data data = data(tree, points, random);
        RootSearch search = new RootSearch(tree, data.covariance, data.correlation);
        Set<Integer> found = new HashSet<>();
        int starts = 0;
        int converged = 0;
        int most = STARTS_PER_POINT * points.size();
        int least = LEAST_STARTS_PER_POINT * points.size();
        while (starts < most && (starts < least || found.size() < points.size())) {
            starts++;
            Optional<double[]> map = search.from(random);
            if (map.isPresent()) {
                converged++;
                found.add(nearest(map.get(), data.maps, tree));
            }
        }
        List<String> missed = IntStream.range(0, points.size())
                .filter(i -> !found.contains(i))
                .mapToObj(i -> points.get(i).set())
                .toList();
        return new Outcome(tree, starts, converged, missed);
    }

    private static int nearest(double[] map, List<double[]> listed, FusionTree tree) {
        for (int i = 0; i < listed.size(); i++) {
            if (distance(listed.get(i), map) < SAME) {
                return i;
            }
        }
        throw new Contradiction("fixed points of " + tree.newick() + ": the numeric search found the map "
                + Arrays.toString(map)
                + ", which is not in the derived list; expected none but the listed ones. This is an error"
                + " of the program, please report it");
    }

    /** Variances between 1 and 2.5, correlations below 0.3 in size, Sigma_yxm between 0.5 and 1.5. */
    private static Data data(FusionTree tree, List<FixedPoint> points, Random random) {
        int n = tree.names().size();
        for (int draw = 0; draw < DRAWS; draw++) {
            double[][] covariance = new double[n][n];
            double[] correlation = new double[n];
            Map<String, Double> values = new HashMap<>(Map.of("yy", 10.0));
            for (int i = 0; i < n; i++) {
                covariance[i][i] = 1 + 1.5 * random.nextDouble();
                correlation[i] = 0.5 + random.nextDouble();
                values.put("v" + tree.names().get(i), covariance[i][i]);
                values.put("s" + tree.names().get(i), correlation[i]);
                for (int j = 0; j < i; j++) {
                    covariance[i][j] = covariance[j][i] = 0.6 * random.nextDouble() - 0.3;
                    values.put("v" + tree.names().get(j) + tree.names().get(i), covariance[i][j]);
                }
            }
            List<double[]> maps = points.stream()
                    .map(p -> p.map().stream().mapToDouble(w -> w.value(values)).toArray())
                    .toList();
            if (areApart(maps)) {
                return new Data(covariance, correlation, maps);
            }
        }
        throw new Contradiction("fixed points of " + tree.newick() + ": two listed points have the same map for all of "
                + DRAWS + " random data sets. This is an error of the program, please report it");
    }

    private static boolean areApart(List<double[]> maps) {
        for (int i = 0; i < maps.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (!(distance(maps.get(i), maps.get(j)) > APART)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double distance(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (left[i] - right[i]) * (left[i] - right[i]);
        }
        return Math.sqrt(sum);
    }
}
