package org.fusionflow.study.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.study.NumericalFailure;
import org.junit.jupiter.api.Test;

final class EffectiveStartTest {
    private static Problem problem(String tree, double rho) {
        return Problem.of(FusionTree.parse(tree), new ToyData(2, rho, 1, 1).moments(), 0.1);
    }

    @Test
    void fittingRecoversTheStartThatTheHalfTimesComeFrom() {
        for (String tree : new String[] {"(A:4,B:4):0", "(A:3,B:3):1", "(A:2,B:2):2"}) {
            Problem problem = problem(tree, 0.3);
            Vector measured = new EffectiveStart(0.45, 0.6).predict(problem).orElseThrow();
            EffectiveStart fitted = EffectiveStart.fit(problem, measured);
            assertEquals(0.45, fitted.first(), 1e-5, tree);
            assertEquals(0.6, fitted.second(), 1e-4, tree);
        }
    }

    @Test
    void earlyFusionHasOneLengthForBothModalities() {
        Problem problem = problem("(A:1,B:1):3", 0);
        Vector measured = new EffectiveStart(0.5, 0.5).predict(problem).orElseThrow();
        EffectiveStart fitted = EffectiveStart.fit(problem, measured);
        assertEquals(fitted.first(), fitted.second());
        assertEquals(0.5, fitted.first(), 1e-6);
    }

    @Test
    void theStartAsItsNormsSayHasTheHalfTimesOfThePrediction() {
        Problem problem = problem("(A:3,B:3):1", 0.2);
        Vector found = new EffectiveStart(1, 1).predict(problem).orElseThrow();
        for (int m = 0; m < 2; m++) {
            double expected = Predictor.predict(problem, PredictionRequest.HALF_TIMES)
                    .halfTime(m)
                    .orElseThrow();
            assertEquals(expected, found.at(m), 1e-10 * expected);
        }
    }

    @Test
    void noStartLearnsAModalityWhoseSignIsReversed() {
        Problem problem = problem("(A:3,B:3):1", -0.6);
        assertTrue(new EffectiveStart(0.4, 0.4).predict(problem).isEmpty());
        assertThrows(NumericalFailure.class, () -> EffectiveStart.fit(problem, Vector.of(10, 20)));
    }
}
