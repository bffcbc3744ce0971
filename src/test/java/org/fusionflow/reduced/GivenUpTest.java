package org.fusionflow.reduced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A modality with something left to learn that ends at 0 is permanently biased against, whether it was learned before or not. */
class GivenUpTest {
    private static final FusionTree LATE = FusionTree.parse("(A:2,B:2):0");

    /** Variances 4 and s^2, correlation -0.6, y = x_A + x_B/s: the unit of B decides which is learned first, and nothing else. */
    private static Moments inUnitsOf(double s) {
        return new Moments(
                new Modalities(List.of("A", "B"), List.of(1, 1)),
                new Symmetric(new double[][] {{4, -1.2 * s}, {-1.2 * s, s * s}}),
                Vector.of(2.8, -0.2 * s),
                2.6);
    }

    /** Least squares on A leaves {@code (2.6 - 2.8^2/4)/2 = 0.32}, least squares on both 0. */
    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "4, false", "20, true", "100, true"})
    @Tag("closed-form")
    void theUnitOfBDoesNotDecideTheVerdict(double s, boolean firstLearned) {
        for (Prediction p :
                List.of(Predictions.of(LATE, inUnitsOf(s), 1e-6), Predictions.halfTimes(LATE, inUnitsOf(s), 1e-6))) {
            Bias bias = p.bias().orElseThrow();
            assertEquals(1, bias.modality());
            assertEquals(BiasVerdict.PERMANENT, bias.verdict());
            assertEquals(0.32, bias.remainingGain(), 1e-12);
            assertTrue(bias.time().isEmpty());
            assertTrue(p.permanentBias());
            assertEquals(firstLearned, p.halfTime(1).isPresent());
            assertEquals(firstLearned ? 1 : 0, p.first());
            assertEquals(
                    1,
                    p.warnings().stream()
                            .filter(w -> w.startsWith("sign reversal"))
                            .count());
            assertEquals(List.of(1), p.stuck());
            assertEquals(0, p.trajectory().end().at(1), 1e-12);
            assertEquals(0.7, p.trajectory().end().at(0), 1e-12);
        }
    }

    /** B is learned only where its residual at {A}, 1 - rho^2 + rho of its correlation, has the sign of its start. */
    @ParameterizedTest
    @CsvSource({"-0.6, true", "-0.51, true", "-0.49, false", "0.5, false"})
    @Tag("closed-form")
    void theFlagIsTheVerdict(double rho, boolean permanent) {
        Prediction p = Predictions.of(LATE, ToyData.parse("ratio=2,rho=" + rho).moments(), 0.01);
        // Sigma_yxB = 1 + 2 rho, and e_B = 1 - rho^2 > 0.
        assertEquals(permanent, p.permanentBias());
        assertEquals(
                permanent ? BiasVerdict.PERMANENT : BiasVerdict.TRANSIENT,
                p.bias().orElseThrow().verdict());
    }

    /** Where a modality has a single layer to the output the origin is no fixed point, and half times alone are known, too. */
    @ParameterizedTest
    @ValueSource(strings = {"(A:1,B:2):0", "(A:1,B:1):0"})
    void aPathMayBeginAtNoFixedPoint(String tree) {
        Moments moments = ToyData.parse("ratio=2,rho=0.3").moments();
        Prediction quick = Predictions.halfTimes(FusionTree.parse(tree), moments, 1e-3);
        Prediction whole = Predictions.of(FusionTree.parse(tree), moments, 1e-3);
        for (int m = 0; m < 2; m++) {
            assertEquals(whole.halfTime(m), quick.halfTime(m));
        }
        assertEquals(whole.permanentBias(), quick.permanentBias());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-6})
    void threeModalitiesAreJudgedAlike(double u0) {
        // C is uncorrelated with all else, and learned last.
        Moments moments = new Moments(
                new Modalities(List.of("A", "B", "C"), List.of(1, 1, 1)),
                new Symmetric(new double[][] {{4, -120, 0}, {-120, 10000, 0}, {0, 0, 1}}),
                Vector.of(2.8, -20, 0.3),
                2.69);
        Prediction p = Predictions.of(FusionTree.parse("(A:2,B:2,C:2):0"), moments, u0);
        Bias bias = p.bias().orElseThrow();
        assertEquals(1, bias.modality());
        assertEquals(BiasVerdict.PERMANENT, bias.verdict());
        assertEquals(0.32, bias.remainingGain(), 1e-12);
        assertTrue(p.halfTime(2).isPresent());
        assertFalse(p.warnings().stream().noneMatch(w -> w.startsWith("sign reversal")));
    }
}
