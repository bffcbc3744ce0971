package org.fusionflow.reduced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.reduced.phase.LearningOrder;
import org.fusionflow.reduced.phase.PhaseTimes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The leading-order laws approach the exact reduced times at the orders that they claim: errors of O(1/ln(1/u0)) for two layers and of
 * O(u0^(L-2)) for more, relative in t_A and absolute in the ratio, for every fusion layer.
 */
@Tag("closed-form")
class ConvergenceOrderTest {
    private static final Moments MOMENTS = new ToyData(1.5, 0.3, 1, 1).moments();

    static Stream<Arguments> architectures() {
        return IntStream.rangeClosed(2, 5)
                .boxed()
                .flatMap(layers -> IntStream.rangeClosed(1, layers).mapToObj(fusion -> Arguments.of(layers, fusion)));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void lawsApproachTheExactTimesAtTheirOrder(int layers, int fusion) {
        FusionTree tree = FusionTree.twoModalities(Depth.of(layers), Depth.of(fusion));
        double[] starts = layers == 2 ? new double[] {1e-4, 1e-8, 1e-16} : new double[] {0.02, 0.01, 0.005};
        double[] first = new double[3];
        double[] ratio = new double[3];
        double[] small = new double[3];
        for (int i = 0; i < 3; i++) {
            Prediction p = Predictions.halfTimes(tree, MOMENTS, starts[i]);
            double law =
                    new PhaseTimes(tree, p.moments(), LearningOrder.of(tree, p.moments()), starts[i]).firstAsymptotic();
            first[i] = Math.abs(p.trajectory().halfTimes().get(0).orElseThrow().time() / law - 1);
            ratio[i] = Math.abs(
                    p.timeRatio().orElseThrow() - p.laws().asymptoticRatio().orElseThrow());
            small[i] = layers == 2 ? 1 / Math.log(1 / starts[i]) : starts[i];
        }
        double claimed = layers == 2 ? 1 : layers - 2;
        assertEquals(claimed, order(first, small, 1), 0.06, "t_A");
        // A term of the next order with a large coefficient is still visible, most for (5,4): it must be on its way
        // out.
        double last = order(ratio, small, 1);
        assertEquals(claimed, last, 0.25, "ratio");
        assertTrue(
                Math.abs(last - claimed) <= Math.abs(order(ratio, small, 0) - claimed) + 0.01,
                "the order of the ratio approaches " + claimed + " with " + order(ratio, small, 0) + ", " + last);
    }

    private static double order(double[] error, double[] small, int i) {
        return Math.log(error[i] / error[i + 1]) / Math.log(small[i] / small[i + 1]);
    }
}
