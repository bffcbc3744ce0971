package org.fusionflow.advise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.advise.forecast.ErrorCurve;
import org.fusionflow.advise.forecast.Splits;
import org.fusionflow.advise.trial.LinearPremise;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.problem.DataReader;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.reduced.BiasVerdict;
import org.junit.jupiter.api.Test;

/** Designed cases whose answer is known. */
class AdvisorTest {
    private static TrainingData data(String source, String text) {
        return DataReader.source(OptionValue.of(source, text)).trainingData(FusionTree.parse("(A:2,B:2):0"));
    }

    private static Advice advice(TrainingData data, double u0) {
        return new Advisor(
                        new AdviceRequest(data, 2, 2, u0, OptionalDouble.empty(), OptionalDouble.empty(), 0, 1, false))
                .advice();
    }

    private static boolean notes(Advice advice, String word) {
        return advice.notes().stream().anyMatch(note -> note.contains(word));
    }

    private static ErrorCurve late(Advice advice) {
        return advice.fusions().get(1).curve();
    }

    @Test
    void balancedAndUncorrelatedModalitiesAreLearnedTogetherAndNeedNoRemedy() {
        Advice advice = advice(data("toy", "ratio=1,rho=0,noise=0.5,samples=2000"), 0.01);
        assertTrue(notes(advice, "together"), advice.notes().toString());
        assertTrue(advice.recommended().remedy().isEmpty());
        assertTrue(advice.fusions().get(1).timeRatio().orElseThrow() < 1.2);
        assertTrue(advice.premise().applies(), advice.premise().reason());
    }

    @Test
    void aNearTieIsSaidToBeOne() {
        assertTrue(notes(advice(data("toy", "ratio=1.05,rho=0.3"), 0.01), "near tie"));
        assertFalse(notes(advice(data("toy", "ratio=2,rho=0.3"), 0.01), "near tie"));
    }

    /** The ratio of late fusion is 1 + (s_A - s_B)/|e_B|: 1 + (5.6 - 2.6)/0.36 = 9.3 in the limit. */
    @Test
    void highlyCorrelatedModalitiesAreToBeFusedEarlyOrTied() {
        Advice advice = advice(data("toy", "ratio=2,rho=0.8"), 0.001);
        assertTrue(advice.fusions().get(1).timeRatio().orElseThrow() > 6);
        boolean early = advice.recommended().architecture().equals(FusionTree.parse("(A:1,B:1):1"));
        assertTrue(early || advice.recommended().remedy().isPresent());
    }

    @Test
    void fewerSamplesThanInputsOfAAreAPermanentBiasOfLateFusionAlone() {
        Advice advice = advice(data("random", "A=30,B=30,std.A=2,samples=25,noise=0.1,seed=3"), 0.001);
        assertEquals(
                BiasVerdict.PERMANENT,
                advice.fusions().get(1).prediction().bias().orElseThrow().verdict());
        assertTrue(notes(advice, "permanent bias"), advice.notes().toString());
        assertTrue(notes(advice, "overshoot"), advice.notes().toString());
        assertEquals(Splits.Basis.POPULATION, advice.basis());
        boolean plainLate = advice.recommended().remedy().isEmpty()
                && advice.recommended().architecture().equals(advice.remedied());
        assertFalse(plainLate);
    }

    /** Of y = x_A - xB1 xB2 with a variance of 2 the product is a third; a linear network misses it. */
    @Test
    void productsOfInputsAreLeftToSimulation() {
        Advice advice = advice(data("xor", "var=2,samples=1000"), 0.01);
        assertFalse(advice.premise().applies());
        assertEquals(1 / 3.0, advice.premise().nonlinearShare().orElseThrow(), 0.08);
        assertEquals(2, advice.premise().candidates().size());
        assertTrue(advice.recommended().reason().contains("ReLU"));
        assertEquals(
                BiasVerdict.NOT_SIGNIFICANT,
                advice.fusions().get(1).prediction().bias().orElseThrow().verdict());
    }

    /** Scaled and whitened inputs have the same best maps, so that errors on new data end alike if samples are many. */
    @Test
    void changesOfTheInputsChangeTheTimesAndNotTheEnd() {
        Advice advice = advice(data("random", "A=4,B=4,std.A=2,rho=0.4,samples=400,noise=0.5"), 0.01);
        for (String name : List.of("input-scale", "whiten")) {
            RemedyForecast remedy = advice.remedies().stream()
                    .filter(one -> one.proposal().name().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    late(advice).atEnd(),
                    remedy.forecast().curve().atEnd(),
                    1e-6 * late(advice).atEnd());
            assertTrue(remedy.forecast().timeRatio().orElseThrow()
                    < advice.fusions().get(1).timeRatio().orElseThrow());
        }
    }

    @Test
    void networksOfTheAssumedStartHaveTheForecastsTimes() {
        TrainingData data = data("random", "A=3,B=2,std.A=2,samples=60,noise=0.3");
        Advice advice = new Advisor(
                        new AdviceRequest(data, 3, 3, 0.05, OptionalDouble.empty(), OptionalDouble.of(1), 4, 1, true))
                .advice();
        assertTrue(advice.checks().get(0).result().largestDifference().orElseThrow() < 1e-4);
        assertEquals(4, advice.confidence().orElseThrow().resamples());
        assertTrue(notes(advice, "learning rate"), advice.notes().toString());
        assertEquals(3, advice.fusions().size());
    }

    @Test
    void foldsAreUsedWhereNothingIsHeldOut() {
        TrainingData samples = data("random", "A=3,B=2,std.A=2,samples=60,noise=0.3");
        TrainingData alone = TrainingData.of(samples.samples().orElseThrow());
        Advice folds = advice(alone, 0.05);
        assertEquals(Splits.Basis.FOLDS, folds.basis());
        // The error of five folds is an estimate of the exact one, from 60 samples: deviations of some 20 %.
        double exact = late(advice(samples, 0.05)).atEnd();
        assertEquals(1, late(folds).atEnd() / exact, 0.6);
    }

    /** Of a few noisy samples one network learns more than another by chance; the outputs are linear. */
    @Test
    void noiseIsNotTakenForNonlinearity() {
        for (int seed = 1; seed <= 3; seed++) {
            TrainingData samples = data("random", "A=3,B=3,std.A=2,samples=16,noise=0.8,seed=" + seed);
            LinearPremise premise =
                    LinearPremise.of(Splits.Trials.of(samples, seed), List.of(FusionTree.parse("(A:1,B:1):1")), seed);
            assertTrue(premise.applies(), "seed " + seed + ": " + premise.reason());
        }
    }

    @Test
    void threeModalitiesAreAlsoFusedTwoByTwo() {
        TrainingData data = DataReader.source(
                        OptionValue.of("random", "A=2,B=2,C=2,std.A=2,std.B=1.5,samples=80,noise=0.3"))
                .trainingData(FusionTree.parse("(A:2,B:2,C:2):0"));
        Advice advice = new Advisor(
                        new AdviceRequest(data, 2, 2, 0.05, OptionalDouble.empty(), OptionalDouble.empty(), 2, 1, true))
                .advice();
        assertEquals(5, advice.fusions().size());
        assertEquals(
                advice.fusions().size() + advice.remedies().size(),
                advice.choice().standings().size());
        assertTrue(advice.fusions().stream()
                .allMatch(one -> one.curve().best() < one.curve().atStart()));
        assertTrue(advice.confidence().orElseThrow().close() <= 2);
        // Fusions of B with C learn them as early fusion learns all: closer together than late fusion does.
        double late = advice.fusions().get(1).timeRatio().orElseThrow();
        double pair = advice.fusions().stream()
                .filter(one -> one.architecture().equals("((B:1,C:1):1,A:2):0"))
                .findFirst()
                .orElseThrow()
                .timeRatio()
                .orElseThrow();
        assertTrue(pair < late, pair + " < " + late);
    }
}
