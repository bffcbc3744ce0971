package org.fusionflow.data.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.junit.jupiter.api.Test;

/** Every sample is held out once, and a fold knows nothing of what it holds out. */
class FoldsTest {
    private static final Modalities TWO = new Modalities(List.of("A", "B"), List.of(1, 1));

    /** Input A of a sample is its number. */
    private static Samples numbered(int count) {
        return Samples.of(TWO, count, 1, (p, x, y) -> {
            x[0] = p;
            x[1] = (p * 7) % 5 - 2;
            y[0] = x[0] + 2 * x[1];
        });
    }

    @Test
    void everySampleIsHeldOutOnceAndSizesDifferByOne() {
        Folds folds = Folds.of(numbered(11), Preparation.NONE, 4, 3);
        assertEquals(4, folds.count());
        boolean[] seen = new boolean[11];
        for (int i = 0; i < 4; i++) {
            TrainingData fold = folds.at(i);
            Samples held = fold.heldOut().orElseThrow();
            Samples rest = fold.samples().orElseThrow();
            assertEquals(11, held.count() + rest.count());
            assertTrue(held.count() == 2 || held.count() == 3);
            for (int s = 0; s < held.count(); s++) {
                int number = (int) held.input(s, 0);
                assertTrue(!seen[number]);
                seen[number] = true;
                assertTrue(IntStream.range(0, rest.count()).noneMatch(k -> rest.input(k, 0) == number));
            }
        }
        assertTrue(IntStream.range(0, 11).allMatch(k -> seen[k]));
    }

    @Test
    void figuresAreThoseOfTheSamplesThatAreTrainedOn() {
        Samples raw = numbered(10);
        TrainingData fold = Folds.of(raw, Preparation.CENTER, 5, 1).at(2);
        Samples rest = fold.samples().orElseThrow();
        double mean = IntStream.range(0, 8).mapToDouble(s -> rest.input(s, 0)).sum();
        assertEquals(0, mean, 1e-13);
        // The held-out samples keep their distance from the training samples.
        TrainingData same = Folds.of(raw, Preparation.NONE, 5, 1).at(2);
        double shift = same.samples().orElseThrow().input(0, 0) - rest.input(0, 0);
        assertEquals(
                same.heldOut().orElseThrow().input(0, 0) - shift,
                fold.heldOut().orElseThrow().input(0, 0),
                1e-14);
    }

    @Test
    void aSeedDrawsTheSamePartsAndAnotherSeedOthers() {
        int[] one = Shuffle.of(1000, 1, Gaussians.FOLDS);
        assertTrue(Arrays.equals(one, Shuffle.of(1000, 1, Gaussians.FOLDS)));
        assertTrue(!Arrays.equals(one, Shuffle.of(1000, 2, Gaussians.FOLDS)));
        assertTrue(!Arrays.equals(one, Shuffle.of(1000, 1, Gaussians.SPLIT)));
        assertTrue(Arrays.equals(
                IntStream.range(0, 1000).toArray(), Arrays.stream(one).sorted().toArray()));
    }

    @Test
    void foldsFollowTheTree() {
        Samples raw = numbered(6);
        RawSamples file = new RawSamples(
                raw, List.of("A", "B", "y"), List.of(), Optional.of(raw), Optional.of(new RawSamples.FoldPlan(3, 1)));
        TrainingData data = file.trainingData(Preparation.NONE, FusionTree.parse("(B:2,A:2):0"));
        assertEquals(
                List.of("B", "A"), data.heldOut().orElseThrow().modalities().names());
        TrainingData fold = data.folds().orElseThrow().at(0);
        assertEquals(List.of("B", "A"), fold.moments().modalities().names());
        assertEquals(
                List.of("B", "A"), fold.heldOut().orElseThrow().modalities().names());
    }

    @Test
    void numbersOfFoldsThatLeaveNothingAreRefused() {
        for (int wrong : List.of(-1, 0, 1, 7)) {
            String message = String.valueOf(
                    assertThrows(InvalidInput.class, () -> Folds.of(numbered(6), Preparation.NONE, wrong, 1))
                            .getMessage());
            assertTrue(message.startsWith("folds " + wrong + ": expected from 2 to 6"), message);
        }
    }
}
