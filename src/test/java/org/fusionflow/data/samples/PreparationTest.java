package org.fusionflow.data.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Centring and standardizing, by hand and against data that need neither. */
class PreparationTest {
    private static final FusionTree TREE = FusionTree.parse("(A:2,B:2):0");
    private static final Modalities TWO = new Modalities(List.of("A", "B"), List.of(1, 1));

    private static Samples samples(double[][] inputs, double... outputs) {
        return Samples.of(TWO, java.util.Arrays.stream(inputs).map(Vector::of).toList(), Vector.of(outputs));
    }

    private static TrainingData data(Samples training, Samples heldOut) {
        return new TrainingData(training.moments(), Optional.of(training), Optional.of(heldOut), Optional.empty());
    }

    @Test
    void standardDeviationsHaveTheDivisorPAndOutputsKeepTheirUnit() {
        Samples training = samples(new double[][] {{1, 10}, {3, 10}, {5, 16}, {7, 16}}, 2, 4, 6, 12);
        Samples heldOut = samples(new double[][] {{4, 13}, {14, 7}}, 6, 0);
        TrainingData centred = Preparation.CENTER.of(data(training, heldOut));
        assertEquals(-3, centred.samples().orElseThrow().input(0, 0));
        assertEquals(3, centred.samples().orElseThrow().input(3, 1));
        assertEquals(-4, centred.samples().orElseThrow().output(0));
        assertEquals(10, centred.heldOut().orElseThrow().input(1, 0));
        assertEquals(-6, centred.heldOut().orElseThrow().output(1));
        TrainingData standardized = Preparation.STANDARDIZE.of(data(training, heldOut));
        assertEquals(-3 / Math.sqrt(5), standardized.samples().orElseThrow().input(0, 0), 1e-15);
        assertEquals(1, standardized.samples().orElseThrow().input(3, 1), 1e-15);
        assertEquals(-4, standardized.samples().orElseThrow().output(0));
        assertEquals(10 / Math.sqrt(5), standardized.heldOut().orElseThrow().input(1, 0), 1e-15);
        assertEquals(-2, standardized.heldOut().orElseThrow().input(1, 1), 1e-15);
        assertEquals(1, standardized.moments().inputCovariance().at(0, 0), 1e-15);
        assertEquals(1, standardized.moments().inputCovariance().at(1, 1), 1e-15);
    }

    @Test
    void nothingIsDoneUnlessAskedFor() {
        TrainingData raw = RandomSamples.parse("A=2,B=1,samples=5").trainingData(TREE);
        assertSame(raw, Preparation.NONE.of(raw));
    }

    @Test
    void aConstantBecomesZeroAndOnlyRealDifferencesOfHeldOutSamplesStay() {
        Samples training = samples(new double[][] {{0.1, 1}, {0.1, 2}, {0.1, 4}}, 1, 2, 3);
        Samples heldOut = samples(new double[][] {{0.1, 1}, {0.3, 2}}, 1, 2);
        for (Preparation preparation : List.of(Preparation.CENTER, Preparation.STANDARDIZE)) {
            TrainingData prepared = preparation.of(data(training, heldOut));
            for (int s = 0; s < 3; s++) {
                assertEquals(0, prepared.samples().orElseThrow().input(s, 0));
            }
            assertEquals(0, prepared.heldOut().orElseThrow().input(0, 0));
            assertEquals(0.2, prepared.heldOut().orElseThrow().input(1, 0), 1e-15);
        }
        Samples constant = samples(new double[][] {{5, 7}, {5, 7}}, 1, 2);
        InvalidInput nothing = assertThrows(InvalidInput.class, () -> Preparation.CENTER.of(TrainingData.of(constant)));
        assertTrue(String.valueOf(nothing.getMessage()).contains("not the same in every sample"), nothing.getMessage());
    }

    /** Offsets that doubles can add and subtract without loss: powers of 2, of values with few digits. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0x1p20, 0x1p30, 0x1p40})
    void offsetsDoNotCount(double offset) {
        Samples plain =
                RandomSamples.parse("A=2,B=1,samples=40,noise=0.1,seed=3").draw();
        Samples rounded = Samples.of(plain.modalities(), plain.count(), 1, (s, x, y) -> {
            for (int i = 0; i < 3; i++) {
                x[i] = Math.rint(64 * plain.input(s, i)) / 64;
            }
            y[0] = Math.rint(64 * plain.output(s)) / 64;
        });
        Samples shifted = Samples.of(plain.modalities(), plain.count(), 1, (s, x, y) -> {
            for (int i = 0; i < 3; i++) {
                x[i] = rounded.input(s, i) + (i + 1) * offset;
            }
            y[0] = rounded.output(s) - offset;
        });
        Samples expected = Preparation.CENTER.of(rounded);
        Samples found = Preparation.CENTER.of(shifted);
        for (int s = 0; s < plain.count(); s++) {
            for (int i = 0; i < 3; i++) {
                // The mean itself is rounded to the unit of the offset.
                assertEquals(expected.input(s, i), found.input(s, i), 1e-15 + 4e-16 * offset);
            }
        }
    }

    /** The mean need not be a number of double precision: 0.1 below a quarter, where the quarters themselves are exact. */
    @ParameterizedTest
    @ValueSource(doubles = {1e15, -1e15, 2e15, 4e15})
    void integersAtAnyOffsetAreCentredAsWithoutIt(double offset) {
        int count = 41;
        Samples plain = Samples.of(TWO, count, 1, (s, x, y) -> {
            x[0] = s * s % 7 % 4;
            x[1] = Math.sin(s);
            y[0] = x[0] + x[1];
        });
        Samples far = Samples.of(TWO, count, 1, (s, x, y) -> {
            x[0] = plain.input(s, 0) + offset;
            x[1] = plain.input(s, 1);
            y[0] = plain.output(s);
        });
        for (Preparation preparation : List.of(Preparation.CENTER, Preparation.STANDARDIZE)) {
            Samples expected = preparation.of(plain);
            Samples found = preparation.of(far);
            for (int s = 0; s < count; s++) {
                assertEquals(expected.input(s, 0), found.input(s, 0), 4e-15);
            }
        }
        Moments about = far.momentsAboutMeans().orElseThrow();
        assertEquals(
                plain.momentsAboutMeans().orElseThrow().inputCovariance().at(0, 0),
                about.inputCovariance().at(0, 0),
                1e-14);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-310, 1e-200, 1e200, 1e307})
    void extremeUnitsAreStandardized(double unit) {
        Samples plain = samples(new double[][] {{1, 1}, {3, 2}, {5, 4}, {7, 3}}, 1, 2, 3, 5);
        Samples scaled = samples(new double[][] {{unit, 1}, {3 * unit, 2}, {5 * unit, 4}, {7 * unit, 3}}, 1, 2, 3, 5);
        Samples expected = Preparation.STANDARDIZE.of(plain);
        Samples found = Preparation.STANDARDIZE.of(scaled);
        for (int s = 0; s < 4; s++) {
            assertEquals(expected.input(s, 0), found.input(s, 0), 1e-10);
        }
    }

    @Test
    void differencesThatOverflowAreRefused() {
        Samples wide = samples(new double[][] {{-1.7e308, 1}, {1.7e308, 2}, {1.7e308, 4}}, 1, 2, 3);
        InvalidInput refused = assertThrows(InvalidInput.class, () -> Preparation.STANDARDIZE.of(wide));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("inputs: expected numbers whose"), refused.getMessage());
    }

    @Test
    void theOrderOfModalitiesDoesNotCount() {
        TrainingData raw = RandomSamples.parse("B=2,A=1,samples=7,heldout=3").trainingData(TREE);
        FusionTree other = FusionTree.parse("(B:2,A:2):0");
        TrainingData one = Preparation.STANDARDIZE.of(raw).inOrderOf(other);
        TrainingData two = Preparation.STANDARDIZE.of(raw.inOrderOf(other));
        assertEquals(one.moments().rows(), two.moments().rows());
        assertEquals(
                one.heldOut().orElseThrow().input(2, 2),
                two.heldOut().orElseThrow().input(2, 2));
    }

    @Test
    void dataWithoutSamplesHaveNoMeans() {
        TrainingData population = TrainingData.of(new ToyData(2, 0.5, 1, 1).moments());
        for (Preparation preparation : List.of(Preparation.CENTER, Preparation.STANDARDIZE)) {
            String message = String.valueOf(assertThrows(InvalidInput.class, () -> preparation.of(population))
                    .getMessage());
            assertTrue(message.contains("without samples: expected samples=P"), message);
        }
    }

    /** The means of the samples are not those of the population. */
    @Test
    void theErrorOnNewDataIsLeftOutWithAWord() {
        TrainingData raw = RandomSamples.parse("A=2,B=1,samples=5,heldout=2").trainingData(TREE);
        assertTrue(raw.population().isPresent());
        TrainingData prepared = Preparation.CENTER.of(raw);
        assertTrue(prepared.population().isEmpty());
        assertEquals(1, prepared.warnings().size());
        assertTrue(
                prepared.warnings().get(0).contains("heldout"),
                prepared.warnings().toString());
        assertEquals(
                prepared.warnings(),
                prepared.inOrderOf(FusionTree.parse("(B:2,A:2):0")).warnings());
    }
}
