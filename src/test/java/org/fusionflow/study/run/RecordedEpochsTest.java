package org.fusionflow.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.study.Studies;
import org.fusionflow.study.design.column.StudyTable;
import org.junit.jupiter.api.Test;

/** Courses that are counted in passes over all samples. */
class RecordedEpochsTest {
    /** 64 samples in batches of 8: eight steps an epoch, after each of which the rate falls by a tenth. */
    private static final String STUDY = """
            name: study
            architecture: (A:$layers,B:$layers):0
            data: {toy: "ratio=2,rho=0,classes=true,samples=64,heldout=32,seed=3"}
            u0: 0.5
            axes: {layers: [1, 2]}
            networks:
              relu:
                activation: relu
                width: 5
                init: he
                method: sgd
                batch: 8
                lr: 0.05
                schedule: step:every=8,factor=0.9
                loss: logistic
                maxTime: LAST
                stopLoss: 0
            quantities: [relu.finalLoss, relu.accuracy, "relu.lossWithout[B]", "relu.aloneEpoch[A]", "relu.neededEpoch[B]"]
            record: {epochs: [0, 1, 2, 5], what: [loss, accuracy, accuracyAlone, lossWithout]}
            """;

    private static double time(int epoch) {
        return 8 * 0.05 * (1 - Math.pow(0.9, epoch)) / (1 - 0.9);
    }

    private static StudyResult upTo(int epoch) {
        // Half a step before the end of the epoch: a run ends at the first whole epoch at or after its last time.
        return Studies.run(STUDY.replace("LAST", Double.toString(time(epoch) - 0.01)));
    }

    @Test
    void rowsAreAtTheTimesOfTheSchedule() {
        StudyTable curves = upTo(5).curves().orElseThrow();
        int[] epochs = {0, 1, 2, 5};
        assertEquals(2 * epochs.length, curves.size());
        for (int row = 0; row < curves.size(); row++) {
            int epoch = epochs[row % epochs.length];
            assertEquals(epoch, curves.numbers("epoch")[row]);
            assertEquals(time(epoch), curves.numbers("time")[row], 1e-12);
        }
    }

    /** What a row says of an epoch is what a run that ends there has at its end. */
    @Test
    void aRowIsTheEndOfAShorterRun() {
        StudyTable curves = upTo(5).curves().orElseThrow();
        StudyResult shorter = upTo(2);
        for (int point = 0; point < 2; point++) {
            int row = 4 * point + 2;
            assertEquals(curves.numbers("loss")[row], shorter.points().numbers("relu.finalLoss.mean")[point]);
            assertEquals(curves.numbers("accuracy")[row], shorter.points().numbers("relu.accuracy.mean")[point]);
            assertEquals(
                    curves.numbers("lossWithout[B]")[row], shorter.points().numbers("relu.lossWithout[B].mean")[point]);
        }
    }

    @Test
    void halvesOfCoursesAreWhereTheirRowsSay() {
        StudyResult result = upTo(5);
        StudyTable curves = result.curves().orElseThrow();
        for (int point = 0; point < 2; point++) {
            double half = result.points().numbers("relu.neededEpoch[B].mean")[point];
            double[] gains = new double[4];
            for (int t = 0; t < 4; t++) {
                gains[t] = curves.numbers("lossWithout[B]")[4 * point + t] - curves.numbers("loss")[4 * point + t];
            }
            assertTrue(gains[3] > 0, "B is used");
            int[] epochs = {0, 1, 2, 5};
            int after = 0;
            while (epochs[after] < half) {
                after++;
            }
            assertTrue(gains[after] >= 0.5 * gains[3]);
            assertTrue(after == 0 || gains[after - 1] < 0.5 * gains[3]);
        }
    }
}
