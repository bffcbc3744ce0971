package org.fusionflow.symbolic.saddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.architecture.Modality;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.symbolic.algebra.Contradiction;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.derivation.SmallTrees;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.flow.SymbolicMoments;
import org.fusionflow.symbolic.proof.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of fixed points agrees with a search that knows nothing of it, and a list that does not is an error. */
class FixedPointSearchTest {
    private static List<FixedPoint> points(FusionTree tree) {
        return new FixedPoints(ReducedSystem.of(tree)).points();
    }

    /**
     * The rule of admissibility by itself: an unlearned leaf loses its gain if it is two layers deep, or if an edge above it
     * has layers and no learned leaf.
     */
    private static Set<String> admissible(FusionTree tree) {
        Set<String> sets = new TreeSet<>();
        for (int set = 0; set < 1 << tree.names().size(); set++) {
            List<String> learned = new ArrayList<>();
            for (int m = 0; m < tree.names().size(); m++) {
                if ((set >> m & 1) == 1) {
                    learned.add(tree.names().get(m));
                }
            }
            boolean all = tree.modalities().stream()
                    .allMatch(leaf -> learned.contains(leaf.name()) || losesItsGain(tree, leaf, learned));
            if (all) {
                sets.add("{" + String.join(",", learned) + "}");
            }
        }
        return sets;
    }

    private static boolean losesItsGain(FusionTree node, Modality leaf, List<String> learned) {
        if (node instanceof Modality) {
            return leaf.depth().value() >= 2;
        }
        boolean small = node.depth().value() > 0 && node.names().stream().noneMatch(learned::contains);
        FusionTree below = node.children().stream()
                .filter(child -> child.modalities().contains(leaf))
                .findFirst()
                .orElseThrow();
        return small || losesItsGain(below, leaf, learned);
    }

    static java.util.stream.Stream<FusionTree> forty() {
        return SmallTrees.forty();
    }

    @ParameterizedTest
    @MethodSource("forty")
    void admissibleSetsAreListedAndTheOthersAreNot(FusionTree tree) {
        Set<String> listed = new TreeSet<>();
        points(tree).forEach(point -> listed.add(point.set()));
        assertEquals(admissible(tree), listed, tree.newick());
    }

    @Test
    void bruteForceSearchFindsTheListedPointsOfFortyTreesAndNoOther() {
        int listed = 0;
        int missed = 0;
        for (FusionTree tree : SmallTrees.forty().toList()) {
            // Throws on a zero that is not listed.
            FixedPointSearch.Outcome outcome = FixedPointSearch.search(tree, points(tree));
            assertTrue(outcome.converged() > 0, tree.newick());
            listed += points(tree).size();
            missed += outcome.missed().size();
        }
        assertTrue(listed > 100, "trees with saddles: " + listed + " points");
        // The budget is small, and saddles of deep nested trees are reached from few starts.
        assertTrue(missed <= listed / 20, missed + " of " + listed + " points were not reached");
    }

    @ParameterizedTest
    @MethodSource("forty")
    void setsThatAreNotAdmissibleAreNotReachedWhenTheyAreListedAllTheSame(FusionTree tree) {
        List<FixedPoint> points = new ArrayList<>(points(tree));
        SymbolicMoments moments = new SymbolicMoments(tree.names());
        Set<String> inadmissible = new TreeSet<>();
        Set<String> admissible = admissible(tree);
        for (int set = 0; set < 1 << tree.names().size(); set++) {
            List<String> learned = new ArrayList<>();
            Set<Integer> members = new TreeSet<>();
            for (int m = 0; m < tree.names().size(); m++) {
                if ((set >> m & 1) == 1) {
                    learned.add(tree.names().get(m));
                    members.add(m);
                }
            }
            FixedPoint point = new FixedPoint(
                    learned, moments.leastSquares(members), moments.leastLoss(members), "made up", 1, "", List.of());
            if (!admissible.contains(point.set())) {
                inadmissible.add(point.set());
                points.add(point);
            }
        }
        FixedPointSearch.Outcome outcome = FixedPointSearch.search(tree, points);
        assertTrue(outcome.missed().containsAll(inadmissible), tree.newick() + " reached one of " + inadmissible);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"(A:3,B:3):1|1", "(A:2,B:2):0|0", "(A:1,B:1):2|1", "((A:2,B:1):1,C:3):1|2", "(A:1):3|0"})
    void aListThatLacksAPointIsAnError(String newick, int left) {
        FusionTree tree = FusionTree.parse(newick);
        List<FixedPoint> points = new ArrayList<>(points(tree));
        FixedPoint gone = points.remove(left);
        String message = String.valueOf(assertThrows(Contradiction.class, () -> FixedPointSearch.search(tree, points))
                .getMessage());
        assertTrue(message.contains(newick), gone.set() + ": " + message);
    }

    @Test
    void aListWithAWrongMapIsAnError() {
        FusionTree tree = FusionTree.parse("(A:3,B:3):1");
        List<FixedPoint> points = new ArrayList<>(points(tree));
        FixedPoint right = points.get(3);
        List<Expr> doubled =
                right.map().stream().map(w -> w.times(Expr.number(2))).toList();
        points.set(3, new FixedPoint(right.learned(), doubled, right.loss(), right.kind(), 1, "", right.exits()));
        assertThrows(Contradiction.class, () -> FixedPointSearch.search(tree, points));
    }

    @Test
    void theOutcomeIsSaidInWordsAndIsNoCheck() {
        for (String newick : List.of("(A:3,B:3):1", "(A:Lf,B:Lf):(L-Lf)", "(A:1,B:1):2", "(A:L):0")) {
            Step step = Derivation.of(FusionTree.parse(newick)).steps().get(6);
            assertEquals("FT-7", step.id());
            assertTrue(step.statement().plain().contains("reached all of these points and no other"));
            step.checks()
                    .forEach(check -> assertFalse(
                            check.claim().plain().contains("search"),
                            check.claim().plain()));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 2", "2, 3, 1", "3, 2, 0", "3, 3, 1"})
    void mapsAndLossesAreThoseOfTheNumericPseudoInverse(int count, int depth, int above) {
        List<String> names = List.of("A", "B", "C").subList(0, count);
        String newick =
                "(" + String.join(",", names.stream().map(m -> m + ":" + depth).toList()) + "):" + above;
        Moments moments = moments(names, new Random(100L * depth + above));
        Map<String, Double> values = values(moments);
        for (FixedPoint point : points(FusionTree.parse(newick))) {
            Set<Integer> learned = new HashSet<>();
            point.learned().forEach(m -> learned.add(names.indexOf(m)));
            LeastSquares best = LeastSquares.on(moments, learned);
            // Two routes of a few operations each on numbers of size 1, determinants above 0.01.
            assertEquals(best.loss(), point.loss().value(values), 1e-10, newick + " " + point.set());
            for (int m = 0; m < count; m++) {
                assertEquals(best.map().at(m), point.map().get(m).value(values), 1e-10, newick + " " + point.set());
            }
        }
    }

    /** Variances between 1 and 2.5, correlations below 0.3 in size, weights of size about 1. */
    private static Moments moments(List<String> names, Random random) {
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
        return new Moments(
                new Modalities(names, java.util.Collections.nCopies(n, 1)),
                new Symmetric(covariance),
                Vector.of(correlation),
                10);
    }

    private static Map<String, Double> values(Moments moments) {
        Map<String, Double> values = new HashMap<>(Map.of("yy", moments.outputVariance()));
        List<String> names = moments.modalities().names();
        for (int i = 0; i < names.size(); i++) {
            values.put("s" + names.get(i), moments.correlation().at(i));
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
