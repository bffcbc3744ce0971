package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.claims.statement.ExactMatrices;
import org.fusionflow.claims.statement.Vocabulary;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.ExactValue;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.fusionflow.symbolic.flow.VectorFlow;

/**
 * Draws random rational values for the symbols of a claim. The lengths give every layer a rational norm, so that
 * square roots are rational; covariances are positive definite; and the output variance exceeds the variance that the
 * best linear map explains, so that some data have these moments.
 */
final class RandomPoints {
    /** Modalities of a tree whose residuals are evaluated exactly; their terms are as many as the square of this. */
    private static final int MOST_AT_REST = 6;

    private final Vocabulary vocabulary;
    private final LengthsAtPoints lengths;
    private final List<int[]> depths;

    /**
     * @param lengths at the fixed points of the claim
     * @param depths values of L and Lf to draw from; empty for numeric depths
     */
    RandomPoints(Vocabulary vocabulary, LengthsAtPoints lengths, List<int[]> depths) {
        this.vocabulary = vocabulary;
        this.lengths = lengths;
        this.depths = depths;
    }

    /** Values of all symbols by name; the same number gives the same point. */
    Map<String, Rational> point(int number) {
        Random random = new Random(4_409L * (number + 1));
        NumberDraw draw = new NumberDraw(random, number);
        Map<String, Rational> values = new HashMap<>();
        if (!depths.isEmpty()) {
            int[] pair = depths.get(random.nextInt(depths.size()));
            values.put("L", Rational.of(pair[0]));
            values.put("Lf", Rational.of(pair[1]));
        }
        for (Symbol variable : vocabulary.declared()) {
            values.put(variable.name(), variable.positive() ? draw.positive() : draw.signed());
        }
        vocabulary.functions().draw(number, random, values);
        RateDraw.square(vocabulary.training().rates(), values);
        vocabulary.vectors().draw(random, values);
        vocabulary
                .vectorFlow()
                .ifPresent(flow ->
                        VectorPoints.draw(flow, vocabulary.vectorPoints().orElseThrow(), random, values));
        vocabulary.flow().ifPresent(flow -> draw(flow, draw, random, values));
        return values;
    }

    private void draw(RankOneFlow flow, NumberDraw draw, Random random, Map<String, Rational> values) {
        FusionTree tree = flow.tree();
        if (vocabulary.usesAmplitudes()) {
            flow.coordinates().forEach(a -> values.put(a.name(), positive(random)));
        } else {
            Set<Integer> all = new java.util.TreeSet<>();
            for (int m = 0; m < tree.names().size(); m++) {
                all.add(m);
            }
            RateDraw.scaled(tree, flow.training().rates(), lengths(tree, all, positive(random), random), values)
                    .forEach((m, u) -> values.put("u" + tree.names().get(m), u));
        }
        Rational[][] factor = CovarianceFactor.factor(tree.names().size(), draw.isTied(), random);
        Rational[][] covariance = CovarianceFactor.square(factor);
        List<String> names = tree.names();
        for (int m = 0; m < names.size(); m++) {
            for (int n = m; n < names.size(); n++) {
                values.put("v" + names.get(m) + (n == m ? "" : names.get(n)), covariance[m][n]);
            }
        }
        Map<String, Expr> marked = vocabulary.marked();
        for (String name : names) {
            boolean positive = marked.get("s" + name) instanceof Symbol s && s.positive();
            values.put("s" + name, positive ? draw.positive() : draw.signed());
        }
        if (draw.rests()
                && names.size() <= MOST_AT_REST
                && lengths.parametrized().isEmpty()) {
            if (draw.number() % 8 == 3) {
                rest(flow, marked, random, values);
            } else {
                explainedByOne(flow, covariance, draw, random, values);
            }
        }
        lengths.parametrized().forEach((learned, correlations) -> {
            Map<Integer, Rational> at = RateDraw.scaled(
                    tree, flow.training().rates(), lengths(tree, learned, positive(random), random), values);
            lengths.symbols(learned)
                    .forEach((m, symbol) -> values.put(symbol.name(), at.getOrDefault(m, Rational.ONE)));
            // The norms are rational, so the correlations are rational too; with rates that are no squares the search
            // drops the point.
            correlate(values);
        });
        Optional<Rational[][]> coupled = lengths.coupling().flatMap(c -> coupled(c, tree, covariance, random, values));
        Rational[] correlation = names.stream()
                .map(name -> values.getOrDefault("s" + name, Rational.ONE))
                .toArray(Rational[]::new);
        Rational explained = coupled.map(
                        matrix -> ExactMatrices.dot(correlation, ExactMatrices.solved(matrix, correlation)))
                .orElseGet(() -> CovarianceFactor.explained(factor, correlation));
        values.put("yy", explained.plus(positive(random)));
        values.put("u0", draw.positive());
    }

    /**
     * Draws the lengths of a further set, and changes the covariance so that both sets have the same correlations. With the difference d of their maps,
     * {@code (Sigma d)_m = 0} has to hold for their common modalities: {@code Sigma - Sigma d d' Sigma/(d' Sigma d) + r r'/(r' d)} is positive definite and
     * takes d to r, which is d but for the common modalities, where it is 0.
     */
    private Optional<Rational[][]> coupled(
            LengthsAtPoints.Coupling coupling,
            FusionTree tree,
            Rational[][] covariance,
            Random random,
            Map<String, Rational> values) {
        Map<Integer, Rational> at = RateDraw.scaled(
                tree,
                vocabulary.training().rates(),
                lengths(tree, coupling.further(), positive(random), random),
                values);
        lengths.symbols(coupling.further())
                .forEach((m, symbol) -> values.put(symbol.name(), at.getOrDefault(m, Rational.ONE)));
        int n = covariance.length;
        Rational[] difference = new Rational[n];
        Rational[] image = new Rational[n];
        for (int m = 0; m < n; m++) {
            Optional<Rational> free = map(coupling.free(), m, values);
            Optional<Rational> further = map(coupling.further(), m, values);
            if (free.isEmpty() || further.isEmpty()) {
                return Optional.empty();
            }
            boolean common = coupling.free().contains(m) && coupling.further().contains(m);
            difference[m] = free.get().plus(further.get().negate());
            image[m] = common ? Rational.ZERO : difference[m];
        }
        Rational[] moved = new Rational[n];
        for (int m = 0; m < n; m++) {
            moved[m] = ExactMatrices.dot(covariance[m], difference);
        }
        Rational before = ExactMatrices.dot(difference, moved).inverse();
        Rational after = ExactMatrices.dot(difference, image).inverse();
        List<String> names = tree.names();
        Rational[][] changed = new Rational[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                changed[i][j] = covariance[i][j]
                        .plus(moved[i].times(moved[j]).times(before).negate())
                        .plus(image[i].times(image[j]).times(after));
                if (j >= i) {
                    continue;
                }
                values.put("v" + names.get(j) + names.get(i), changed[i][j]);
            }
            values.put("v" + names.get(i), changed[i][i]);
        }
        correlate(values);
        for (int m : coupling.further()) {
            if (!coupling.free().contains(m)) {
                Rational sum = Rational.ZERO;
                for (int k : coupling.further()) {
                    sum = sum.plus(
                            map(coupling.further(), k, values).orElseThrow().times(changed[m][k]));
                }
                values.put("s" + names.get(m), sum);
            }
        }
        return Optional.of(changed);
    }

    private Optional<Rational> map(Set<Integer> learned, int m, Map<String, Rational> values) {
        Expr map = lengths.maps(learned).get(m);
        return map == null ? Optional.of(Rational.ZERO) : ExactValue.of(map, values);
    }

    /**
     * True if a point whose values were changed still is one of which claims speak: numbers of layers are whole, moments are those of data, inner products
     * those of vectors, and what is marked positive is, as are the lengths of learned modalities.
     */
    boolean admits(Map<String, Rational> point) {
        for (Expr meaning : vocabulary.marked().values()) {
            Rational value = meaning instanceof Symbol s && s.positive() ? point.get(s.name()) : null;
            if (value != null && value.signum() <= 0) {
                return false;
            }
        }
        if (!lengths.arePositive(point)) {
            return false;
        }
        Rational layers = point.get("L");
        Rational fusion = point.get("Lf");
        boolean whole = layers == null
                || fusion == null
                || (layers.isInteger()
                        && fusion.isInteger()
                        && layers.compareTo(Rational.of(2)) >= 0
                        && layers.compareTo(fusion) >= 0
                        && fusion.signum() > 0);
        return (!vocabulary.hasDepthSymbols() || whole)
                && vocabulary.vectors().admits(point)
                && vocabulary.vectorFlow().map(flow -> areRows(flow, point)).orElse(true)
                && vocabulary.flow().map(flow -> areMoments(flow, point)).orElse(true);
    }

    /** True for symbols that are marked positive. */
    boolean isPositive(String name) {
        return vocabulary.marked().get(name) instanceof Symbol s && s.positive();
    }

    /** Some data have these rows; where fixed points are spoken of this is not known. */
    private boolean areRows(VectorFlow flow, Map<String, Rational> point) {
        return vocabulary.vectorPoints().orElseThrow().used().isEmpty()
                && VectorConditions.of(flow).stream()
                        .allMatch(condition -> condition.at(point).orElse(false));
    }

    /** The covariance of the inputs is positive definite, with that of the output at least semidefinite. */
    private static boolean areMoments(RankOneFlow flow, Map<String, Rational> point) {
        int n = flow.tree().names().size();
        Rational[][] inputs = new Rational[n][n];
        Rational[][] all = new Rational[n + 1][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inputs[i][j] = point.getOrDefault(((Symbol) flow.covariance(i, j)).name(), Rational.ZERO);
                all[i][j] = inputs[i][j];
            }
            all[i][n] = point.getOrDefault(((Symbol) flow.correlation(i)).name(), Rational.ZERO);
            all[n][i] = all[i][n];
        }
        all[n][n] = point.getOrDefault(((Symbol) flow.outputVariance()).name(), Rational.ZERO);
        return ExactMatrices.isDefinite(inputs) && ExactMatrices.isSemidefinite(all);
    }

    /** Sets the correlations so that one modality explains all of them: at such points nothing is left to learn beside it. */
    private static void explainedByOne(
            RankOneFlow flow, Rational[][] covariance, NumberDraw draw, Random random, Map<String, Rational> values) {
        List<String> names = flow.tree().names();
        int one = random.nextInt(names.size());
        Rational map = random.nextInt(4) == 0 ? Rational.ZERO : draw.positive();
        for (int m = 0; m < names.size(); m++) {
            values.put("s" + names.get(m), map.times(covariance[one][m]));
        }
    }

    /**
     * A point of which others have named some values, with values of the rest: 1 for what is positive and 0 for what has either sign, so that the moments
     * are those of some data if the given ones are.
     */
    Map<String, Rational> completed(Map<String, Rational> given) {
        Map<String, Rational> values = new HashMap<>(given);
        vocabulary.marked().forEach((name, meaning) -> {
            boolean positive = meaning instanceof Symbol s && s.positive();
            values.putIfAbsent(name, positive ? Rational.ONE : Rational.ZERO);
        });
        correlate(values);
        vocabulary.flow().filter(flow -> !given.containsKey("yy")).ifPresent(flow -> explain(flow, values));
        return values;
    }

    private static void explain(RankOneFlow flow, Map<String, Rational> values) {
        int n = flow.tree().names().size();
        Rational[][] covariance = new Rational[n][n];
        Rational[] correlation = new Rational[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                covariance[i][j] = values.getOrDefault(((Symbol) flow.covariance(i, j)).name(), Rational.ZERO);
            }
            correlation[i] = values.getOrDefault(((Symbol) flow.correlation(i)).name(), Rational.ZERO);
        }
        if (ExactMatrices.isDefinite(covariance)) {
            Rational explained = ExactMatrices.dot(correlation, ExactMatrices.solved(covariance, correlation));
            values.put("yy", explained.plus(Rational.ONE));
        }
    }

    /** Sets some correlations so that the residuals of their modalities are 0: at such points things are equal that differ elsewhere. */
    private static void rest(RankOneFlow flow, Map<String, Expr> marked, Random random, Map<String, Rational> values) {
        List<String> names = flow.tree().names();
        Map<String, Rational> known = Map.copyOf(values);
        for (int m = 0; m < names.size(); m++) {
            Expr fitted = flow.expanded(flow.residual(m)).with(Map.of("s" + names.get(m), Expr.number(0)));
            Optional<Rational> value = ExactValue.of(flow.closed(fitted).negate(), known);
            boolean positive = marked.get("s" + names.get(m)) instanceof Symbol s && s.positive();
            if (random.nextInt(3) > 0
                    && value.filter(v -> !positive || v.signum() > 0).isPresent()) {
                values.put("s" + names.get(m), value.get());
            }
        }
    }

    /** Makes the output variance as large as changed correlations need it. */
    void raiseOutput(Map<String, Rational> values) {
        vocabulary.flow().filter(flow -> !areMoments(flow, values)).ifPresent(flow -> explain(flow, values));
    }

    /**
     * Sets the correlations that follow from free lengths at fixed points.
     *
     * @return false if one of them is not rational, so that the values are those of no point
     */
    boolean correlate(Map<String, Rational> values) {
        boolean rational = true;
        for (Map<String, Expr> correlations : lengths.parametrized().values()) {
            Map<String, Rational> known = Map.copyOf(values);
            for (Map.Entry<String, Expr> correlation : correlations.entrySet()) {
                Expr value = correlation.getValue();
                if (value.symbols().stream().allMatch(symbol -> known.containsKey(symbol.name()))) {
                    Optional<Rational> exact = ExactValue.of(value, known);
                    exact.ifPresent(found -> values.put(correlation.getKey(), found));
                    rational &= exact.isPresent();
                }
            }
        }
        return rational;
    }

    static Rational positive(Random random) {
        return Rational.of(1 + random.nextInt(9), 1 + random.nextInt(4));
    }

    static Rational signed(Random random) {
        return random.nextBoolean() ? positive(random) : positive(random).negate();
    }

    /**
     * Lengths of the given leaves such that every edge norm N_e is rational: from the root down, the norm at a node
     * is split over its children by a rational point of the circle.
     */
    static Map<Integer, Rational> lengths(FusionTree tree, Set<Integer> leaves, Rational norm, Random random) {
        Map<Integer, Rational> lengths = new HashMap<>();
        split(tree, tree, leaves, norm, random, lengths);
        return lengths;
    }

    private static void split(
            FusionTree tree,
            FusionTree node,
            Set<Integer> leaves,
            Rational norm,
            Random random,
            Map<Integer, Rational> lengths) {
        if (node instanceof Modality leaf) {
            lengths.put(tree.modalities().indexOf(leaf), norm);
            return;
        }
        List<FusionTree> children = new ArrayList<>(node.children().stream()
                .filter(child -> child.modalities().stream()
                        .anyMatch(leaf -> leaves.contains(tree.modalities().indexOf(leaf))))
                .toList());
        Rational rest = norm;
        while (!children.isEmpty()) {
            FusionTree child = children.remove(0);
            if (children.isEmpty()) {
                split(tree, child, leaves, rest, random, lengths);
                return;
            }
            int p = 1 + random.nextInt(5);
            int q = p + 1 + random.nextInt(4);
            Rational hypotenuse = Rational.of((long) q * q + (long) p * p);
            Rational cosine = Rational.of((long) q * q - (long) p * p).times(hypotenuse.inverse());
            Rational sine = Rational.of(2L * p * q).times(hypotenuse.inverse());
            boolean swap = random.nextBoolean();
            split(tree, child, leaves, rest.times(swap ? sine : cosine), random, lengths);
            rest = rest.times(swap ? cosine : sine);
        }
    }
}
