package org.fusionflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Test;

/** Each warning about a random start has a case that triggers it and one beside it that does not. */
final class RandomStartWarningsTest {
    private static final double ALIGNED = 0.9;

    private static ModalityStart start(double alignment, double halfTime, double growingModeHalfTime) {
        return new ModalityStart(
                "A",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                5,
                alignment,
                1,
                located(halfTime),
                located(growingModeHalfTime));
    }

    private static Optional<LocatedTime> located(double time) {
        return Double.isNaN(time) ? Optional.empty() : Optional.of(new LocatedTime(time, time, time));
    }

    private static List<String> twoLayers(double halfNorm, double halfTime, double growingModeHalfTime) {
        return RandomStartWarnings.ofTwoLayers(List.of(start(1, halfTime, growingModeHalfTime)), Vector.of(halfNorm));
    }

    private static List<String> deep(double alignment, double halfNorm, double halfTime, RandomStart.Wait wait) {
        return RandomStartWarnings.ofDeep(
                List.of(start(alignment, halfTime, Double.NaN)), Vector.of(halfNorm), ALIGNED, wait);
    }

    private static void only(String part, List<String> warnings) {
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains(part), warnings.toString());
    }

    @Test
    void aGrowingModeThatNeverLearnsIsNamed() {
        only("turns against the growing mode", twoLayers(1, 10, Double.NaN));
        assertEquals(List.of(), twoLayers(1, 10, 10));
    }

    @Test
    void aGrowingModeMoreThanTwoPercentOffIsNamed() {
        only("u_eff alone puts the half time at 10.21", twoLayers(1, 10, 10.21));
        only("u_eff alone puts the half time at 9.79", twoLayers(1, 10, 9.79));
        assertEquals(List.of(), twoLayers(1, 10, 10.19));
        assertEquals(List.of(), twoLayers(1, 10, 9.81));
    }

    @Test
    void whatIsNeverLearnedAndWhatHasNoMapAreToldApart() {
        assertEquals(
                List.of("modality A: never half learned from this start"), twoLayers(1e-9, Double.NaN, Double.NaN));
        assertEquals(List.of("modality A: has no map to learn, so no half time"), twoLayers(0, Double.NaN, Double.NaN));
        assertEquals(List.of(), twoLayers(1e-9, 10, 10));
    }

    @Test
    void layersThatWereNotAlignedAreNamedWithWhatToDo() {
        only("wait until each modality is aligned", deep(0.89, 1, 10, RandomStart.Wait.FIRST));
        only("it was half learned, or the limit", deep(0.89, 1, 10, RandomStart.Wait.EACH));
        assertEquals(List.of(), deep(ALIGNED, 1, 10, RandomStart.Wait.FIRST));
        assertEquals(List.of(), deep(ALIGNED, 1, 10, RandomStart.Wait.EACH));
        only("has no map to learn", deep(0.1, 0, Double.NaN, RandomStart.Wait.EACH));
    }
}
