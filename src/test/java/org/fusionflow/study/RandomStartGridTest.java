package org.fusionflow.study;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Absolute half times of random starts over widths 10 to 1000 and standard deviations 1e-9 to 1e-3, against the exact flow. */
@Tag("long")
final class RandomStartGridTest {
    static final int[] WIDTHS = {10, 30, 100, 300, 1000};
    static final double[] DEVIATIONS = {1e-9, 1e-7, 1e-5, 1e-3};

    /** What is asked of a prediction. */
    private static final double REQUIRED = 0.02;

    /** What the exact reduction keeps to: integrations good to 1e-12, magnified where a mode decays to 1e-9 of the other first. */
    private static final double EXACT = 1e-6;

    private static final double MAX_TIME = 1e4; // the slowest case takes 400

    static Stream<Arguments> grid() {
        return Stream.of(
                        RandomStartCase.ALIGNED_SCALAR,
                        RandomStartCase.REVERSED_SCALAR,
                        RandomStartCase.ALIGNED_VECTOR,
                        RandomStartCase.REVERSED_VECTOR)
                .flatMap(List::stream)
                .flatMap(data -> java.util.Arrays.stream(WIDTHS).mapToObj(width -> Arguments.of(data, width)));
    }

    @ParameterizedTest
    @MethodSource("grid")
    void halfTimesArePredicted(RandomStartCase data, int width) {
        for (double deviation : DEVIATIONS) {
            // A wide network's draw hardly varies.
            for (long seed : LongStream.rangeClosed(1, width < 1000 ? 3 : 1).toArray()) {
                RandomStartCase.Errors errors = data.errors(width, deviation, seed, new GradientFlow(), MAX_TIME);
                for (int m = 0; m < 2; m++) {
                    assertTrue(errors.exact().get(m) < EXACT, errors.toString());
                }
                assertTrue(errors.growing().get(0) < REQUIRED, errors.toString());
                // At 1e-3 weights across the correlation are not small against a second modality that has grown by a
                // tenth power.
                double bound = deviation < 1e-3 ? REQUIRED : 1.5 * REQUIRED;
                assertTrue(data.reversal() || errors.growing().get(1) < bound, errors.toString());
            }
        }
    }

    /** A step of relative size h = 1e-3 grows by 1 + h instead of exp(h): times are longer by h/2. */
    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1000})
    void halfTimesOfSmallStepsArePredicted(int width) {
        for (RandomStartCase data : List.of(
                RandomStartCase.ALIGNED_SCALAR.get(0),
                RandomStartCase.REVERSED_SCALAR.get(0),
                RandomStartCase.ALIGNED_VECTOR.get(0),
                RandomStartCase.REVERSED_VECTOR.get(0))) {
            double step = 1e-3 / data.moments().correlation().norm();
            for (double deviation : new double[] {1e-9, 1e-3}) {
                RandomStartCase.Errors errors = data.errors(width, deviation, 1, Descent.plain(step), MAX_TIME);
                for (int m = 0; m < 2; m++) {
                    assertTrue(errors.exact().get(m) < 1e-3, errors.toString());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void halfTimesOfDeepNetworksArePredicted(long seed) {
        DeepStart deep = new DeepStart("(A:3,B:3):1", new ToyData(2, 0, 1, 1), 100, 0.1, seed);
        for (RandomStart.Wait wait : RandomStart.Wait.values()) {
            List<Double> errors = deep.errors(wait, RandomStart.ALIGNED);
            assertTrue(errors.get(0) < 0.01, wait + " " + errors);
            assertTrue(errors.get(1) < (wait == RandomStart.Wait.EACH ? 0.005 : REQUIRED), wait + " " + errors);
        }
    }
}
