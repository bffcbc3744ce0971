package org.fusionflow.reduced.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.remedy.RemedyReader;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Flow;
import org.fusionflow.reduced.remedy.ScaledProblem;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeFlowTest {
    private static final FusionTree NESTED = FusionTree.parse("((A:2,B:1):2,C:3):1");

    /** Random moments of three modalities with 2, 1 and 3 inputs; the last of them are those of a tree with fewer. */
    private static Moments moments(FusionTree tree) {
        Random random = new Random(4);
        List<Integer> sizes = List.of(2, 1, 3).subList(0, tree.names().size());
        int d = sizes.stream().mapToInt(Integer::intValue).sum();
        double[][] root = new double[d][2 * d];
        for (double[] row : root) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextGaussian();
            }
        }
        double[][] covariance = new double[d][d];
        double[] teacher = new double[d];
        for (int i = 0; i < d; i++) {
            teacher[i] = random.nextGaussian();
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < 2 * d; k++) {
                    covariance[i][j] += root[i][k] * root[j][k] / (2 * d);
                }
            }
        }
        Symmetric sigma = new Symmetric(covariance);
        Vector row = sigma.leftTimes(Vector.of(teacher));
        return new Moments(new Modalities(tree.names(), sizes), sigma, row, row.dot(Vector.of(teacher)));
    }

    private static Remedies remedies(FusionTree tree, String... keysAndTexts) {
        Map<String, OptionValue> given = new HashMap<>();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            given.put(keysAndTexts[i], OptionValue.of("--" + keysAndTexts[i], keysAndTexts[i + 1]));
        }
        return RemedyReader.read(given, tree);
    }

    @ParameterizedTest
    @ValueSource(strings = {"((A:2,B:1):2,C:3):1", "(A:3,B:1):1", "((A:1,B:1):1,C:1):1", "(A:2,B:4,C:1):3"})
    void theJacobianIsThatOfDifferences(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        Moments moments = moments(tree);
        EdgeFlow flow = new EdgeFlow(tree, moments, moments, remedies(tree, "rate", "A=0.5,B=2", "weightDecay", "0.2"));
        Random random = new Random(5);
        double[] state = random.doubles(flow.size(), 0.3, 0.9).toArray();
        int n = flow.size();
        double[] written = new double[n * n];
        double[] differences = new double[n * n];
        flow.jacobian(state, written);
        new Differences(flow).jacobian(state, differences);
        for (int i = 0; i < n * n; i++) {
            assertEquals(differences[i], written[i], 1e-8, "entry " + i / n + ", " + i % n);
        }
    }

    /** A flow without a Jacobian of its own. */
    private record Differences(Flow flow) implements Flow {
        @Override
        public int size() {
            return flow.size();
        }

        @Override
        public void rate(double[] state, double[] rate) {
            flow.rate(state, rate);
        }

        @Override
        public int[] blocks() {
            return flow.blocks();
        }
    }

    private static ReducedTrajectory run(ReducedFlow flow, double[] start, Vector times) {
        Vector none = Vector.of(new double[flow.regression().modalities().count()]);
        return ReducedRun.of(flow, start, 0, 0, new Watch(times, none, List.of(), true));
    }

    @Test
    void withoutRemediesItIsTheBalancedFlow() {
        Moments moments = moments(NESTED);
        BalancedFlow balanced = new BalancedFlow(NESTED, moments);
        EdgeFlow edges = new EdgeFlow(NESTED, moments, moments, Remedies.NONE);
        Vector times = Vector.of(1, 5, 20, 100);
        ReducedTrajectory one = run(balanced, balanced.alignedStart(0.2), times);
        ReducedTrajectory other = run(edges, edges.alignedStart(SmallStart.balanced(3, 2, 0.2)), times);
        for (int t = 0; t < times.size(); t++) {
            Vector difference =
                    one.points().get(t).map().minus(other.points().get(t).map());
            assertEquals(0, difference.norm(), 1e-9);
        }
        assertTrue(other.monitors().orElseThrow().energy() < 1e-10);
        assertTrue(other.monitors().orElseThrow().conserved() < 1e-10);
    }

    /** Layers b = a/sqrt(kappa) follow the flow with all rates 1 for scaled inputs, whatever the tree. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "((A:2,B:1):2,C:3):1 | A=0.5,B=1.5,A+B=2,C=0.7,A+B+C=1.3",
                "(A:3,B:3):1 | A=0.5,B=1.5,A+B=2",
                "(A:2,B:2):0 | A=1,B=3"
            })
    void ratesAreScalings(String newick, String rates) {
        FusionTree tree = FusionTree.parse(newick);
        Moments moments = moments(tree);
        Remedies remedies = remedies(tree, "rate", rates);
        ScaledProblem scaled = ScaledProblem.of(tree, moments, 0.2, remedies);
        EdgeFlow rated = new EdgeFlow(tree, moments, moments, remedies);
        EdgeFlow plain = new EdgeFlow(tree, scaled.moments(), scaled.moments(), Remedies.NONE);
        Vector times = Vector.of(0.5, 3, 10, 40);
        ReducedTrajectory one = run(rated, rated.alignedStart(ScaledProblem.unscaledStart(tree, 0.2, remedies)), times);
        ReducedTrajectory other = run(plain, plain.alignedStart(scaled.start()), times);
        for (int t = 0; t < times.size(); t++) {
            Vector expected = scaled.unscaled(other.points().get(t).map());
            assertEquals(0, expected.minus(one.points().get(t).map()).norm(), 1e-9);
            assertEquals(other.points().get(t).loss(), one.points().get(t).loss(), 1e-9);
        }
        assertTrue(one.monitors().orElseThrow().energy() < 1e-10);
        assertTrue(one.monitors().orElseThrow().conserved() < 1e-10);
    }

    /** What decays too fast to be learned comes to rest at 0, and the run ends there. */
    @Test
    void decayAboveTheExitRateIsPermanent() {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        Moments toy = new Moments(
                new Modalities(List.of("A", "B"), List.of(1, 1)),
                new Symmetric(new double[][] {{4, 1}, {1, 1}}),
                Vector.of(5, 2),
                7);
        Problem problem = Problem.of(tree, toy, 1e-3).with(remedies(tree, "weightDecay", "1.2"));
        EdgeFlow flow = new EdgeFlow(tree, toy, toy, problem.remedies());
        ReducedTrajectory end = ReducedRun.of(
                flow,
                flow.alignedStart(SmallStart.balanced(2, 0, 1e-3)),
                new Watch(Vector.of(), Vector.of(0.5, 0.5), List.of(), true));
        assertTrue(end.settled());
        assertEquals(List.of(1), end.stuck());
        // w_A = (s_A - mu)/Sigma_AA
        assertEquals((5 - 1.2) / 4, end.end().at(0), 1e-9);
        assertEquals(0, end.end().at(1), 1e-9);
    }
}
