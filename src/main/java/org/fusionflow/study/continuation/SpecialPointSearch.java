package org.fusionflow.study.continuation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.fusionflow.study.continuation.SpecialPoint.Kind;
import org.fusionflow.study.continuation.ZeroSearch.Balance;
import org.fusionflow.study.continuation.ZeroSearch.Zero;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.grid.StudyGrid;

/**
 * Finds the values of a toy-data parameter at which the dynamics of two scalar modalities change. With {@code c_m = Sigma_yxm}, variances
 * {@code V_m} and covariance {@code V_AB}: the order of learning changes at {@code |c_A| = |c_B|}, superficial preference begins at
 * {@code c_A^2/V_A = c_B^2/V_B}. If the network has a fixed point with only n learned, m has a permanent bias at
 * {@code e_m = c_m - c_n V_AB/V_n = 0}, and sign reversal begins at {@code c_m = 0}. All of these are polynomials in the parameters of toy data,
 * times what is not 0, so their {@link TurningPoints} separate all of their zeros, however coarse the axis.
 */
final class SpecialPointSearch {
    private static final Balance NONE = new Balance(Double.NaN, 0);

    private final Study study;
    private final FusionTree tree;
    private final String axis;
    private final Map<Double, Optional<ScalarPair>> pairs = new HashMap<>();
    private final List<SpecialPoint> points = new ArrayList<>();
    private final Map<String, String> gaps = new LinkedHashMap<>();

    private SpecialPointSearch(Study study, FusionTree tree) {
        this.study = study;
        this.tree = tree;
        this.axis = study.grid().names().get(0);
    }

    /**
     * @param study with one axis, a parameter of its toy data
     * @param tree of two modalities
     */
    static SpecialPoints along(Study study, FusionTree tree) {
        SpecialPointSearch search = new SpecialPointSearch(study, tree);
        search.add(Kind.ORDER_SWAP, "", "", ScalarPair::speedDifference, ScalarPair::speedSum);
        search.add(Kind.EQUAL_LOSS, "", "", ScalarPair::explainedDifference, ScalarPair::variances);
        List<String> names = tree.names();
        // The fixed points that exist depend on the tree alone, so any data will do.
        Set<String> saddles =
                SaddleGraph.of(
                                tree,
                                study.problem().moments(study.grid().points().get(0), tree))
                        .admissibleSets()
                        .stream()
                        .map(LearnedSet::toString)
                        .collect(Collectors.toSet());
        for (int m = 0; m < names.size(); m++) {
            int unlearned = m;
            String saddle = "{" + names.get(1 - m) + "}";
            if (saddles.contains(saddle)) {
                search.add(
                        Kind.PERMANENT_BIAS,
                        saddle,
                        names.get(m),
                        pair -> pair.residual(unlearned),
                        pair -> pair.variance(1 - unlearned));
                search.add(Kind.SIGN_REVERSAL, saddle, names.get(m), pair -> pair.correlation(unlearned), pair -> 1);
            }
        }
        return new SpecialPoints(search.points, search.warnings());
    }

    private double[] values() {
        return study.grid().points().stream()
                .mapToDouble(point -> point.values().get(0).number())
                .sorted()
                .toArray();
    }

    /**
     * Adds the zeros of a quantity.
     *
     * @param factor that makes the quantity a polynomial in the parameters, without a zero of its own that the quantity has not
     */
    private void add(
            Kind kind,
            String saddle,
            String modality,
            Function<ScalarPair, Balance> quantity,
            ToDoubleFunction<ScalarPair> factor) {
        DoubleFunction<Balance> polynomial = value -> pair(value)
                .map(p -> quantity.apply(p).times(factor.applyAsDouble(p)))
                .orElse(NONE);
        double[] values = values();
        TurningPoints turning = TurningPoints.of(polynomial, values[0], values[values.length - 1]);
        for (TurningPoints.Interval gap : turning.unresolved()) {
            gaps.merge(
                    axis + " = " + CsvText.cell(gap.from()) + " and " + CsvText.cell(gap.to()),
                    kind.key(),
                    (one, other) -> one.contains(other) ? one : one + ", " + other);
        }
        for (Zero zero : ZeroSearch.zeros(
                Vector.of(values),
                turning.points(),
                value -> pair(value).map(quantity).orElse(NONE))) {
            points.add(
                    new SpecialPoint(kind, saddle, modality, zero.status(), zero.value(), zero.lower(), zero.upper()));
        }
    }

    private List<String> warnings() {
        return gaps.entrySet().stream()
                .map(gap -> "special points between " + gap.getKey() + " may be missing (" + gap.getValue()
                        + "): the data are no smooth function of " + axis + " there")
                .toList();
    }

    private StudyGrid.Point point(double value) {
        return new StudyGrid.Point(List.of(axis), List.of(Datum.of(value)), List.of(Double.toString(value)));
    }

    /** The statistics at a value of the parameter; empty if there are no such data. */
    private Optional<ScalarPair> pair(double value) {
        return pairs.computeIfAbsent(value, at -> {
            try {
                Map<String, Double> toy = study.problem().toyNumbers(point(at));
                // Bounds every correlation of the output with an input of deviation 1, and each of its terms.
                double scale = Math.abs(toy.getOrDefault("wA", 1.0)) * toy.getOrDefault("ratio", 1.0)
                        + Math.abs(toy.getOrDefault("wB", 1.0));
                return Optional.of(new ScalarPair(study.problem().moments(point(at), tree), scale));
            } catch (InvalidInput noSuchData) {
                return Optional.empty();
            }
        });
    }

    /**
     * The statistics of two scalar modalities.
     *
     * @param moments in leaf order
     * @param scale standard deviation of the output if its parts were fully correlated
     */
    private record ScalarPair(Moments moments, double scale) {
        private double raw(int m) {
            return moments.correlation().at(m);
        }

        double variance(int m) {
            return covariance(m, m);
        }

        double variances() {
            return variance(0) * variance(1);
        }

        double speedSum() {
            return Math.abs(raw(0)) + Math.abs(raw(1));
        }

        private double covariance(int m, int n) {
            return moments.inputCovariance().at(m, n);
        }

        private double deviation(int m) {
            return Math.sqrt(covariance(m, m));
        }

        private double explained(int m) {
            return raw(m) * raw(m) / covariance(m, m);
        }

        Balance correlation(int m) {
            return new Balance(raw(m), scale * deviation(m));
        }

        Balance residual(int m) {
            int n = 1 - m;
            return new Balance(raw(m) - raw(n) * covariance(n, m) / covariance(n, n), 2 * scale * deviation(m));
        }

        Balance speedDifference() {
            return new Balance(Math.abs(raw(0)) - Math.abs(raw(1)), scale * (deviation(0) + deviation(1)));
        }

        Balance explainedDifference() {
            return new Balance(explained(0) - explained(1), 2 * scale * scale);
        }
    }
}
