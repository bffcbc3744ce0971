package org.fusionflow.symbolic.inequality;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loss never rises along the balanced flow: its rate is minus a quadratic form in the residuals. */
class EnergyDecayTest {
    /** Sum over m and n of {@code e_m K_mn e_n}, where the rate of map m is the sum over n of {@code K_mn e_n}. */
    private static Expr decay(RankOneFlow flow, List<Expr> residuals) {
        int modalities = flow.tree().names().size();
        List<Expr> terms = new ArrayList<>();
        for (int m = 0; m < modalities; m++) {
            Expr map = flow.closed(flow.map(m));
            for (int n = 0; n < modalities; n++) {
                Expr slope = map.derivative(flow.coordinates().get(n));
                terms.add(Expr.product(residuals.get(m), slope, flow.gain(n), residuals.get(n)));
            }
        }
        return Expr.sum(terms);
    }

    private static void assertProved(List<Constraint> constraints) {
        Optional<Certificate> certificate = Infeasibility.of(constraints, WorkLimit.USUAL);
        assertTrue(certificate.isPresent(), constraints::toString);
        assertTrue(certificate.get().check());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(A:2,B:2):1",
                "(A:1,B:1):2",
                "(A:2,B:2):2",
                "(A:3,B:3):1",
                "(A:1,B:1):1",
                "((A:1,B:1):1,C:2):1",
                "((A:2,B:2):1,C:2):1",
                "(A:1,B:1,C:1):2",
                "(A:(L-Lf),B:(L-Lf)):Lf"
            })
    void theLossNeverRisesForAnyResiduals(String newick) {
        RankOneFlow flow = RankOneFlow.balanced(FusionTree.parse(newick));
        List<Expr> residuals = new ArrayList<>();
        for (String name : flow.tree().names()) {
            residuals.add(Expr.real("e" + name));
        }
        Expr branch = Expr.positive("L").minus(Expr.positive("Lf"));
        assertProved(List.of(
                Constraint.nonnegative(branch),
                Constraint.positive(decay(flow, residuals).negate())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(A:2,B:2):1",
                "(A:2,B:2):0",
                "(A:1,B:1):2",
                "(B:1,A:1):2",
                "(X:3,Y:2):1",
                "((A:2,B:1):1,C:3):1",
                "(((A:1,B:2):1,C:2):1,D:2):1",
                "(((D:1,C:2):1,B:2):1,A:2):1",
                "(A:1,B:1,C:1,D:1,E:1,F:1):2"
            })
    void theLossFallsAtLeastAsFastAsTheFirstLayersMakeItWithResidualsWrittenOut(String newick) {
        RankOneFlow flow = RankOneFlow.balanced(FusionTree.parse(newick));
        Expr rate = flow.closed(flow.rate(flow.loss()));
        assertProved(List.of(Constraint.positive(rate)));
        List<Expr> first = new ArrayList<>();
        for (int m = 0; m < flow.tree().names().size(); m++) {
            first.add(Expr.power(flow.gain(m).times(flow.closed(flow.residual(m))), 2));
        }
        assertProved(List.of(Constraint.positive(rate.plus(Expr.sum(first)))));
    }

    /** The loss rests only where every gain or residual is 0. */
    @ParameterizedTest
    @ValueSource(strings = {"(A:2,B:2):1", "((A:2,B:1):1,C:3):1", "((A:2,B:2):1,(C:2,D:1):2):1"})
    void theLossRestsOnlyWhereNoFirstLayerMoves(String newick) {
        RankOneFlow flow = RankOneFlow.balanced(FusionTree.parse(newick));
        Expr rate = flow.inResiduals(flow.rate(flow.loss()));
        for (int m = 0; m < flow.tree().names().size(); m++) {
            Expr moves = flow.gain(m).times(flow.residual(m));
            assertProved(List.of(Constraint.zero(rate), Constraint.nonzero(moves)));
        }
    }

    /** Twice the first layers is too much where a leaf has one layer only and the edge above it does not count. */
    @Test
    void noCertificateForTooFastAFall() {
        RankOneFlow flow = RankOneFlow.balanced(FusionTree.parse("(A:1,B:1):1"));
        Expr rate = flow.inResiduals(flow.rate(flow.loss()));
        Expr first = Expr.product(Expr.number(2), Expr.power(flow.gain(0).times(flow.residual(0)), 2));
        assertTrue(
                DirectProof.of(List.of(Constraint.positive(rate.plus(first)))).isEmpty());
    }
}
