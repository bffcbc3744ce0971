package org.fusionflow.symbolic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.LeastSquares;
import org.fusionflow.data.Modalities;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.Symmetric;
import org.fusionflow.data.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The list of fixed points is complete: a search from many starts that knows nothing of learned sets finds these maps and no
 * others. With one input a modality v_m is a number of either sign and w_m = |v_m|^(d-1) N^D v_m has its sign, so every map
 * is reached and none twice: compare in map space.
 */
class FixedPointSearchTest {
    /** For each listed point, so that the rarest of them is reached too. */
    private static final int STARTS = 120;

    private static final int STEPS = 300;

    /** Sum of all products |g_m e_m|: at an order p zero it leaves |v| = 1e-13^(1/p), so |w| below 1e-13 times |v|. */
    private static final double CONVERGED = 1e-13;

    /** Far above what {@link #CONVERGED} leaves in w, far below the distance of the listed maps. */
    private static final double SAME = 1e-5;

    private static final double APART = 1e-2;

    @ParameterizedTest
    @CsvSource({
        "2, 1, 1", "2, 1, 2", "2, 1, 0", "2, 2, 0", "2, 2, 1", "2, 2, 2", "2, 3, 0", "2, 3, 1", "2, 4, 0", "3, 1, 1",
        "3, 2, 0", "3, 2, 1", "3, 3, 1"
    })
    void searchFindsExactlyTheListedMaps(int count, int depth, int above) {
        List<String> names = List.of("A", "B", "C").subList(0, count);
        String newick =
                "(" + String.join(",", names.stream().map(m -> m + ":" + depth).toList()) + "):" + above;
        List<FixedPoint> points = Derivation.of(FusionTree.parse(newick)).fixedPoints();
        for (int seed = 0; seed < 2; seed++) {
            Random random = new Random(100L * depth + 10L * above + seed);
            SecondMoments moments = moments(names, random);
            List<double[]> listed = new ArrayList<>();
            for (FixedPoint point : points) {
                Map<String, Double> values = values(moments);
                double[] map =
                        point.map().stream().mapToDouble(w -> w.value(values)).toArray();
                Set<Integer> learned = new HashSet<>();
                point.learned().forEach(m -> learned.add(names.indexOf(m)));
                LeastSquares best = LeastSquares.on(moments, learned);
                // Two routes of a few operations each on numbers of size 1, determinants above 0.01.
                assertEquals(best.loss(), point.loss().value(values), 1e-10, newick + " " + point.set());
                assertTrue(distance(best.map().toArray(), map) < 1e-10, newick + " " + point.set());
                listed.forEach(other -> assertTrue(distance(other, map) > APART, "data without a tie"));
                listed.add(map);
            }
            Set<Integer> found = new HashSet<>();
            int converged = 0;
            for (int start = 0; start < STARTS * listed.size(); start++) {
                double[] map = search(moments, depth, above, random);
                if (map.length == 0) {
                    continue;
                }
                converged++;
                int nearest = -1;
                for (int i = 0; i < listed.size(); i++) {
                    nearest = distance(listed.get(i), map) < SAME ? i : nearest;
                }
                String message = newick + " seed " + seed + ": unlisted " + java.util.Arrays.toString(map);
                assertTrue(nearest >= 0, message);
                found.add(nearest);
            }
            assertTrue(converged > STARTS / 4, newick + ": only " + converged + " starts converged");
            assertEquals(listed.size(), found.size(), newick + " seed " + seed + ": reached only " + found);
        }
    }

    /**
     * Damped steps on F_m = g_m e_m. Damping relative to each column approaches zeros that are degenerate in one modality
     * only; damping even in all columns is what the cone at 0 of early fusion needs. Each start takes one of the two.
     */
    private static double[] search(SecondMoments moments, int depth, int above, Random random) {
        int n = moments.modalities().count();
        double[] v = new double[n];
        // Small starts too, in one direction or in all: saddles are reached from near the axes, and
        // 0 of early fusion, where the field is a cone rather than smooth, from near 0 only.
        double scale = random.nextInt(4) == 0 ? 0.01 : 1.5;
        for (int m = 0; m < n; m++) {
            v[m] = scale * random.nextGaussian() * (random.nextInt(3) == 0 ? 0.05 : 1);
        }
        boolean even = random.nextBoolean();
        double damping = 1e-2;
        double[] f = field(moments, depth, above, v);
        for (int step = 0; step < STEPS && norm(f) > CONVERGED; step++) {
            double[] delta = step(jacobian(moments, depth, above, v), f, damping, even);
            double[] trial = new double[n];
            for (int m = 0; m < n; m++) {
                trial[m] = v[m] - delta[m];
            }
            double[] next = field(moments, depth, above, trial);
            if (norm(next) < norm(f)) {
                v = trial;
                f = next;
                damping = Math.max(damping / 5, 1e-10);
            } else if (damping > 1e10) {
                break;
            } else {
                damping *= 4;
            }
        }
        return norm(f) <= CONVERGED ? map(depth, above, v) : new double[0];
    }

    private static double length(double[] v) {
        return norm(v);
    }

    private static double gain(int depth, int above, double[] v, int m) {
        return Math.pow(Math.abs(v[m]), depth - 1) * Math.pow(length(v), above);
    }

    private static double[] map(int depth, int above, double[] v) {
        double[] w = new double[v.length];
        for (int m = 0; m < v.length; m++) {
            w[m] = gain(depth, above, v, m) * v[m];
        }
        return w;
    }

    private static double[] field(SecondMoments moments, int depth, int above, double[] v) {
        double[] e = moments.residual(Vector.of(map(depth, above, v))).toArray();
        for (int m = 0; m < e.length; m++) {
            e[m] *= gain(depth, above, v, m);
        }
        return e;
    }

    private static double[][] jacobian(SecondMoments moments, int depth, int above, double[] v) {
        int n = v.length;
        double[] e = moments.residual(Vector.of(map(depth, above, v))).toArray();
        double[][] gains = new double[n][n];
        double[][] maps = new double[n][n];
        double square = length(v) * length(v);
        for (int m = 0; m < n; m++) {
            double g = gain(depth, above, v, m);
            for (int k = 0; k < n; k++) {
                gains[m][k] = (m == k ? (depth - 1) * g / v[m] : 0) + above * g * v[k] / square;
                maps[m][k] = gains[m][k] * v[m] + (m == k ? g : 0);
            }
        }
        double[][] jacobian = new double[n][n];
        for (int m = 0; m < n; m++) {
            for (int k = 0; k < n; k++) {
                double change = 0;
                for (int i = 0; i < n; i++) {
                    change += maps[i][k] * moments.inputCovariance().at(i, m);
                }
                jacobian[m][k] = gains[m][k] * e[m] - gain(depth, above, v, m) * change;
            }
        }
        return jacobian;
    }

    private static double[] step(double[][] jacobian, double[] f, double damping, boolean even) {
        int n = f.length;
        double[][] rows = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int m = 0; m < n; m++) {
                    rows[i][j] += jacobian[m][i] * jacobian[m][j];
                }
            }
            for (int m = 0; m < n; m++) {
                rows[i][n] += jacobian[m][i] * f[m];
            }
        }
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += rows[i][i];
        }
        for (int i = 0; i < n; i++) {
            rows[i][i] += damping * (even ? trace / n : rows[i][i]);
        }
        for (int i = 0; i < n; i++) {
            for (int r = 0; r < n; r++) {
                double factor = r == i || rows[i][i] == 0 ? 0 : rows[r][i] / rows[i][i];
                for (int c = i; c <= n; c++) {
                    rows[r][c] -= factor * rows[i][c];
                }
            }
        }
        double[] delta = new double[n];
        for (int i = 0; i < n; i++) {
            delta[i] = rows[i][i] == 0 ? 0 : rows[i][n] / rows[i][i];
        }
        return delta;
    }

    private static double norm(double[] v) {
        return Math.sqrt(java.util.Arrays.stream(v).map(x -> x * x).sum());
    }

    private static double distance(double[] left, double[] right) {
        double[] difference = left.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= right[i];
        }
        return norm(difference);
    }

    /** Variances between 1 and 2.5, correlations below 0.3 in size, weights of size about 1. */
    static SecondMoments moments(List<String> names, Random random) {
        int n = names.size();
        double[][] covariance = new double[n][n];
        double[] correlation = new double[n];
        for (int i = 0; i < n; i++) {
            covariance[i][i] = 1 + 1.5 * random.nextDouble();
            for (int j = 0; j < i; j++) {
                covariance[i][j] = covariance[j][i] = 0.6 * random.nextDouble() - 0.3;
            }
            // Positive, as the symbols sA, sB, sC are marked.
            correlation[i] = 0.5 + random.nextDouble();
        }
        return new SecondMoments(
                new Modalities(names, java.util.Collections.nCopies(n, 1)),
                new Symmetric(covariance),
                Vector.of(correlation),
                10);
    }

    static Map<String, Double> values(SecondMoments moments) {
        Map<String, Double> values = new HashMap<>(Map.of("yy", moments.outputVariance()));
        List<String> names = moments.modalities().names();
        for (int i = 0; i < names.size(); i++) {
            values.put("s" + names.get(i), moments.inputOutputCorrelation().at(i));
            values.put("v" + names.get(i), moments.inputCovariance().at(i, i));
            for (int j = i + 1; j < names.size(); j++) {
                values.put(
                        "v" + names.get(i) + names.get(j),
                        moments.inputCovariance().at(i, j));
            }
        }
        return values;
    }
}
