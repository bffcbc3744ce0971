package org.fusionflow.symbolic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.data.SecondMoments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The list of fixed points against a search that knows nothing of learned sets: zeros of {@code g_m e_m} from many random starts
 * of either sign, one input a modality, told apart by the map w.
 */
class FixedPointCompletenessTest {
    private static final int STARTS = 200;

    /** Accepted zeros. With |F| below it, w_m = v_m F_m / e_m is below 1e-7 wherever |e_m| exceeds 1e-4. */
    private static final double ZERO = 1e-12;

    /**
     * Maps nearer than this are one. At a saddle of high order v converges linearly and stays near 1e-2, but w = g v is far
     * smaller by the bound of {@link #ZERO}; different fixed points of the accepted data are at least 1e-2 apart.
     */
    private static final double SAME_MAP = 1e-5;

    private final List<Modality> leaves = new ArrayList<>();
    private double[][] covariance = new double[0][];
    private double[] correlation = new double[0];
    private FusionTree tree = FusionTree.parse("(A:1):0");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(A:1,B:1):1; 1", "(A:2,B:2):0; 2", "(A:1,B:1):2; 3", "(A:2,B:2):1; 4", "(A:3,B:3):0; 5",
                        "(A:1,B:1):3; 6",
                "(A:2,B:2):2; 7", "(A:3,B:3):1; 8", "(A:4,B:4):0; 9", "(A:4,B:4):1; 10", "(A:2,B:1):1; 11",
                        "(A:2,B:3):0; 12",
                "(A:2,(B:1,C:1):1):0; 13", "((A:2,B:1):1,C:3):1; 14", "(A:2,B:2,C:2):1; 15"
            })
    void searchFindsExactlyTheListedMaps(String newick, long seed) {
        tree = FusionTree.parse(newick);
        leaves.clear();
        leaves.addAll(tree.modalities());
        List<double[]> listed = data(seed);
        List<double[]> found = search(new Random(seed));
        for (double[] map : found) {
            assertTrue(
                    listed.stream().anyMatch(point -> distance(point, map) < SAME_MAP),
                    () -> newick + " has a fixed point that is not listed: " + java.util.Arrays.toString(map));
        }
        for (double[] point : listed) {
            assertTrue(
                    found.stream().anyMatch(map -> distance(point, map) < SAME_MAP),
                    () -> newick + ": no start led to " + java.util.Arrays.toString(point));
        }
        assertEquals(listed.size(), found.size());
    }

    /** Draws data until all listed points are well apart and all their residuals well away from 0; returns the listed maps. */
    private List<double[]> data(long seed) {
        Derivation derivation = Derivation.of(tree);
        int n = leaves.size();
        for (long attempt = 0; ; attempt++) {
            SecondMoments moments = DerivationTest.randomMoments(tree.names(), 1000 * seed + attempt);
            Map<String, Double> values = new HashMap<>(Map.of("yy", moments.outputVariance()));
            covariance = new double[n][n];
            correlation = new double[n];
            for (int i = 0; i < n; i++) {
                correlation[i] = moments.inputOutputCorrelation().at(i);
                values.put("s" + leaves.get(i).name(), correlation[i]);
                for (int j = 0; j < n; j++) {
                    covariance[i][j] = moments.inputCovariance().at(i, j);
                    String indices = i == j
                            ? leaves.get(i).name()
                            : leaves.get(Math.min(i, j)).name()
                                    + leaves.get(Math.max(i, j)).name();
                    values.put("v" + indices, covariance[i][j]);
                }
            }
            List<double[]> listed = derivation.fixedPoints().stream()
                    .map(point -> point.map().stream()
                            .mapToDouble(w -> w.value(values))
                            .toArray())
                    .toList();
            if (isGeneric(listed)) {
                return listed;
            }
        }
    }

    private boolean isGeneric(List<double[]> listed) {
        for (double[] point : listed) {
            for (int m = 0; m < point.length; m++) {
                boolean learned = point[m] != 0;
                double size = Math.abs(learned ? point[m] : residual(m, point));
                if (size < 0.1 || size > 5) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<double[]> search(Random random) {
        List<double[]> found = new ArrayList<>();
        int n = leaves.size();
        for (int start = 0; start < STARTS; start++) {
            double[] v = new double[n];
            for (int m = 0; m < n; m++) {
                v[m] = Math.exp(-3.5 + 4.2 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            }
            double[] map = solve(v);
            if (map.length > 0 && found.stream().noneMatch(other -> distance(other, map) < SAME_MAP)) {
                found.add(map);
            }
        }
        return found;
    }

    /** Levenberg-Marquardt from v; the map it ends at, empty if it does not reach a zero. */
    private double[] solve(double[] start) {
        double[] v = start.clone();
        double[] f = flow(v);
        double damping = 1e-2;
        for (int i = 0; i < 600 && norm(f) > ZERO; i++) {
            double[] step = step(v, f, damping);
            double[] next = v.clone();
            for (int m = 0; m < v.length; m++) {
                next[m] += step[m];
            }
            double[] nextF = flow(next);
            if (norm(nextF) < norm(f)) {
                v = next;
                f = nextF;
                damping = Math.max(damping / 4, 1e-300);
            } else {
                damping *= 3;
            }
        }
        return norm(f) > ZERO ? new double[0] : map(v);
    }

    /** Solves (J'J + damping diag(J'J)) step = -J'f; J by central differences. */
    private double[] step(double[] v, double[] f, double damping) {
        int n = v.length;
        double[][] jacobian = new double[n][n];
        for (int j = 0; j < n; j++) {
            // Cube root of the rounding unit balances the two errors of a central difference.
            double h = 6e-6 * Math.max(Math.abs(v[j]), 1e-8);
            double[] up = v.clone();
            double[] down = v.clone();
            up[j] += h;
            down[j] -= h;
            double[] high = flow(up);
            double[] low = flow(down);
            for (int i = 0; i < n; i++) {
                jacobian[i][j] = (high[i] - low[i]) / (2 * h);
            }
        }
        double[][] normal = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    normal[i][j] += jacobian[k][i] * jacobian[k][j];
                }
                normal[i][n] -= jacobian[j][i] * f[j];
            }
            normal[i][i] += damping * normal[i][i] + 1e-300;
        }
        return eliminate(normal);
    }

    private static double[] eliminate(double[][] rows) {
        int n = rows.length;
        for (int p = 0; p < n; p++) {
            for (int i = 0; i < n; i++) {
                double factor = i == p ? 0 : rows[i][p] / rows[p][p];
                for (int j = p; j <= n && i != p; j++) {
                    rows[i][j] -= factor * rows[p][j];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = rows[i][n] / rows[i][i];
        }
        return solution;
    }

    private double[] flow(double[] v) {
        double[] map = map(v);
        double[] rates = new double[v.length];
        for (int m = 0; m < v.length; m++) {
            rates[m] = gain(m, v) * residual(m, map);
        }
        return rates;
    }

    private double[] map(double[] v) {
        double[] map = new double[v.length];
        for (int m = 0; m < v.length; m++) {
            map[m] = gain(m, v) * v[m];
        }
        return map;
    }

    private double residual(int m, double[] map) {
        double residual = correlation[m];
        for (int n = 0; n < map.length; n++) {
            residual -= map[n] * covariance[n][m];
        }
        return residual;
    }

    /** Written out once more by hand: u^(d-1) times the edge norms above. */
    private double gain(int m, double[] v) {
        return Math.pow(Math.abs(v[m]), leaves.get(m).depth().value() - 1) * edges(tree, m, v);
    }

    private double edges(FusionTree node, int m, double[] v) {
        if (node instanceof Modality) {
            return 1;
        }
        double square = 0;
        for (Modality leaf : node.modalities()) {
            square += v[leaves.indexOf(leaf)] * v[leaves.indexOf(leaf)];
        }
        double product = Math.pow(square, node.depth().value() / 2.0);
        for (FusionTree child : node.children()) {
            if (child.modalities().contains(leaves.get(m))) {
                product *= edges(child, m, v);
            }
        }
        return product;
    }

    private static double norm(double[] f) {
        double sum = 0;
        for (double x : f) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }

    private static double distance(double[] left, double[] right) {
        double[] difference = left.clone();
        for (int i = 0; i < left.length; i++) {
            difference[i] -= right[i];
        }
        return norm(difference);
    }
}
