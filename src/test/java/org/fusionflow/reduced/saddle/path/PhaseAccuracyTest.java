package org.fusionflow.reduced.saddle.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.reduced.saddle.RandomProblem;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far leading and refined half times are from those of the balanced flow. */
class PhaseAccuracyTest {
    private final List<Double> leading = new ArrayList<>();
    private final List<Double> refined = new ArrayList<>();
    private double worstFirst;

    /** Fifty random problems; modalities of the first phase, where refined is exact, and of the later ones apart. */
    @Test
    void refinedIsCloserByAnOrderOfMagnitudeOverFiftyRandomProblems() {
        for (long seed = 0; seed < 50; seed++) {
            measure(
                    seed % 2 == 0 ? RandomProblem.vector(seed) : RandomProblem.scalar(seed),
                    new double[] {0.1, 0.01, 1e-3}[(int) (seed % 3)]);
        }
        Collections.sort(leading);
        Collections.sort(refined);
        int n = leading.size();
        String figures = String.format(
                Locale.ROOT,
                "%d later half times, leading: median %.2g, worst %.2g; refined: median %.2g, worst %.2g; first: %.2g",
                n,
                leading.get(n / 2),
                leading.get(n - 1),
                refined.get(n / 2),
                refined.get(n - 1),
                worstFirst);
        assertTrue(n > 40, figures);
        // Measured, with some room for other seeds; the worst ones are phases hardly longer than the learned maps take
        // to settle.
        assertTrue(refined.get(n / 2) < 1e-3, figures);
        assertTrue(refined.get(n / 2) < leading.get(n / 2) / 3, figures);
        assertTrue(refined.get(n - 1) < 0.1, figures);
        assertTrue(worstFirst < 1e-8, figures);
    }

    private void measure(RandomProblem problem, double u0) {
        MatchedPhases phases = MatchedPhases.of(SaddleGraph.of(problem.tree(), problem.moments()), u0);
        double[] exact = ExactHalfTimes.of(phases, 3 * phases.horizon() + 100);
        for (int m = 0; m < exact.length; m++) {
            double first = phases.leadingHalfTime(m).orElse(Double.NaN);
            double second = phases.refinedHalfTime(m).orElse(Double.NaN);
            if (Double.isNaN(exact[m] + first + second)) {
                continue;
            }
            double error = Math.abs(second / exact[m] - 1);
            if (phases.refinedPhases().get(0).to().learned().contains(m)) {
                worstFirst = Math.max(worstFirst, error);
            } else {
                leading.add(Math.abs(first / exact[m] - 1));
                refined.add(error);
            }
        }
    }

    /** The error of the leading order falls like 1/ln(1/u0) at order 1, like u0^(p-1) beyond; the refined one falls as well. */
    @ParameterizedTest
    @CsvSource(
            value = {"(A:2,B:2):0;1", "(A:3,B:3):0;2", "(A:4,B:4):0;3"},
            delimiter = ';')
    void errorsFallWithTheStartAsTheLawsSay(String newick, int order) {
        FusionTree tree = FusionTree.parse(newick);
        SaddleGraph graph = SaddleGraph.of(
                tree, ToyData.parse("ratio=2,rho=0.3,wA=0.3,wB=0.2").moments());
        // At order 1 the corrections of phase 1, powers of u0, must be over before the logarithm shows.
        double[] starts = order == 1 ? new double[] {1e-5, 1e-9} : new double[] {0.02, 0.005};
        double[][] errors = new double[2][2];
        for (int i = 0; i < 2; i++) {
            MatchedPhases phases = MatchedPhases.of(graph, starts[i]);
            double exact = ExactHalfTimes.of(phases, 10 * phases.horizon())[1];
            errors[i][0] = Math.abs(phases.leadingHalfTime(1).orElseThrow() / exact - 1);
            errors[i][1] = Math.abs(phases.refinedHalfTime(1).orElseThrow() / exact - 1);
            assertTrue(errors[i][1] < errors[i][0], newick + " " + errors[i][0] + " " + errors[i][1]);
        }
        double expected =
                order == 1 ? Math.log(starts[0]) / Math.log(starts[1]) : Math.pow(starts[1] / starts[0], order - 1);
        assertEquals(1, errors[1][0] / errors[0][0] / expected, 0.35, newick);
        assertTrue(errors[1][1] < errors[0][1], newick);
    }
}
