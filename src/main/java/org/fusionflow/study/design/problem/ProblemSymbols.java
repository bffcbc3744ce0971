package org.fusionflow.study.design.problem;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * The numbers of a problem, under the names that claims use. {@code sA} is the correlation of A with the output, {@code eA} its residual where
 * all other modalities are learned, {@code wA} its part of the least-squares map, {@code vA} and {@code vAB} are variance and covariance;
 * {@code yy} is the variance of the output. With several inputs or outputs {@code s}, {@code e}, {@code w} and {@code vAB} are norms, {@code vA}
 * is the total variance.
 */
public final class ProblemSymbols {
    private final Moments moments;
    private final Map<String, Datum> values = new LinkedHashMap<>();

    private ProblemSymbols(Moments moments) {
        this.moments = moments;
        put("yy", moments.outputVariance());
        List<String> names = moments.modalities().names();
        Set<Integer> all = IntStream.range(0, names.size()).boxed().collect(Collectors.toSet());
        Vector best = LeastSquares.on(moments, all).map();
        for (int m = 0; m < names.size(); m++) {
            int one = m;
            Set<Integer> others = all.stream().filter(n -> n != one).collect(Collectors.toSet());
            put("s" + names.get(m), moments.outputs() == 1 ? size(moments.correlation(m)) : moments.speed(m));
            put("e" + names.get(m), size(block(LeastSquares.on(moments, others).residual(), m)));
            put("w" + names.get(m), size(block(best, m)));
            for (int n = m; n < names.size(); n++) {
                put("v" + names.get(m) + (n == m ? "" : names.get(n)), covariance(m, n));
            }
        }
    }

    /** The numbers of data. */
    static Map<String, Datum> of(Moments moments) {
        return new ProblemSymbols(moments).values;
    }

    /** The numbers of data together with those of the architecture and the start. */
    static Map<String, Datum> of(Problem problem, Map<String, Datum> ofData) {
        Map<String, Datum> all = new LinkedHashMap<>();
        FusionTree tree = problem.tree();
        all.put("layers", Datum.of((double) depth(tree)));
        tree.asTwoModality()
                .ifPresent(
                        two -> all.put("fusion", Datum.of((double) two.fusion().value())));
        all.put("u0", Datum.of(problem.u0()));
        all.putAll(ofData);
        return all;
    }

    /** The names for given modalities, without their values. */
    public static Set<String> names(List<String> modalities, boolean fusion) {
        Set<String> names = new LinkedHashSet<>(List.of("layers"));
        if (fusion) {
            names.add("fusion");
        }
        names.addAll(List.of("u0", "yy"));
        for (int m = 0; m < modalities.size(); m++) {
            for (String kind : List.of("s", "e", "w", "v")) {
                names.add(kind + modalities.get(m));
            }
            for (int n = m + 1; n < modalities.size(); n++) {
                names.add("v" + modalities.get(m) + modalities.get(n));
            }
        }
        return names;
    }

    private void put(String name, double value) {
        values.put(name, Datum.of(value));
    }

    /** Number of layers on the longest path from an input to the output. */
    private static int depth(FusionTree node) {
        return node.depth().value()
                + node.children().stream().mapToInt(ProblemSymbols::depth).max().orElse(0);
    }

    private Vector block(Vector map, int modality) {
        return moments.modalities().block(map, modality);
    }

    /** A single number with its sign, else the norm. */
    private static double size(Vector vector) {
        return vector.size() == 1 ? vector.at(0) : vector.norm();
    }

    private double covariance(int m, int n) {
        Symmetric covariance = moments.inputCovariance();
        int[] rows = moments.modalities().indices(Set.of(m));
        int[] columns = moments.modalities().indices(Set.of(n));
        if (rows.length == 1 && columns.length == 1) {
            return covariance.at(rows[0], columns[0]);
        }
        double sum = 0;
        for (int row : rows) {
            for (int column : columns) {
                double entry = covariance.at(row, column);
                sum += m == n ? (row == column ? entry : 0) : entry * entry;
            }
        }
        return m == n ? sum : Math.sqrt(sum);
    }
}
