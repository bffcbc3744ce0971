package org.fusionflow.study.continuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.fusionflow.study.continuation.SpecialPoint.Kind;
import org.fusionflow.study.continuation.ZeroSearch.Balance;
import org.fusionflow.study.continuation.ZeroSearch.Zero;
import org.fusionflow.study.design.ProblemTemplate;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyGrid;

/**
 * Finds the values of a toy-data parameter at which the dynamics of two scalar modalities change. With {@code c_m = Sigma_yxm}, variances
 * {@code V_m} and covariance {@code V_AB}: the order of learning changes at {@code |c_A| = |c_B|}, superficial preference begins at
 * {@code c_A^2/V_A = c_B^2/V_B}. If the network has a fixed point with only n learned, m has a permanent bias at
 * {@code e_m = c_m - c_n V_AB/V_n = 0}, and sign reversal begins at {@code c_m = 0}.
 */
final class SpecialPointSearch {
    private final Study study;
    private final String axis;
    private final List<SpecialPoint> points = new ArrayList<>();

    private SpecialPointSearch(Study study) {
        this.study = study;
        this.axis = study.grid().names().get(0);
    }

    /**
     * @param study with one axis, a parameter of its toy data
     * @param tree of two modalities
     * @return points by kind and modality, ascending in the parameter
     */
    static List<SpecialPoint> along(Study study, FusionTree tree) {
        SpecialPointSearch search = new SpecialPointSearch(study);
        search.add(Kind.ORDER_SWAP, "", "", ScalarPair::speedDifference);
        search.add(Kind.EQUAL_LOSS, "", "", ScalarPair::explainedDifference);
        List<String> names = tree.names();
        // The fixed points that exist depend on the tree alone, so any data will do.
        Set<String> saddles =
                SaddleGraph.of(
                                tree,
                                search.problem(search.values()[0]).problem().moments())
                        .admissibleSets()
                        .stream()
                        .map(LearnedSet::toString)
                        .collect(Collectors.toSet());
        for (int m = 0; m < names.size(); m++) {
            int unlearned = m;
            String saddle = "{" + names.get(1 - m) + "}";
            if (saddles.contains(saddle)) {
                search.add(Kind.PERMANENT_BIAS, saddle, names.get(m), pair -> pair.residual(unlearned));
                search.add(Kind.SIGN_REVERSAL, saddle, names.get(m), pair -> pair.correlation(unlearned));
            }
        }
        return search.points;
    }

    private double[] values() {
        return study.grid().points().stream()
                .mapToDouble(point -> point.values().get(0).number())
                .sorted()
                .toArray();
    }

    private void add(Kind kind, String saddle, String modality, Function<ScalarPair, Balance> quantity) {
        for (Zero zero : ZeroSearch.zeros(Vector.of(values()), value -> quantity.apply(pair(value)))) {
            points.add(
                    new SpecialPoint(kind, saddle, modality, zero.status(), zero.value(), zero.lower(), zero.upper()));
        }
    }

    private StudyGrid.Point point(double value) {
        return new StudyGrid.Point(List.of(axis), List.of(Datum.of(value)), List.of(Double.toString(value)));
    }

    /** The problem at a value of the parameter, on or between those of the grid. */
    private ProblemTemplate.AtPoint problem(double value) {
        return study.problem().at(point(value)).orElseThrow();
    }

    private ScalarPair pair(double value) {
        Map<String, Double> toy = study.problem().toyNumbers(point(value));
        // Bounds every correlation of the output with an input of deviation 1, and each of its terms.
        double scale = Math.abs(toy.getOrDefault("wA", 1.0)) * toy.getOrDefault("ratio", 1.0)
                + Math.abs(toy.getOrDefault("wB", 1.0));
        return new ScalarPair(problem(value).problem().moments(), scale);
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
