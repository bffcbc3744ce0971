package org.fusionflow.claims.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.document.ClaimDocument;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.statement.NoFixedPoint;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.claims.statement.Propositions;
import org.fusionflow.claims.statement.Translation;
import org.fusionflow.claims.statement.Vocabulary;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.fusionflow.symbolic.saddle.EscapeKind;
import org.fusionflow.symbolic.saddle.FixedPointValues;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a claim calls stable, against the eigenvalues of the Jacobian in double precision. */
class StabilityTest {
    private static final int DRAWS = 12;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(A:2,B:2):0",
                "(A:2,B:3):0",
                "(A:2,B:2):1",
                "(A:3,B:2):2",
                "(A:2,B:2,C:2):0",
                "(A:2,B:3,C:2):1",
                "((A:2,B:1):1,C:2):0",
                "((A:1,B:1):2,C:2):1"
            })
    void stableMeansNegativeEigenvaluesUnstableOnePositive(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        int count = tree.names().size();
        int compared = 0;
        for (int set = 0; set < 1 << count; set++) {
            for (int draw = 0; draw < DRAWS; draw++) {
                Random random = new Random(1000L * set + draw);
                compared += compare(tree, set, random) ? 1 : 0;
            }
        }
        assertTrue(compared >= 3 * DRAWS, newick + ": " + compared);
    }

    /** Data from lengths: those of the learned modalities are drawn and the correlations follow. */
    private static boolean compare(FusionTree tree, int set, Random random) {
        RankOneFlow flow = RankOneFlow.balanced(tree);
        int count = tree.names().size();
        Set<Integer> indices = new TreeSet<>();
        for (int m = 0; m < count; m++) {
            if ((set >> m & 1) == 1) {
                indices.add(m);
            }
        }
        for (int m = 0; m < count; m++) {
            // Where an edge of unlearned modalities has a corner, there is no Jacobian in lengths.
            if (!indices.contains(m)
                    && new FixedPointValues(flow).exists(indices, DepthSet.all())
                    && EscapeKind.of(tree, indices, tree.modalities().get(m), DepthSet.all()) == EscapeKind.SHARED) {
                return false;
            }
        }
        Map<String, Double> values = new HashMap<>(Map.of("yy", 1e3, "u0", 0.1));
        double[][] g = new double[count][count];
        List<String> learned = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            boolean isLearned = (set >> m & 1) == 1;
            values.put("u" + tree.names().get(m), isLearned ? 0.5 + random.nextDouble() : 0.0);
            if (isLearned) {
                learned.add(tree.names().get(m));
            }
            for (int n = 0; n <= m; n++) {
                g[m][n] = n == m ? 0.5 + random.nextDouble() : random.nextDouble() - 0.5;
            }
        }
        for (int m = 0; m < count; m++) {
            for (int n = m; n < count; n++) {
                double covariance = 0;
                for (int k = 0; k < count; k++) {
                    covariance += g[m][k] * g[n][k];
                }
                values.put(
                        "v" + tree.names().get(m) + (m == n ? "" : tree.names().get(n)), covariance);
            }
        }
        for (int m = 0; m < count; m++) {
            double explained = 0;
            for (int n = 0; n < count; n++) {
                double map = flow.closed(flow.map(n)).value(values);
                explained += map * values.getOrDefault(((Expr.Symbol) flow.covariance(m, n)).name(), Double.NaN);
            }
            double surprise = (set >> m & 1) == 1 ? 0 : random.nextDouble() - 0.5;
            values.put("s" + tree.names().get(m), explained + surprise);
        }
        double[][] jacobian = new double[count][count];
        for (int n = 0; n < count; n++) {
            String name = "u" + tree.names().get(n);
            double at = values.getOrDefault(name, Double.NaN);
            // From 0 on one side only, where the lengths are.
            double step = 1e-6;
            Map<String, Double> ahead = new HashMap<>(values);
            Map<String, Double> behind = new HashMap<>(values);
            ahead.put(name, at + step);
            behind.put(name, at == 0 ? 0 : at - step);
            for (int m = 0; m < count; m++) {
                Expr rate = flow.closed(flow.rate(flow.coordinates().get(m)));
                double change = rate.value(ahead) - rate.value(behind);
                jacobian[m][n] = change / (at == 0 ? step : 2 * step);
            }
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (Complex value :
                new EigenDecompositionNonSymmetric(MatrixUtils.createRealMatrix(jacobian)).getEigenvalues()) {
            largest = Math.max(largest, value.getReal());
        }
        String braces = "{" + String.join(",", learned) + "}";
        boolean stable;
        boolean unstable;
        try {
            stable = holds(tree, "Stable(" + braces + ")", values);
            unstable = holds(tree, "Unstable(" + braces + ")", values);
        } catch (NoFixedPoint none) {
            return false;
        }
        String what = tree.newick() + " " + braces + " " + values;
        // An eigenvalue 0 of a slow escape appears as the error of the differences.
        assertEquals(largest < -1e-4, stable, what + ", largest " + largest);
        assertEquals(largest > 1e-4, unstable, what + ", largest " + largest);
        return true;
    }

    private static boolean holds(FusionTree tree, String statement, Map<String, Double> values) {
        Claim claim = ClaimDocument.parse(
                        "a.md", "```claim\nname: n\narchitecture: " + tree.newick() + "\nclaim: " + statement + "\n```")
                .claims()
                .get(0);
        Vocabulary vocabulary = new Vocabulary(claim);
        Translation translation = new Translation(vocabulary);
        Proposition proposition =
                new Propositions(vocabulary, translation).of(claim.statement()).map(translation::inMoments);
        return truth(proposition.map(translation::closed), values);
    }

    private static boolean truth(Proposition proposition, Map<String, Double> values) {
        if (proposition instanceof Proposition.All all) {
            return all.parts().stream().allMatch(part -> truth(part, values));
        }
        if (proposition instanceof Proposition.Any any) {
            return any.parts().stream().anyMatch(part -> truth(part, values));
        }
        Proposition.Comparison c = (Proposition.Comparison) proposition;
        return c.sign().holds(c.difference().value(values), 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // A shared edge without learned leaf: the norm of both residuals drives the exit, whatever their signs.
                "proved; (A:1,B:1):1; claim: Unstable({})|assume: sA != 0",
                "proved; (A:1,B:1):1; claim: !Stable({})",
                "proved; (A:3,B:3):0; claim: !Stable({}) && !Unstable({})",
                "proved; (A:2,B:2):0; claim: Stable({A,B})",
                "proved; (A:Lf,B:Lf):(L-Lf); claim: !Stable({A}) && !Unstable({A})|assume: Lf >= 3",
                "refuted; (A:Lf,B:Lf):(L-Lf); claim: !Unstable({A})|assume: Lf >= 2",
                "refuted; (A:2,B:2):0; claim: Stable({A})",
                "refuted; (A:2,B:2):0; claim: Unstable({A})"
            })
    void stabilityOfKnownPoints(String verdict, String architecture, String statement) {
        Finding finding = OneClaim.finding("name: n|architecture: " + architecture + "|" + statement);
        assertEquals(verdict, finding.verdict(), statement + ": " + finding.detail());
    }

    @Test
    void theVerdictSaysOnWhichBranchItHolds() {
        Finding finding = OneClaim.finding("name: n|architecture: (A:2,B:2):0|claim: Stable({A,B})");
        assertEquals(List.of("the maps learned at {A,B} are positive"), finding.assumed());
    }
}
