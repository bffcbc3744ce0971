package org.fusionflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.TargetSamples;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.learned.ContributionWatch;
import org.fusionflow.network.learned.LearnedContributions;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.start.GaussianStd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a modality is learned as a part of a function. */
class LearnedContributionsTest {
    private static final FusionTree TREE = FusionTree.parse("(A:2,B:2):0");
    private static final double RATE = 0.02;

    private static TrainingPlan plan(String target, double u0, TrainingMethod method, double time) {
        return plan(target, u0, method, time, Activation.RELU);
    }

    private static TrainingPlan plan(
            String target, double u0, TrainingMethod method, double time, Activation activation) {
        TrainingData data = TargetSamples.parse(target).trainingData(TREE);
        NetworkSetup setup = NetworkSetup.linear(
                        24,
                        new GaussianStd(),
                        method,
                        StopRule.afterTime(time, method).withStopLoss(0))
                .withActivation(activation);
        return new TrainingPlan(new Problem(TREE, data, u0), setup, 1, Vector.of());
    }

    private static LearnedContributions learned(
            TrainingPlan plan, ContributionWatch watch, Optional<LearnedContributions.Plateau> plateau) {
        TrainedRun run = Simulator.train(plan, new Watching(ProgressListener.NONE, watch, () -> false));
        return LearnedContributions.of(plan, run, watch.history(), () -> plateau);
    }

    private static double time(LearnedContributions learned, int modality) {
        return learned.modalities().get(modality).time().orElseThrow();
    }

    /** Looks are seldom, and yet no half time is off by more than a ten-thousandth; a look takes as long as a step. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-7, 1e-3, 0.1})
    void fewLooksFindTheHalfTimesOfAllSteps(double u0) {
        TrainingPlan plan = plan("xA1 + abs(xB1); samples=256", u0, Descent.plain(RATE), 120);
        ContributionWatch every = ContributionWatch.atEveryStep(plan);
        ContributionWatch some = ContributionWatch.of(plan);
        LearnedContributions exact = learned(plan, every, Optional.empty());
        LearnedContributions found = learned(plan, some, Optional.empty());
        assertEquals(LearnedContributions.Reference.END, exact.reference());
        for (int m = 0; m < 2; m++) {
            assertEquals(time(exact, m), time(found, m), 1e-4 * time(exact, m));
        }
        int looks = some.history().times().length;
        assertEquals(120 / RATE + 1, every.history().times().length);
        assertTrue(looks < 0.3 * every.history().times().length, () -> looks + " looks");
    }

    @Test
    void theFlowIsFollowedAsItsStepsAre() {
        String target = "xA1 + 0.3*xB1; samples=64,A=2,B=2";
        TrainingPlan flow = plan(target, 1e-3, new GradientFlow(), 80, Activation.LINEAR);
        TrainingPlan steps = plan(target, 1e-3, Descent.plain(1e-3), 80, Activation.LINEAR);
        LearnedContributions exact = learned(flow, ContributionWatch.of(flow), Optional.empty());
        LearnedContributions found = learned(steps, ContributionWatch.of(steps), Optional.empty());
        for (int m = 0; m < 2; m++) {
            // Gradient descent is slower than the flow by 1 + eta s/2.
            assertEquals(time(exact, m), time(found, m), 2e-3 * time(exact, m));
        }
    }

    @Test
    void aRunThatEndsBeforeIsMeasuredByTheLawsPlateau() {
        TrainingPlan whole = plan("xA1 + abs(xB1); samples=256", 1e-3, Descent.plain(RATE), 120);
        TrainingPlan half =
                whole.withStop(StopRule.afterTime(30, whole.method()).withStopLoss(0));
        Optional<LearnedContributions.Plateau> plateau = RectifiedLaw.quickPlateau(half.problem(), half.setup());
        LearnedContributions exact = learned(whole, ContributionWatch.of(whole), Optional.empty());
        LearnedContributions early = learned(half, ContributionWatch.of(half), plateau);
        assertEquals(LearnedContributions.Reference.PLATEAU, early.reference());
        for (int m = 0; m < 2; m++) {
            assertEquals(time(exact, m), time(early, m), 0.01 * time(exact, m));
        }
        LearnedContributions without = learned(half, ContributionWatch.of(half), Optional.empty());
        assertEquals(LearnedContributions.Reference.NONE, without.reference());
        assertTrue(without.modalities().get(0).halfTime().isEmpty());
        assertTrue(without.modalities().get(0).missing().orElseThrow().contains("had not converged"));
    }

    @Test
    void whatIsNoiseIsNotLearned() {
        for (String target : new String[] {
            "xA1; samples=512,noise=1,A=2,B=2",
            "xA1 + xB1*xB2*xB3; samples=256,inputs.B=signs",
            "xA1; samples=256,A=2,B=2"
        }) {
            TrainingPlan plan = plan(target, 1e-3, Descent.plain(RATE), 60);
            LearnedContributions learned = learned(plan, ContributionWatch.of(plan), Optional.empty());
            assertFalse(learned.modalities().get(0).isNotLearned(), target);
            assertTrue(learned.modalities().get(1).isNotLearned(), target);
            assertTrue(learned.modalities().get(1).halfTime().isEmpty(), target);
            assertTrue(learned.timeRatio().isEmpty(), target);
        }
    }

    @Test
    void aStartBeyondHalfHasTheHalfTimeZero() {
        TrainingPlan plan = plan("0.01*xA1; samples=64,A=2,B=2", 0.5, Descent.plain(RATE), 200);
        LearnedContributions learned = learned(plan, ContributionWatch.of(plan), Optional.empty());
        assertEquals(0, time(learned, 0));
    }
}
