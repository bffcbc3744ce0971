package org.fusionflow.reduced.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerSizes;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("closed-form")
final class GrowingModeTest {
    private static final FusionTree LATE = FusionTree.parse("(A:2,B:2):0");

    @Test
    void isHalfTheSumOfTheLayersAlongTheCorrelation() {
        Moments moments = new ToyData(2, 0, 1, -1).moments(); // Sigma_yx = (4, -1): s_A = +1, s_B = -1
        LayerSizes sizes = new LayerSizes(LayerGraph.of(LATE), moments.modalities(), 2, 1);
        LayerWeights weights = new LayerWeights(sizes, new double[] {1, 2, 3, 4, 5, 6, 7, 8});
        List<GrowingMode> modes = GrowingMode.of(weights, moments);
        assertEquals(0.5 * Math.hypot(1 + 3, 2 + 4), modes.get(0).growing(), 1e-15);
        assertEquals(0.5 * Math.hypot(1 - 3, 2 - 4), modes.get(0).decaying(), 1e-15);
        assertEquals(0.5 * Math.hypot(-5 + 7, -6 + 8), modes.get(1).growing(), 1e-15);
        assertEquals(0.5 * Math.hypot(-5 - 7, -6 - 8), modes.get(1).decaying(), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"'(A:2,B:2):0', 3, 2", "'(A:1,B:1):1', 3, 2", "'(A:2,B:2):0', 1, 1", "'((A:1,B:1):1,C:2):0', 2, 2"})
    void growsAndTheOtherDecaysAtTheRateOfTheCorrelation(String newick, int a, int b) {
        FusionTree tree = FusionTree.parse(newick);
        int[] dimensions = tree.names().size() == 3 ? new int[] {a, b, 1} : new int[] {a, b};
        Moments moments = WideNetworks.moments(tree, 4, dimensions);
        LayerWeights start = WideNetworks.gaussian(tree, moments, 12, 1e-9, 9);
        double time = 3;
        LayerWeights later = WideNetworks.after(time, start, moments);
        List<GrowingMode> before = GrowingMode.of(start, moments);
        List<GrowingMode> after = GrowingMode.of(later, moments);
        for (int branch = 0; branch < before.size(); branch++) {
            double squares = 0;
            for (int m : before.get(branch).modalities()) {
                squares += moments.speed(m) * moments.speed(m);
            }
            double growth = Math.exp(Math.sqrt(squares) * time);
            // Terms beyond the linear flow are of the order of the squared weights, 1e-18; the integrator's tolerance
            // is 1e-13.
            assertEquals(
                    growth, after.get(branch).growing() / before.get(branch).growing(), 1e-10 * growth);
            // The decaying mode is a difference of layers that have grown.
            double lost =
                    after.get(branch).decaying() * growth / before.get(branch).decaying();
            assertEquals(1, lost, 1e-12 * growth * growth);
        }
    }

    @Test
    void itsMeanSquareOverRandomStartsIsHalfTheWidth() {
        Moments moments = WideNetworks.moments(LATE, 2, 3, 2);
        double sum = 0;
        int draws = 400;
        for (int seed = 0; seed < draws; seed++) {
            double mode = GrowingMode.of(WideNetworks.gaussian(LATE, moments, 50, 0.01, seed), moments)
                    .get(1)
                    .growing();
            sum += mode * mode / draws;
        }
        double expected = GrowingMode.expected(50, 0.01);
        // chi-square of 50 * 400 degrees of freedom: relative standard deviation sqrt(2/20000) = 1 %
        assertEquals(expected * expected, sum, 0.04 * expected * expected);
    }

    @Test
    void withoutACorrelationNothingGrows() {
        // y = x_A + x_B with covariance chosen so that Sigma_yxB = 0.
        Moments moments = new ToyData(2, -0.5, 1, 1).moments();
        LayerWeights weights = WideNetworks.gaussian(LATE, moments, 4, 1, 3);
        GrowingMode mode = GrowingMode.of(weights, moments).get(1);
        assertEquals(0, mode.direction().norm());
        double second = weights.applyBackwards(3, Vector.of(1)).norm();
        assertEquals(second / 2, mode.growing(), 1e-15);
        assertEquals(second / 2, mode.decaying(), 1e-15);
    }

    @Test
    void deeperNetworksHaveNone() {
        FusionTree deep = FusionTree.parse("(A:3,B:3):0");
        Moments moments = new ToyData(2, 0, 1, 1).moments();
        LayerWeights weights = WideNetworks.gaussian(deep, moments, 4, 1, 3);
        for (InvalidInput refused : List.of(
                assertThrows(InvalidInput.class, () -> GrowingMode.of(weights, moments)),
                assertThrows(InvalidInput.class, () -> HiddenBasis.reduce(weights)),
                assertThrows(InvalidInput.class, () -> RankOneStart.of(weights, moments)))) {
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("(A:3,B:3):0: expected two layers"),
                    refused.getMessage());
        }
    }
}
