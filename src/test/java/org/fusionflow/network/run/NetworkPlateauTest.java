package org.fusionflow.network.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.NetworkSamples;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.ode.Outcome;
import org.junit.jupiter.api.Test;

/** Runs that end when nothing happens any more. */
final class NetworkPlateauTest {
    /** Output noise of 0.2: the loss ends at 0.1 and A, learned alone, leaves 0.6. */
    private static final Moments NOISY = noisy();

    private static Moments noisy() {
        Moments clean = new ToyData(3, 0, 1, 1).moments();
        return new Moments(
                clean.modalities(), clean.inputCovariance(), clean.correlation(), clean.outputVariance() + 0.2);
    }

    private static TrainingResult train(TrainingMethod method, Plateau plateau) {
        return Simulator.train(NetworkSamples.plan(
                FusionTree.parse("(A:2,B:2):0"),
                NOISY,
                6,
                new AlignedStart(),
                1e-4,
                method,
                1,
                Vector.of(),
                new StopRule(1_000_000, 1000, OptionalDouble.of(0), Optional.of(plateau))));
    }

    @Test
    void windowsLongerThanTheSaddleSeeTheMinimumAndShorterOnesTheSaddle() {
        for (TrainingMethod method : List.of(new GradientFlow(), Descent.plain(0.01))) {
            // Maps grow from u0^2 by exp(2 s t), s = 9 and 1: t_A = 1.02, t_B = 9.21, and the saddle lasts from 1.3 to
            // 7. A loss
            // that has come down to nearly that of the saddle resets the look back once more, in its middle at worst.
            TrainingResult patient = train(method, new Plateau(10, 1e-3));
            assertEquals(Outcome.STOPPED_BY_EVENT, patient.outcome());
            assertEquals(0.1, patient.finalLoss(), 1e-4);
            assertTrue(patient.endTime() > 9.2 + 10 && patient.endTime() < 40, "end " + patient.endTime());
            TrainingResult hasty = train(method, new Plateau(2, 0.01));
            assertEquals(Outcome.STOPPED_BY_EVENT, hasty.outcome());
            assertEquals(0.6, hasty.finalLoss(), 0.01, method.name() + " " + hasty);
            assertTrue(hasty.endTime() > 1.02 + 2 && hasty.endTime() < 9.2, "end " + hasty.endTime());
        }
    }

    @Test
    void aLossThatKeepsFallingIsNoPlateau() {
        PlateauWatch watch = watch(1, 0.1);
        // 11 % in a unit of time.
        for (double time = 0; time < 20; time += 0.01) {
            assertFalse(watch.isOn(time, Math.exp(-0.117 * time)), "time " + time);
        }
        PlateauWatch slower = watch(1, 0.1);
        double end = 0;
        for (double time = 0; time < 20 && !slower.isOn(time, Math.exp(-0.09 * time)); time += 0.01) {
            end = time;
        }
        assertEquals(1, end, 0.02);
    }

    @Test
    void aLossThatRoundsToZeroOrBelowIsAPlateau() {
        for (double least : new double[] {0, -3e-17, 1e-17}) {
            PlateauWatch watch = watch(1, 0.1);
            double end = 0;
            for (double time = 0; time < 200 && !watch.isOn(time, Math.max(least, Math.exp(-time))); time += 0.1) {
                end = time;
            }
            assertTrue(end < (least > 0 ? 42 : 900), "loss " + least + " ended at " + end);
            PlateauWatch rounding = watch(1, 0.1);
            assertFalse(rounding.isOn(0, least));
            assertFalse(rounding.isOn(0.5, least));
            assertTrue(rounding.isOn(1, least), "loss " + least);
        }
    }

    private static PlateauWatch watch(double time, double fraction) {
        return new PlateauWatch(Optional.of(new Plateau(time, fraction)));
    }
}
