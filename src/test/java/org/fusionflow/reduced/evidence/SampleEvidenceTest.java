package org.fusionflow.reduced.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Gaussians;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.BiasVerdict;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SampleEvidenceTest {
    private static final Modalities PAIR = new Modalities(List.of("A", "B"), List.of(1, 1));
    private static final FusionTree LATE = FusionTree.parse("(A:2,B:2):0");

    private static Population population(double ofB, int outputs) {
        Symmetric covariance = new Symmetric(new double[][] {{4, 0.6}, {0.6, 1}});
        return new Population(PAIR, covariance, Collections.nCopies(outputs, Vector.of(1, ofB)), 1);
    }

    private static SampleEvidence evidence(TrainingData data) {
        return SampleEvidence.of(
                        data,
                        LeastSquares.on(data.moments(), Set.of(0)),
                        LeastSquares.on(data.moments(), Set.of(0, 1)),
                        1)
                .orElseThrow();
    }

    private static BiasVerdict verdict(TrainingData data) {
        return Predictor.predict(new Problem(LATE, data, 0.01), PredictionRequest.HALF_TIMES)
                .bias()
                .orElseThrow()
                .verdict();
    }

    /** For one added column {@code F = nu r^2 / (1 - r^2)}, r being the partial correlation of output and column. */
    @Tag("closed-form")
    @Test
    void fStatisticIsThatOfThePartialCorrelation() {
        Samples samples = population(0.2, 1).draw(40, 3);
        NestedRegression test = evidence(TrainingData.of(samples)).test().orElseThrow();
        double aa = 0;
        double ab = 0;
        double bb = 0;
        double ya = 0;
        double yb = 0;
        double yy = 0;
        for (int s = 0; s < samples.count(); s++) {
            double a = samples.input(s, 0);
            double b = samples.input(s, 1);
            double y = samples.output(s);
            aa += a * a;
            ab += a * b;
            bb += b * b;
            ya += y * a;
            yb += y * b;
            yy += y * y;
        }
        double r2 = Math.pow(yb - ya * ab / aa, 2) / ((bb - ab * ab / aa) * (yy - ya * ya / aa));
        assertEquals(38, test.freedom());
        assertEquals(38 * r2 / (1 - r2), test.fStatistic(), 1e-9);
        // tr S / P times sigma^2: the variance of the residual at B.
        double noise = test.variance() * (bb - ab * ab / aa) / 40 / 40;
        assertEquals(Math.sqrt(noise), test.residualFloor(), 1e-12);
    }

    /** P(F &ge; 4.0) with 1 and 38 degrees of freedom is that of |t| &ge; 2, 0.05267 (tables of Student's distribution, 38 degrees). */
    @Tag("closed-form")
    @Test
    void pValueIsThatOfStudentsTest() {
        NestedRegression test = NestedRegression.of(40, 0.5 + 4.0 / 80 * (40 / 38.0), 0.5, 1, 38, 1, 1);
        assertEquals(4, test.fStatistic(), 1e-9);
        assertEquals(0.05267, test.pValue(), 2e-5);
    }

    /** Noise that is the same in both outputs counts once. */
    @Test
    void copiesOfAnOutputAddNoFreedom() {
        Samples one = population(0.2, 1).draw(40, 3);
        Samples two = Samples.of(PAIR, 40, 2, (s, x, y) -> {
            x[0] = one.input(s, 0);
            x[1] = one.input(s, 1);
            y[0] = one.output(s);
            y[1] = one.output(s);
        });
        double single = evidence(TrainingData.of(one)).test().orElseThrow().pValue();
        double copied = evidence(TrainingData.of(two)).test().orElseThrow().pValue();
        assertEquals(single, copied, 1e-9);
    }

    @Test
    void aMeanThatWasSubtractedCostsADegreeOfFreedom() {
        Samples raw = population(0.2, 1).draw(40, 3);
        double[] mean = new double[3];
        for (int s = 0; s < 40; s++) {
            mean[0] += raw.input(s, 0) / 40;
            mean[1] += raw.input(s, 1) / 40;
            mean[2] += raw.output(s) / 40;
        }
        Samples centred = Samples.of(PAIR, 40, 1, (s, x, y) -> {
            x[0] = raw.input(s, 0) - mean[0];
            x[1] = raw.input(s, 1) - mean[1];
            y[0] = raw.output(s) - mean[2];
        });
        assertEquals(37, evidence(TrainingData.of(centred)).test().orElseThrow().freedom());
    }

    /** 400 draws in which B adds nothing: alarms at .05 are binomial, 20 with a standard deviation of 4.4; three of them are allowed. */
    @Test
    void falseAlarmsAreAsManyAsTheLevelSays() {
        int alarms = 0;
        double floor = 0;
        double gain = 0;
        for (int seed = 1; seed <= 400; seed++) {
            NestedRegression test = evidence(TrainingData.of(population(0, 1).draw(30, seed)))
                    .test()
                    .orElseThrow();
            alarms += test.pValue() <= 0.05 ? 1 : 0;
            floor += test.gainFloor() / 400;
            gain += test.gain() / 400;
        }
        assertTrue(alarms >= 7 && alarms <= 33, alarms + " alarms");
        // A chi-squared of one degree has relative deviation sqrt(2); of 400 the mean has .07, and three of these are
        // allowed.
        assertEquals(1, gain / floor, 0.22);
    }

    @Test
    void verdictsFollowTheSamples() {
        assertEquals(
                BiasVerdict.TRANSIENT,
                verdict(TrainingData.of(population(0.5, 1).draw(1000, 1))));
        assertEquals(BiasVerdict.NOT_SIGNIFICANT, verdict(parity(1000)));
        TrainingData few = TrainingData.of(population(0.5, 1).draw(2, 1));
        assertEquals(BiasVerdict.NOT_DECIDABLE, verdict(few));
        // Exact moments have no noise.
        assertEquals(
                BiasVerdict.TRANSIENT,
                verdict(TrainingData.of(population(0.01, 1).moments())));
    }

    /** {@code y = x_A + xB1 xB2}: the linear network learns of B what noise there is. */
    private static TrainingData parity(int samples) {
        Modalities modalities = new Modalities(List.of("A", "B"), List.of(1, 2));
        Gaussians random = new Gaussians(7, Gaussians.SAMPLES);
        return TrainingData.of(Samples.of(modalities, samples, 1, (s, x, y) -> {
            x[0] = 1.5 * random.next();
            x[1] = Math.signum(random.next());
            x[2] = Math.signum(random.next());
            y[0] = x[0] + x[1] * x[2];
        }));
    }

    @Test
    void heldOutSamplesDecideWhereTrainingSamplesCannot() {
        Modalities wide = new Modalities(List.of("A", "B"), List.of(6, 6));
        double[][] unit = new double[12][12];
        for (int i = 0; i < 12; i++) {
            unit[i][i] = i < 6 ? 4 : 1;
        }
        for (boolean useful : new boolean[] {true, false}) {
            double b = useful ? 1 : 0;
            Population source = new Population(
                    wide, new Symmetric(unit), Vector.of(1, 1, 1, 1, 1, 1, b, b, b, b, b, b), useful ? 0.1 : 1);
            Samples training = source.draw(11, 5);
            TrainingData data = new TrainingData(
                    training.moments(),
                    Optional.of(training),
                    Optional.of(source.drawHeldOut(500, 5)),
                    Optional.empty());
            assertEquals(useful ? BiasVerdict.TRANSIENT : BiasVerdict.NOT_SIGNIFICANT, verdict(data));
        }
    }
}
