package org.fusionflow.advise.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.advise.AdviceRequest;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemedyProposalsTest {
    private static RemedyProposal proposal(RemedyProposals proposals, String name) {
        return proposals.list().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Toy data with ratio 2 and correlation 1/2: s_A = 5, s_B = 2, |e_B| = 3/4. */
    @Tag("closed-form")
    @Test
    void tiesFollowTheCorrelations() {
        Moments toy = ToyData.parse("ratio=2,rho=0.5").moments();
        FusionTree late = FusionTree.parse("(A:2,B:2):0");
        RemedyProposals proposals = new RemedyProposals(late, toy, 1e-2);
        assertEquals("B=2.5", proposal(proposals, "rate").setting());
        assertEquals("B=2.5", proposal(proposals, "input-scale").setting());
        assertEquals("A=0.6", proposal(proposals, "dropout").setting());
        assertEquals("B=1.5", proposal(proposals, "branch-loss").setting());
        // u0^(2/5 - 1) = 100^0.6 = 15.8
        assertEquals("B=15.8", proposal(proposals, "scale").setting());
        assertEquals(0.75, proposals.residual(1), 1e-12);
        // (5/2)^(1/2) for four layers
        RemedyProposals deep = new RemedyProposals(FusionTree.parse("(A:4,B:4):0"), toy, 1e-2);
        assertEquals("B=1.58", proposal(deep, "scale").setting());
    }

    /** Toy data with ratio 2 and correlation 1/2: artanh(1 - 2/5) = 0.6931, rounded up. */
    @Tag("closed-form")
    @Test
    void modulationHoldsOutputsEqualAndTheFirstFreezes() {
        Moments toy = ToyData.parse("ratio=2,rho=0.5").moments();
        FusionTree late = FusionTree.parse("(A:2,B:2):0");
        List<RemedyProposal> all = new RemedyProposals(late, toy, 1e-2).list();
        assertTrue(all.stream().anyMatch(one -> one.setting().equals("ogm=0.694")), all.toString());
        assertEquals(
                "A", proposal(new RemedyProposals(late, toy, 1e-2), "freeze").setting());
        // Near a tie neither has anything to wait for.
        Moments tie = ToyData.parse("ratio=1.05,rho=0.3").moments();
        assertTrue(new RemedyProposals(late, tie, 1e-2)
                .list().stream()
                        .noneMatch(one -> one.setting().startsWith("ogm")
                                || !one.remedies().freezes().isEmpty()));
    }

    @Test
    void earlyFusionNeedsNone() {
        Moments toy = ToyData.parse("ratio=2,rho=0.5").moments();
        assertTrue(new RemedyProposals(FusionTree.parse("(A:1,B:1):1"), toy, 1e-2)
                .list()
                .isEmpty());
    }

    /** Two uncorrelated inputs of variances 4 and 1 with maps of norm 1: the Hessian of two layers has the eigenvalues 4 * 2 and 1 * 2. */
    @Tag("closed-form")
    @Test
    void theLargestStepIsTwoOverTheLargestEigenvalue() {
        Problem problem = Problem.of(
                AdviceRequest.tree(List.of("A", "B"), 2, 2),
                ToyData.parse("ratio=2,rho=0").moments(),
                0.1);
        assertEquals(2.0 / 8, StepLimit.of(problem).orElseThrow(), 1e-9);
    }

    /** Layers above a fusion count with all maps below them, of separate branches only the largest. */
    @Tag("closed-form")
    @Test
    void theStepOfNestedTreesIsBoundedToo() {
        Moments moments = new Moments(
                new Modalities(List.of("A", "B", "C"), List.of(1, 1, 1)),
                new Symmetric(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
                Vector.of(1, 1, 1),
                3);
        // ((A:1,B:1):1,C:2):0 with w = 1: a^2 = u_A^2 + u_B^2 = 2 u^2 and a u = 1, so u^2 = 1/sqrt(2) and a^2 =
        // sqrt(2).
        // H = 2/a^2 + 1/u^2 = 2 sqrt(2) above C's 2.
        double limit = StepLimit.of(Problem.of(FusionTree.parse("((A:1,B:1):1,C:2):0"), moments, 0.1))
                .orElseThrow();
        assertEquals(2 / (2 * Math.sqrt(2)), limit, 1e-9);
    }

    /** The tie of input scales leaves the start together at small starts, whatever the depth. */
    @ParameterizedTest
    @ValueSource(strings = {"(A:2,B:2):0", "(A:3,B:3):0", "(A:3,B:3):1"})
    void tiedInputsLeaveTheStartTogether(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        Problem plain = Problem.of(tree, ToyData.parse("ratio=2,rho=0.5").moments(), 1e-6);
        RemedyProposals proposals = new RemedyProposals(tree, plain.moments(), 1e-6);
        Prediction tied = Predictor.predict(
                plain.with(proposal(proposals, "input-scale").remedies()), PredictionRequest.HALF_TIMES);
        assertTrue(tied.timeRatio().orElseThrow() < 1.1, "ratio " + tied.timeRatio());
    }
}
