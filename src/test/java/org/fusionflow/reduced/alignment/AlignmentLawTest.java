package org.fusionflow.reduced.alignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.made.Generator;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.made.TargetSamples;
import org.fusionflow.data.made.ToySamples;
import org.fusionflow.data.made.XorSamples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentLawTest {
    private static final FusionTree LATE = FusionTree.parse("(A:2,B:2):0");
    private static final FusionTree EARLY = FusionTree.parse("(A:1,B:1):1");
    private static final double EXACT = 1e-9;

    private static AlignmentLaw population(FusionTree tree, Generator data, double slope) {
        return AlignmentLaw.of(new AlignmentRequest(
                tree, data.points(tree).orElseThrow(), true, slope, 1e-3, Optional.empty(), OptionalDouble.empty()));
    }

    private static AlignmentLaw samples(FusionTree tree, Generator data, double slope) {
        return AlignmentLaw.of(
                new AlignmentRequest(tree, data.trainingData(tree).samples().orElseThrow(), slope, 1e-3));
    }

    /**
     * Gaussian inputs and a linear target: G = q s, and the law is that of linear networks, {@code 1 + (s_A - s_B)/|e_B|}, or
     * {@code 1 + (s_A + s_B)/|e_B|} where B has to change its sign when A is learned.
     */
    @ParameterizedTest
    @CsvSource({"2, 0, 0", "2, 0.5, 0", "2, 0.5, 0.3", "1.5, 0.2, 0", "2, -0.9, 0", "3, -0.6, 0.2"})
    @Tag("closed-form")
    void linearTargetsOfGaussianInputsHaveTheSignedLinearLaw(double ratio, double rho, double slope) {
        AlignmentLaw law = population(LATE, ToySamples.parse("ratio=" + ratio + ",rho=" + rho), slope);
        double sA = ratio * ratio + rho * ratio;
        double sB = 1 + rho * ratio;
        double eB = 1 - rho * rho;
        double q = (1 + slope) / 2;
        assertEquals(q * sA, law.speed(0), EXACT);
        assertEquals(q * Math.abs(sB), law.speed(1), EXACT);
        double expected = 1 + (sA - sB) / eB;
        assertEquals(expected, law.timeRatio().orElseThrow(), EXACT);
        assertEquals(expected, law.premise().timeRatio().orElseThrow(), EXACT);
        assertTrue(law.premise().applies(), law.premise().objections()::toString);
        assertEquals(List.of(), law.notLearned());
    }

    /** Half of the vector correlation, for any dimensions, and no noise in a population. */
    @Test
    @Tag("closed-form")
    void randomPopulationsHaveHalfOfTheLinearSpeed() {
        AlignmentLaw law = population(LATE, RandomSamples.parse("A=4,B=3,covariance=wishart,noise=0.3"), 0);
        for (int b = 0; b < 2; b++) {
            assertEquals(0.5 * law.premise().speeds().get(b), law.speed(b), EXACT * law.speed(b));
            assertEquals(0, law.noise(b));
        }
        assertTrue(law.premise().applies(), law.premise().objections()::toString);
    }

    /** G of XOR is {@code (1 - slope) sqrt(2)/4} at the four diagonals, where two corners lie on the boundary; A has {@code (1 + slope)/2 V}. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.5})
    @Tag("closed-form")
    void xorHasItsClosedForm(double slope) {
        AlignmentLaw law = population(LATE, XorSamples.parse("var=4"), slope);
        double a = (1 + slope) / 2 * 4;
        double b = (1 - slope) * Math.sqrt(2) / 4;
        assertEquals(a, law.speed(0), EXACT);
        assertEquals(b, law.speed(1), EXACT);
        assertEquals(4, law.maxima(1).size());
        assertEquals(a / b, law.timeRatio().orElseThrow(), EXACT);
        assertFalse(law.premise().applies());
        assertEquals(0, law.finalLoss(), EXACT);
    }

    /** Products of an odd number of signs: nothing on the whole cube by symmetry, noise where the cube is sampled. */
    @Test
    @Tag("closed-form")
    void parityOfThreeIsNotLearnedForItsReason() {
        AlignmentLaw drawn = samples(LATE, TargetSamples.parse("xA1 + xB1*xB2*xB3; inputs.B=signs,samples=512"), 0);
        assertEquals(OptionalDouble.empty(), drawn.halfTime(1));
        assertEquals("B", drawn.notLearned().get(0).modality());
        assertTrue(drawn.notLearned().get(0).reason().startsWith("noise"));
        assertTrue(drawn.halfTime(0).isPresent());
        AlignmentLaw whole = AlignmentLaw.of(new AlignmentRequest(
                LATE, Cube.parityOfThree(), true, 0, 1e-3, Optional.empty(), OptionalDouble.empty()));
        assertEquals(OptionalDouble.empty(), whole.halfTime(1));
        assertTrue(whole.notLearned().get(0).reason().startsWith("odd part"), whole.notLearned()::toString);
    }

    /** In early fusion a large linear part takes all units: XOR is left on a plateau that only splitting ends. */
    @Test
    @Tag("regression")
    void earlyFusionOfXorIsStuckBehindALargeLinearPart() {
        AlignmentLaw law = samples(EARLY, XorSamples.parse("var=4,samples=384,balanced=true"), 0);
        assertEquals(List.of("A+B"), law.branches());
        assertTrue(law.halfTime(0).isPresent());
        assertEquals(OptionalDouble.empty(), law.halfTime(1));
        assertTrue(law.notLearned().get(0).reason().startsWith("stuck plateau"), law.notLearned()::toString);
    }

    /** Swapping the modalities swaps all results. */
    @Test
    @Tag("closed-form")
    void namesOfModalitiesDoNotMatter() {
        AlignmentLaw one = samples(LATE, TargetSamples.parse("xA1 + abs(xB1) - xB2/2; A=2,B=3,samples=300"), 0);
        AlignmentLaw other = samples(
                FusionTree.parse("(B:2,A:2):0"), TargetSamples.parse("xA1 + abs(xB1) - xB2/2; A=2,B=3,samples=300"), 0);
        for (int m = 0; m < 2; m++) {
            assertEquals(one.speed(m), other.speed(1 - m), EXACT);
            assertEquals(one.tau(m).orElseThrow(), other.tau(1 - m).orElseThrow(), 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:3,B:3):0", "(A:2,B:2):1", "(A:1,B:1):2", "(A:2,B:1):0"})
    @Tag("closed-form")
    void otherArchitecturesAreRefusedWithWhatIsCovered(String newick) {
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> AlignmentRequest.requireCovered(FusionTree.parse(newick)))
                        .getMessage());
        assertTrue(message.contains("two layers") && message.contains("not covered"), message);
    }
}
