package org.fusionflow.reduced.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What turning costs a modality that starts along one direction and leaves the saddle along another, [TM-2]. */
@Tag("closed-form")
class MisalignmentTest {
    /** A with one input, B with two, the second of which is correlated with A's by {@code cross}. */
    private static Moments turned(double cross) {
        double[][] sigma = {{1, 0, cross}, {0, 1, 0}, {cross, 0, 1}};
        return new Moments(
                new Modalities(List.of("A", "B"), List.of(1, 2)), new Symmetric(sigma), Vector.of(2, 0.3, 0.7), 30);
    }

    /**
     * Two layers: {@code ln(2/(1 + cos))/||e_B||} more than the aligned time. By hand the residual is (0.3, 0.7 - 2 cross).
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5, 0.7})
    void twoLayersTakeTheLogarithmOfTwoOverOnePlusTheCosineMore(double cross) {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        Moments moments = turned(cross);
        LearningOrder order = LearningOrder.of(tree, moments);
        double rest = 0.7 - 2 * cross;
        double norm = Math.hypot(0.3, rest);
        double cosine = (0.3 * 0.3 + 0.7 * rest) / (norm * Math.hypot(0.3, 0.7));
        Misalignment misalignment = Misalignment.of(moments, order);
        assertEquals(cosine, misalignment.cosine(), 1e-13);
        double u0 = 1e-6;
        PhaseTimes times = new PhaseTimes(tree, moments, order, u0);
        double k = Math.hypot(0.3, 0.7) / 2;
        double aligned = (1 - k) * Math.log(1 / u0) / norm;
        double turning = Math.log(2 / (1 + cosine)) / norm;
        assertEquals(aligned + turning, misalignment.second(times, 2, 2).orElseThrow(), 1e-11 * (aligned + turning));
    }

    /**
     * Another way to the same number: near the saddle the part across e_B is frozen, and the part x along it obeys
     * {@code dx/dt = ||e_B|| (x^2 + y^2)^(1/2)}. What that takes longer than an aligned start of the same length is the delay.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5, 0.7})
    void theDelayIsThatOfTheFlowWithAFrozenPartAcross(double cross) {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        Moments moments = turned(cross);
        LearningOrder order = LearningOrder.of(tree, moments);
        Misalignment misalignment = Misalignment.of(moments, order);
        PhaseTimes times = new PhaseTimes(tree, moments, order, 1e-6);
        double along = misalignment.cosine();
        double across = Math.sqrt(1 - along * along);
        double end = 1e5;
        double turned = Quadrature.integral(x -> 1 / Math.hypot(x, across), along, end);
        double delay = (turned - Math.log(end)) / times.residualNorm;
        double expected = misalignment.second(times, 2, 2).orElseThrow() - times.second();
        // The frozen part still counts for y^2/(4 end^2) of the rate.
        assertEquals(delay, expected, 1e-9);
    }
}
