package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;

/**
 * Maps, residuals and loss where exactly a set of modalities is learned: {@code w_S Sigma_SS = Sigma_yxS} by elimination,
 * {@code w = 0} elsewhere.
 *
 * @param moments values of {@code sA, vA, vAB, yy}
 */
public record LinearMaps(FusionTree tree, Map<String, Bounds> moments) {
    /** Values of {@code wA, eA, ..., Loss}. @throws ArithmeticException where the covariance may be singular */
    public Map<String, Bounds> of(List<String> learned) {
        List<Bounds> solution = solve(learned);
        Map<String, Bounds> result = new LinkedHashMap<>();
        tree.names().forEach(leaf -> {
            int i = learned.indexOf(leaf);
            result.put("w" + leaf, i < 0 ? Bounds.ZERO : solution.get(i));
        });
        Bounds loss = moment("yy");
        for (String leaf : tree.names()) {
            Bounds residual = moment("s" + leaf);
            for (String other : learned) {
                residual = residual.minus(Known.value(result, "w" + other).times(covariance(leaf, other)));
            }
            result.put("e" + leaf, learned.contains(leaf) ? Bounds.ZERO : residual);
            loss = loss.minus(moment("s" + leaf).times(Known.value(result, "w" + leaf)));
        }
        result.put("Loss", loss.times(Bounds.exactly(Fraction.of(1, 2))));
        return result;
    }

    public Bounds covariance(String leaf, String other) {
        List<String> names = tree.names();
        String pair = names.indexOf(leaf) < names.indexOf(other) ? leaf + other : other + leaf;
        return moment("v" + (leaf.equals(other) ? leaf : pair));
    }

    private Bounds moment(String name) {
        return Known.value(moments, name);
    }

    private List<Bounds> solve(List<String> learned) {
        int n = learned.size();
        List<List<Bounds>> rows = new ArrayList<>();
        for (String leaf : learned) {
            List<Bounds> row = new ArrayList<>();
            learned.forEach(other -> row.add(covariance(leaf, other)));
            row.add(moment("s" + leaf));
            rows.add(row);
        }
        for (int k = 0; k < n; k++) {
            int column = k;
            List<Bounds> pivot = rows.subList(k, n).stream()
                    .filter(row -> row.get(column).sign() != 0)
                    .findFirst()
                    .orElseThrow(() -> new ArithmeticException("singular covariance of " + learned));
            rows.remove(pivot);
            Bounds inverse = pivot.get(k).inverse();
            pivot.replaceAll(value -> value.times(inverse));
            rows.forEach(row -> {
                Bounds factor = row.get(column);
                for (int j = 0; j <= n; j++) {
                    row.set(j, row.get(j).minus(factor.times(pivot.get(j))));
                }
            });
            rows.add(k, pivot);
        }
        return rows.stream().map(row -> row.get(n)).toList();
    }
}
