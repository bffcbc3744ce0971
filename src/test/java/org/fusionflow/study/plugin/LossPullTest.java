package org.fusionflow.study.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToySamples;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.study.Studies;
import org.fusionflow.study.run.StudyResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pull of a loss while one modality is learned alone, and the column of theory that it makes. */
class LossPullTest {
    private static Samples toy(String more) {
        return ToySamples.parse("ratio=2,rho=0.3,samples=400," + more)
                .trainingData(FusionTree.parse("(A:2,B:2):0"))
                .samples()
                .orElseThrow();
    }

    @Test
    void underTheMeanSquaredErrorItIsTheLawOfLateFusion() {
        Samples samples = toy("wB=0.7");
        Moments moments = samples.moments();
        LossPull pull = LossPull.ofTheFaster(OutputLoss.MSE, samples);
        double mapA = moments.correlation().at(0) / moments.inputCovariance().at(0, 0);
        assertEquals(0, pull.alone());
        assertEquals(moments.correlation().at(0), pull.at(0, 0), 1e-12);
        assertEquals(mapA, pull.end().orElseThrow(), 1e-12);
        double left = moments.correlation().at(1) - moments.inputCovariance().at(0, 1) * mapA;
        assertEquals(left, pull.at(1, mapA), 1e-12);
        assertEquals(
                1 + (moments.correlation().at(0) - moments.correlation().at(1)) / left, pull.timeRatio(mapA), 1e-10);
        assertEquals(moments.loss(Vector.of(mapA, 0)), pull.loss(mapA), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOFTMAX") // of one output it is 0
    void theBestMapAloneIsTheMinimumOfTheLoss(OutputLoss loss) {
        LossPull pull = LossPull.ofTheFaster(loss, toy("classes=true"));
        double best = pull.end().orElseThrow();
        assertEquals(0, pull.at(pull.alone(), best), 1e-12);
        assertTrue(pull.loss(best) < pull.loss(best * 1.001) && pull.loss(best) < pull.loss(best * 0.999));
        // The pull is minus the slope of the loss.
        double slope = (pull.loss(0.5 + 1e-5) - pull.loss(0.5 - 1e-5)) / 2e-5;
        assertEquals(-slope, pull.at(pull.alone(), 0.5), 1e-8);
    }

    @Test
    void theFasterModalityIsTheOneWithTheLargerPullWhicheverIsNamedFirst() {
        assertEquals(
                1,
                LossPull.ofTheFaster(OutputLoss.LOGISTIC, toy("wA=0.1,wB=-3,classes=true"))
                        .alone());
    }

    @Test
    void aModalityThatSeparatesTheClassesAloneHasNoBestMap() {
        Samples samples = Samples.of(
                new Modalities(List.of("A", "B"), List.of(1, 1)),
                List.of(Vector.of(1, 0.2), Vector.of(-2, 0.1), Vector.of(0.5, 0.3)),
                Vector.of(1, -1, 1));
        for (OutputLoss loss : List.of(OutputLoss.LOGISTIC, OutputLoss.EXPONENTIAL)) {
            assertTrue(LossPull.ofTheFaster(loss, samples).end().isEmpty());
        }
        assertTrue(LossPull.ofTheFaster(OutputLoss.MSE, samples).end().isPresent());
    }

    private static final String STUDY = """
            name: s
            architecture: (A:2,B:2):0
            data: {toy: "ratio=2,rho=0,samples=64,classes=true"}
            u0: 1e-3
            axes: {loss: [mse, logistic]}
            networks:
              linear: {width: 10, init: gaussian-std, loss: $loss, lr: 0.05/speed, halfNorms: {A: half, B: half}, maxTime: 60/speed}
            theory:
              pull: {plugin: loss-pull, loss: $loss}
              speed: pull.speed[A]
              half: abs(pull.map[A])/2
            checks:
              - {of: linear.timeRatio, against: pull.timeRatio, within: 1, reason: leading order}
            """;

    @Test
    void itsColumnSetsTheNetworksThatAreComparedWithIt() {
        StudyResult result = Studies.run(STUDY);
        assertTrue(result.isFine(), result.checks().toString());
        Samples samples = ToySamples.parse("ratio=2,rho=0,samples=64,classes=true")
                .trainingData(FusionTree.parse("(A:2,B:2):0"))
                .samples()
                .orElseThrow();
        LossPull pull = LossPull.ofTheFaster(OutputLoss.LOGISTIC, samples);
        assertEquals(
                pull.timeRatio(pull.end().orElseThrow()),
                result.points().where("loss", "logistic").number(0, "pull.timeRatio"),
                1e-12);
    }

    @Test
    void otherDataAndLossesAreRefusedWithTheirPlace() {
        for (List<String> change : List.of(
                List.of(",samples=64,classes=true", "", "8:"),
                List.of("plugin: loss-pull, loss: $loss", "plugin: loss-pull, loss: hinge", "9:35:"),
                List.of("plugin: loss-pull, loss: $loss", "plugin: loss-pull"))) {
            InvalidInput refused =
                    assertThrows(InvalidInput.class, () -> Studies.run(STUDY.replace(change.get(0), change.get(1))));
            String message = String.valueOf(refused.getMessage());
            assertTrue(message.startsWith("s.yaml:") && message.contains("expected"), message);
            assertEquals(1, message.lines().count());
        }
    }
}
