package org.fusionflow.reduced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.moments.ZeroVerdict;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Preparation;
import org.fusionflow.data.samples.RawSamples;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.ode.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns far from 0: a prediction ends, warns, and calls nothing permanent that is rounding; centred it is that of the data without offset. */
class RawOffsetsTest {
    private static RawSamples raw(String random, double inputs, double outputs) {
        Samples plain = RandomSamples.parse(random).draw();
        int d = plain.modalities().inputs();
        Samples shifted = Samples.of(plain.modalities(), plain.count(), 1, (s, x, y) -> {
            for (int i = 0; i < d; i++) {
                // Multiples of a power of 2, which an offset that is one does not round.
                x[i] = Math.rint(1024 * plain.input(s, i)) / 1024 + inputs;
            }
            y[0] = Math.rint(1024 * plain.output(s)) / 1024 + outputs;
        });
        List<String> names = new ArrayList<>(plain.modalities().inputNames());
        names.add("y");
        return new RawSamples(shifted, names, List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(A:2,B:2):0; A=1,B=1,std.A=2,samples=40; 0.001; 0x1p20",
                "(A:3,B:3):1; A=1,B=1,std.A=2,samples=40; 0.1; 0x1p20",
                "(A:2,B:2):0; A=3,B=2,samples=30,noise=0.3; 0.01; 0x1p20",
                "((A:2,B:1):1,C:3):1; A=1,B=1,C=1,samples=25; 0.1; 0x1p14",
                "((A:2,B:1):1,C:3):1; A=1,B=1,C=1,samples=25; 0.1; 0x1p17",
                "(A:3,B:3):1; A=1,B=1,std.A=2,samples=40; 0.1; 0x1p33"
            })
    void noOffsetUsesUpTheStepsOrIsCalledPermanent(String newick, String random, double u0, String far) {
        FusionTree tree = FusionTree.parse(newick);
        double offset = Double.parseDouble(far);
        for (double ofOutputs : new double[] {0, offset}) {
            TrainingData data = raw(random, offset, ofOutputs).trainingData(Preparation.NONE, tree);
            assertTrue(data.warnings().stream().anyMatch(w -> w.contains("--center")), offset + ": no warning");
            Prediction prediction = Predictor.predict(new Problem(tree, data, u0), PredictionRequest.HALF_TIMES);
            String where = newick + " at " + offset + ", outputs at " + ofOutputs;
            assertFalse(prediction.outcome() == Outcome.OUT_OF_STEPS, where);
            // A sign reversal of these columns is no less permanent; what would be wrong is a residual of exactly 0.
            assertEquals(List.of(), prediction.without(ZeroVerdict.EXACTLY), where);
        }
    }

    @ParameterizedTest
    @CsvSource({"0x1p20", "0x1p30", "0x1p40"})
    void centredItIsTheSameAtAnyOffset(String offset) {
        FusionTree tree = FusionTree.parse("(A:3,B:3):1");
        String random = "A=2,B=1,std.A=2,samples=40";
        Prediction plain = predict(tree, raw(random, 0, 0));
        Prediction far = predict(tree, raw(random, Double.parseDouble(offset), -Double.parseDouble(offset)));
        for (int m = 0; m < 2; m++) {
            double expected = plain.halfTime(m).orElseThrow();
            assertEquals(expected, far.halfTime(m).orElseThrow(), 1e-8 * expected);
        }
    }

    private static Prediction predict(FusionTree tree, RawSamples raw) {
        return Predictor.predict(
                new Problem(tree, raw.trainingData(Preparation.CENTER, tree), 0.1), PredictionRequest.HALF_TIMES);
    }

    /** A large offset next to a constant column: in the unit of the one the other's variance is rounding, in its own units it is not. */
    @Test
    void directionsThatAreLostInRoundingAreNamed() {
        Prediction far = besideAConstant(0x1p20);
        assertTrue(far.warnings().stream().anyMatch(w -> w.contains("is not followed")), far.warnings()::toString);
        assertFalse(far.warnings().stream().anyMatch(w -> w.contains("nothing changes")), far.warnings()::toString);
        far.bias().ifPresent(bias -> assertNotEquals(BiasVerdict.PRACTICALLY_PERMANENT, bias.verdict()));
        Prediction near = besideAConstant(0x1p4);
        assertFalse(near.warnings().stream().anyMatch(w -> w.contains("is not followed")), near.warnings()::toString);
    }

    private static Prediction besideAConstant(double offset) {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        Random random = new Random(7);
        Samples samples = Samples.of(new Modalities(List.of("A", "B"), List.of(2, 1)), 60, 1, (k, x, y) -> {
            double slope = random.nextGaussian();
            x[0] = offset + 256 * slope;
            x[1] = 5;
            x[2] = random.nextGaussian();
            y[0] = slope + 2 * x[2] + 3;
        });
        return Predictor.predict(Problem.of(tree, samples.moments(), 0.01), PredictionRequest.HALF_TIMES);
    }
}
