package org.fusionflow.symbolic.derivation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Cas;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.ExactMatrix;
import org.fusionflow.symbolic.algebra.ExactRing;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.flow.BalanceProofs;
import org.fusionflow.symbolic.flow.ConservedQuantities;
import org.fusionflow.symbolic.flow.EdgeRates;
import org.fusionflow.symbolic.flow.LayerProofs;
import org.fusionflow.symbolic.flow.NetworkProofs;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.flow.SymbolicMoments;
import org.fusionflow.symbolic.phase.Alone;
import org.fusionflow.symbolic.phase.PhaseLaw;
import org.fusionflow.symbolic.phase.PhaseProofs;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPoint;
import org.fusionflow.symbolic.saddle.FixedPoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A verdict that cannot fail is worth nothing: every proof is fed something wrong and must not go through. */
class ProofsFailWhenBrokenTest {
    private static boolean proved(List<ProofCheck> checks) {
        return checks.stream().allMatch(check -> check.verdict().isProved());
    }

    private static FusionTree tree(String newick) {
        return FusionTree.parse(newick);
    }

    @Test
    void relationsReduceToANormalForm() {
        ExactRing ring = new ExactRing(List.of("s", "c", "a"));
        LayerProofs.makeUnit(new ExactRing(List.of("r_s", "r_c")), "r");
        GenPolynomial<BigRational> c = ring.variable("c");
        ring.relate("s", 2, ring.one().subtract(c.multiply(c)));
        GenPolynomial<BigRational> s = ring.variable("s");
        assertTrue(ring.reduce(s.multiply(s).sum(c.multiply(c)).subtract(ring.one()))
                .isZERO());
        assertFalse(ring.reduce(s.sum(c).subtract(ring.one())).isZERO());
        assertThrows(IllegalArgumentException.class, () -> ring.relate("a", 1, s));
        assertThrows(IllegalArgumentException.class, () -> ring.variable("b"));
        assertThrows(IllegalArgumentException.class, () -> new ExactRing(List.of("x", "x")));
    }

    @Test
    void polynomialDerivativesFollowThePowerRule() {
        ExactRing ring = new ExactRing(List.of("x", "y", "z"));
        GenPolynomial<BigRational> x = ring.variable("x");
        GenPolynomial<BigRational> p =
                ring.variable("x", 3).multiply(ring.variable("y", 2)).sum(ring.variable("z", 4));
        GenPolynomial<BigRational> three = ring.number(Rational.of(3));
        GenPolynomial<BigRational> byX = three.multiply(x).multiply(x).multiply(ring.variable("y", 2));
        assertTrue(ring.derivative(p, "x").subtract(byX).isZERO());
        GenPolynomial<BigRational> byZ = ring.number(Rational.of(4)).multiply(ring.variable("z", 3));
        assertTrue(ring.derivative(p, "z").subtract(byZ).isZERO());
        assertTrue(ring.derivative(byZ, "y").isZERO());
    }

    @Test
    void layerProofsNeedTheTransposesAndTheUnitVectors() {
        LayerProofs.Claim transposed = (b, e, f) -> b.transposed().times(e).times(f);
        LayerProofs.Claim doubledFirst =
                (b, e, f) -> LayerProofs.FLOW.of(b, e, f).plus(LayerProofs.FLOW.of(b, e, f.transposed()));
        for (LayerProofs.Claim wrong : List.of(transposed, doubledFirst)) {
            assertFalse(LayerProofs.gradient(wrong).isProved());
            assertFalse(LayerProofs.energy(wrong).isProved());
            assertFalse(LayerProofs.neighbourConservation(wrong).isProved());
            assertFalse(LayerProofs.nodeConservation(wrong).isProved());
            assertFalse(LayerProofs.ansatzGradient(wrong).isProved());
        }
        assertFalse(LayerProofs.ansatzInduction(List.of()).isProved());
        assertFalse(LayerProofs.ansatzInduction(List.of("r")).isProved());
        assertTrue(LayerProofs.ansatzInduction(List.of("r", "p")).isProved());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:3,B:3):1", "((A:2,B:1):1,C:3):1", "(A:1,B:2):0"})
    void networkProofsSeeAWrongGradientInOneLayer(String newick) {
        FusionTree tree = tree(newick);
        NetworkProofs right = new NetworkProofs(tree);
        assertTrue(right.gradient().isProved() && right.invariance().isProved());
        NetworkProofs withoutLast = new NetworkProofs(tree, (network, layer, residuals) -> {
            Map<String, ExactMatrix> rest = new java.util.LinkedHashMap<>(residuals);
            String last = tree.names().get(tree.names().size() - 1);
            rest.computeIfPresent(last, (name, e) -> e.minus(e));
            return network.gradient(layer, rest);
        });
        assertFalse(withoutLast.gradient().isProved());
        NetworkProofs twice = new NetworkProofs(
                tree,
                (network, layer, residuals) ->
                        network.gradient(layer, residuals).plus(network.gradient(layer, residuals)));
        assertFalse(twice.gradient().isProved());
        assertFalse(twice.invariance().isProved());
        NetworkProofs shifted = new NetworkProofs(
                tree,
                (network, layer, residuals) -> network.gradient(layer, residuals)
                        .plus(layer.weights().times(layer.weights().at(0, 0))));
        assertFalse(shifted.gradient().isProved());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(A:3,B:3):1",
                "(A:2,B:2):0",
                "((A:2,B:2):1,C:3):1",
                "(A:Lf,B:Lf):(L-Lf)",
                "(A:L,B:L):0",
                "(A:Lf,B:Lf):(4-Lf)"
            })
    void aWrongGainIsSeenByEveryCheckOfTheBalance(String newick) {
        ReducedSystem right = ReducedSystem.of(tree(newick));
        assertTrue(proved(new BalanceProofs(right).checks()));
        Expr u = Expr.positive("uA");
        List<Expr> wrongs =
                List.of(u, Expr.power(u, -1), Expr.number(2), Expr.number(-1), Expr.positive("uB"), Expr.sqrt(u));
        for (Expr wrong : wrongs) {
            List<Expr> gains = new ArrayList<>(right.gains());
            gains.set(0, gains.get(0).times(wrong));
            ReducedSystem system = new ReducedSystem(right.tree(), gains);
            for (ProofCheck check : new BalanceProofs(system).checks()) {
                assertFalse(check.verdict().isProved(), newick + " times " + wrong.text() + ": " + check.claim());
            }
            // A gain without bound where u_A = 0 is no gain at all; one times 2 has the same zeros.
            if (!wrong.equals(Expr.power(u, -1)) && !wrong.equals(Expr.number(2))) {
                assertFalse(proved(new FixedPoints(system).checks()), newick + " times " + wrong.text());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:3,B:3):1", "(A:2,B:2):1", "(A:1,B:1):2", "(A:2,B:2):0"})
    void aWrongGainOrFormulaIsSeenByThePhaseProofs(String newick) {
        ReducedSystem right = ReducedSystem.of(tree(newick));
        PhaseLaw law = PhaseLaw.of(right);
        assertTrue(provedAll(law));
        Expr two = Expr.number(2);
        PhaseLaw wrongGain = new PhaseLaw(
                law.regime(), law.two(), law.gainA().times(two), law.gainB(), law.earlySecond(), law.secondDuration());
        assertFalse(provedAll(wrongGain));
        assertFalse(proved(new PhaseProofs(wrongGain).firstPhase()));
        PhaseLaw wrongEarly = new PhaseLaw(
                law.regime(),
                law.two(),
                law.gainA(),
                law.gainB(),
                law.earlySecond().times(two),
                law.secondDuration());
        assertFalse(proved(new PhaseProofs(wrongEarly).earlyPhase()));
        PhaseLaw wrongSecond = new PhaseLaw(
                law.regime(),
                law.two(),
                law.gainA(),
                law.gainB(),
                law.earlySecond(),
                law.secondDuration().plus(Constant.ONE));
        if (law.regime() != PhaseLaw.Regime.EARLY) {
            assertFalse(proved(new PhaseProofs(wrongSecond).secondPhase()));
            assertFalse(proved(new PhaseProofs(wrongSecond).timeRatio()));
        } else {
            assertFalse(proved(new PhaseProofs(wrongSecond).timeRatio()), "early fusion has no second phase");
        }
    }

    private static boolean provedAll(PhaseLaw law) {
        PhaseProofs proofs = new PhaseProofs(law);
        return proved(proofs.earlyPhase())
                && proved(proofs.firstPhase())
                && proved(proofs.secondPhase())
                && proved(proofs.timeRatio());
    }

    @Test
    void aWrongLossOrMapIsSeen() {
        FusionTree tree = tree("(A:3,B:3):1");
        ReducedSystem system = ReducedSystem.of(tree);
        SymbolicMoments wrongLoss = new SymbolicMoments(tree.names()) {
            @Override
            public Expr loss(List<Expr> map) {
                return super.loss(map).plus(correlation(0).times(map.get(0)));
            }
        };
        Step loss = new NetworkSteps(system, wrongLoss).steps().get(0);
        loss.checks()
                .forEach(check ->
                        assertFalse(check.verdict().isProved(), check.claim().plain()));
        assertFalse(proved(new FixedPoints(system, wrongLoss).checks()));
        SymbolicMoments wrongMap = new SymbolicMoments(tree.names()) {
            @Override
            public List<Expr> leastSquares(Set<Integer> set) {
                return super.leastSquares(set).stream()
                        .map(w -> w.times(Expr.number(2)))
                        .toList();
            }
        };
        assertFalse(proved(new FixedPoints(system, wrongMap).checks()));
        SymbolicMoments wrongLeast = new SymbolicMoments(tree.names()) {
            @Override
            public Expr leastLoss(Set<Integer> set) {
                return super.leastLoss(set).times(Expr.number(2));
            }
        };
        assertFalse(proved(new FixedPoints(system, wrongLeast).checks()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:3,B:3):1", "((A:2,B:1):0,C:3):1", "(A:Lf,B:Lf):(L-Lf)"})
    void aConservedQuantityWithAChildLeftOutIsSeen(String newick) {
        FusionTree tree = tree(newick);
        List<ConservedQuantities.Law> laws = ConservedQuantities.laws(tree);
        assertTrue(
                ConservedQuantities.check(tree, laws, EdgeRates.ONE).verdict().isProved());
        List<ConservedQuantities.Law> wrong = laws.stream()
                .map(law -> law.rest().size() < 2
                        ? law
                        : new ConservedQuantities.Law(
                                law.first(), law.rest().subList(1, law.rest().size()), law.condition()))
                .toList();
        assertFalse(
                ConservedQuantities.check(tree, wrong, EdgeRates.ONE).verdict().isProved());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:3,B:3):1", "((A:2,B:2):1,C:3):1", "(A:Lf,B:Lf):(L-Lf)", "(A:2):1"})
    void aWrongGainIsSeenByEnergyExitsAndClosedForms(String newick) {
        ReducedSystem right = ReducedSystem.of(tree(newick));
        List<FixedPoint> points = new FixedPoints(right).points();
        SymbolicMoments moments = new SymbolicMoments(right.tree().names());
        assertTrue(EnergyStep.of(right, moments).verdict().isProved());
        assertTrue(new ExitStep(right, points).step().orElseThrow().verdict().isProved());
        assertTrue(new AloneStep(right).step().verdict().isProved());
        Expr u = Expr.positive("uA");
        for (Expr wrong : List.of(u, Expr.power(u, -1), Expr.sqrt(u))) {
            List<Expr> gains = new ArrayList<>(right.gains());
            gains.set(0, gains.get(0).times(wrong));
            ReducedSystem system = new ReducedSystem(right.tree(), gains);
            String message = newick + " times " + wrong.text();
            assertFalse(EnergyStep.of(system, moments).verdict().isProved(), message);
            assertFalse(
                    new ExitStep(system, points).step().orElseThrow().verdict().isProved(), message);
            assertFalse(new AloneStep(system).step().verdict().isProved(), message);
        }
    }

    @Test
    void wrongMomentsAreSeenByTheStepsAboutSaddles() {
        FusionTree tree = tree("(A:3,B:3):1");
        List<FixedPoint> points = new FixedPoints(ReducedSystem.of(tree)).points();
        List<Step> right = new SaddleSteps(tree, points, new SymbolicMoments(tree.names())).steps();
        assertTrue(right.size() == 3 && right.stream().allMatch(s -> s.verdict().isProved()));
        SymbolicMoments wrongResidual = new SymbolicMoments(tree.names()) {
            @Override
            public Expr residual(int m, List<Expr> map) {
                return super.residual(m, map).plus(Expr.power(map.get(m), 2));
            }
        };
        SymbolicMoments wrongMap = new SymbolicMoments(tree.names()) {
            @Override
            public List<Expr> leastSquares(Set<Integer> set) {
                return super.leastSquares(set).stream()
                        .map(w -> set.size() == 2 ? w.times(Expr.number(2)) : w)
                        .toList();
            }
        };
        for (SymbolicMoments wrong : List.of(wrongResidual, wrongMap)) {
            List<Step> steps = new SaddleSteps(tree, points, wrong).steps();
            assertFalse(steps.get(0).verdict().isProved(), "mis-attribution");
            assertFalse(steps.get(2).verdict().isProved(), "permanent bias");
        }
        List<FixedPoint> doubled = points.stream()
                .map(p -> new FixedPoint(
                        p.learned(), p.map(), p.loss().times(Expr.number(2)), p.kind(), 1, "", p.exits()))
                .toList();
        Step preference = new SaddleSteps(tree, doubled, new SymbolicMoments(tree.names()))
                .steps()
                .get(1);
        assertFalse(preference.verdict().isProved());
    }

    @Test
    void closedFormsOfOtherDepthsAreSeenAsWrong() {
        Alone three = new Alone(Expr.number(3));
        Expr sum = Cas.symja().derivative(three.elementary(), Alone.U).plus(three.remainder());
        assertFalse(NormalForm.equal(Alone.S.over(new Alone(Expr.number(5)).field()), sum)
                .isProved());
        Expr slope = Cas.symja().derivative(Alone.fourLayers(), Alone.U);
        assertFalse(NormalForm.equal(Alone.S.over(three.field()), slope).isProved());
        assertTrue(proved(three.checks()) && proved(new Alone(Expr.positive("L")).checks()));
    }
}
