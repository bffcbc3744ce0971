package org.fusionflow.claims.proof;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.claims.statement.ExactMatrices;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.ExactValue;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.InnerProducts;
import org.fusionflow.symbolic.flow.VectorFlow;
import org.fusionflow.symbolic.saddle.VectorPointValues;

/**
 * Draws data and a point of the flow for modalities with several inputs: a covariance, a row of correlations, lengths and directions, all rational, and
 * from them the inner products of all rows of which a claim speaks. So every point is that of some data, whatever is known of the products.
 */
final class VectorPoints {
    /** Of more modalities only the first have more than one input. */
    private static final int MOST_WIDE = 4;

    private final VectorFlow flow;
    private final VectorPointValues points;
    private final Random random;
    private final Map<String, Rational> values;
    private final int[] start;
    private final Rational[][] covariance;
    private final Rational[][] factor;

    private VectorPoints(VectorFlow flow, VectorPointValues points, Random random, Map<String, Rational> values) {
        this.flow = flow;
        this.points = points;
        this.random = random;
        this.values = values;
        int n = flow.tree().names().size();
        this.start = new int[n + 1];
        for (int m = 0; m < n; m++) {
            int inputs = !flow.isVector(m) ? 1 : m < MOST_WIDE ? 1 + random.nextInt(3) : 1;
            start[m + 1] = start[m] + inputs;
        }
        this.factor = factor(start[n]);
        this.covariance = CovarianceFactor.square(factor);
    }

    /** Adds the values of lengths, inner products, the numbers of modalities with one input, and {@code yy}. */
    static void draw(VectorFlow flow, VectorPointValues points, Random random, Map<String, Rational> values) {
        new VectorPoints(flow, points, random, values).draw();
    }

    private Rational[][] factor(int n) {
        boolean white = random.nextInt(4) == 0;
        Rational[][] g = new Rational[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                boolean off = j > i || (white && j < i) || (j < i && random.nextInt(3) == 0);
                g[i][j] = off ? Rational.ZERO : i == j ? RandomPoints.positive(random) : RandomPoints.signed(random);
            }
        }
        return g;
    }

    private void draw() {
        int n = start.length - 1;
        Set<Integer> all = new TreeSet<>();
        for (int m = 0; m < n; m++) {
            all.add(m);
        }
        Optional<Rational[]> map = map(all, values);
        if (map.isEmpty()) {
            return;
        }
        Rational[] explained = times(map.get(), covariance);
        Rational[] correlation = correlations();
        Rational[] residual = new Rational[start[n]];
        boolean free = points.used().isEmpty() && random.nextBoolean();
        for (int i = 0; i < residual.length; i++) {
            residual[i] = correlation[i].plus(explained[i].negate());
        }
        if (free) {
            // Residuals that are 0, or along the map, are met by chance never.
            for (int m = 0; m < n; m++) {
                int kind = random.nextInt(3);
                Rational multiple = RandomPoints.signed(random);
                for (int i = start[m]; i < start[m + 1]; i++) {
                    residual[i] = kind == 0
                            ? Rational.ZERO
                            : kind == 1 ? map.get()[i].times(multiple) : RandomPoints.signed(random);
                    correlation[i] = residual[i].plus(explained[i]);
                }
            }
        }
        Map<String, Rational[]> rows = new HashMap<>();
        for (int m = 0; m < n; m++) {
            String name = flow.tree().names().get(m);
            rows.put("s" + name, block(correlation, m));
            rows.put("e" + name, block(residual, m));
            rows.put(VectorFlow.direction(name), unit(block(map.get(), m), m));
        }
        for (Set<Integer> learned : points.used()) {
            addPoint(learned, correlation, rows);
        }
        values.put("yy", CovarianceFactor.explained(factor, correlation).plus(RandomPoints.positive(random)));
        values.put("u0", RandomPoints.positive(random));
        addProducts(rows);
    }

    /** A row of correlations; that which makes the map at the first fixed point have rational norms, where there is one. */
    private Rational[] correlations() {
        int total = start[start.length - 1];
        Rational[] correlation = new Rational[total];
        for (int i = 0; i < total; i++) {
            correlation[i] = random.nextInt(4) == 0 ? Rational.ZERO : RandomPoints.signed(random);
        }
        Optional<Set<Integer>> first =
                points.used().stream().filter(set -> !set.isEmpty()).findFirst();
        Optional<Rational[]> there = first.flatMap(set -> map(set, new HashMap<>(values)));
        if (there.isPresent()) {
            Rational[] explained = times(there.get(), covariance);
            for (int m : first.get()) {
                System.arraycopy(explained, start[m], correlation, start[m], start[m + 1] - start[m]);
            }
        }
        return correlation;
    }

    /** A map with rational lengths, which are put into the values, and rational directions; 0 for the modalities that are not learned. */
    private Optional<Rational[]> map(Set<Integer> learned, Map<String, Rational> lengths) {
        int n = start.length - 1;
        for (int m = 0; m < n; m++) {
            lengths.put(flow.length(m).name(), Rational.ZERO);
        }
        RateDraw.scaled(
                        flow.tree(),
                        flow.rates(),
                        RandomPoints.lengths(flow.tree(), learned, RandomPoints.positive(random), random),
                        lengths)
                .forEach((m, u) -> lengths.put(flow.length(m).name(), u));
        Rational[] map = new Rational[start[n]];
        Arrays.fill(map, Rational.ZERO);
        for (int m : learned) {
            Optional<Rational> norm = ExactValue.of(flow.mapNorm(m), lengths);
            if (norm.isEmpty()) {
                return Optional.empty();
            }
            Rational[] direction = direction(m);
            for (int i = start[m]; i < start[m + 1]; i++) {
                map[i] = norm.get().times(direction[i - start[m]]);
            }
        }
        return Optional.of(map);
    }

    /** A rational point of the sphere: that of one input is 1 or -1 for a vector, and 1 for a number. */
    private Rational[] direction(int m) {
        int inputs = start[m + 1] - start[m];
        Rational[] direction = new Rational[inputs];
        Rational square = Rational.ZERO;
        for (int i = 1; i < inputs; i++) {
            direction[i] = random.nextInt(3) == 0 ? Rational.ZERO : RandomPoints.signed(random);
            square = square.plus(direction[i].times(direction[i]));
        }
        Rational scale = Rational.ONE.plus(square).inverse();
        for (int i = 1; i < inputs; i++) {
            direction[i] = Rational.of(2).times(direction[i]).times(scale);
        }
        direction[0] = Rational.ONE.plus(square.negate()).times(scale);
        if (flow.isVector(m) && random.nextBoolean()) {
            direction[0] = direction[0].negate();
        }
        return direction;
    }

    private Rational[] block(Rational[] row, int m) {
        return Arrays.copyOfRange(row, start[m], start[m + 1]);
    }

    private Rational[] unit(Rational[] map, int m) {
        Rational inverse = ExactValue.of(flow.mapNorm(m), values).orElseThrow().inverse();
        return Arrays.stream(map).map(entry -> entry.times(inverse)).toArray(Rational[]::new);
    }

    private static Rational[] times(Rational[] row, Rational[][] matrix) {
        Rational[] product = new Rational[row.length];
        for (int j = 0; j < row.length; j++) {
            product[j] = Rational.ZERO;
            for (int i = 0; i < row.length; i++) {
                product[j] = product[j].plus(row[i].times(matrix[i][j]));
            }
        }
        return product;
    }

    /** The map of least squares on the learned modalities, and the residuals that it leaves. */
    private void addPoint(Set<Integer> learned, Rational[] correlation, Map<String, Rational[]> rows) {
        int[] members = new TreeSet<>(learned)
                .stream()
                        .flatMapToInt(m -> java.util.stream.IntStream.range(start[m], start[m + 1]))
                        .toArray();
        Rational[] solved = solved(members, correlation);
        Rational[] map = new Rational[correlation.length];
        Arrays.fill(map, Rational.ZERO);
        for (int i = 0; i < members.length; i++) {
            map[members[i]] = solved[i];
        }
        Rational[] explained = times(map, covariance);
        for (int m = 0; m < start.length - 1; m++) {
            Rational[] residual = block(correlation, m);
            for (int i = 0; i < residual.length; i++) {
                residual[i] = residual[i].plus(explained[start[m] + i].negate());
            }
            rows.put(points.at("e", m, learned), residual);
            rows.put(points.at("w", m, learned), block(map, m));
        }
    }

    private Rational[] solved(int[] members, Rational[] correlation) {
        int n = members.length;
        Rational[][] matrix = new Rational[n][n];
        Rational[] right = new Rational[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = covariance[members[i]][members[j]];
            }
            right[i] = correlation[members[i]];
        }
        return ExactMatrices.solved(matrix, right);
    }

    private void addProducts(Map<String, Rational[]> rows) {
        for (int m = 0; m < start.length - 1; m++) {
            String name = flow.tree().names().get(m);
            if (!flow.isVector(m)) {
                for (String letter : List.of("s", "e")) {
                    values.put(letter + name, row(rows, letter + name)[0]);
                }
                continue;
            }
            InnerProducts space = flow.space(m);
            for (String a : space.names()) {
                for (String b : space.names()) {
                    if (space.of(a, b) instanceof Expr.Symbol symbol) {
                        Rational product = ExactMatrices.dot(row(rows, a), row(rows, b));
                        if (symbol.positive() && product.signum() == 0) {
                            // The modality is not learned at this point, of which the claim then says nothing.
                            values.clear();
                            return;
                        }
                        values.put(symbol.name(), product);
                    }
                }
            }
        }
    }

    private static Rational[] row(Map<String, Rational[]> rows, String name) {
        Rational[] row = rows.get(name);
        if (row == null) {
            throw new IllegalStateException("no row " + name);
        }
        return row;
    }
}
