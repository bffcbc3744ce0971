package org.fusionflow.symbolic;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs that are given a wrong gradient, gain or law do not go through. */
class VerdictsCanFailTest {
    private static final FusionTree TREE = FusionTree.parse("((A:2,B:1):1,C:2):1");

    private static LayerGradient withoutTranspose() {
        return (b, e, f) -> b.transposed().times(e.times(f));
    }

    /** Every second contribution is lost. */
    private static LayerGradient droppingChildren() {
        AtomicInteger calls = new AtomicInteger();
        return (b, e, f) -> {
            ExactMatrix exact = LayerGradient.EXACT.of(b, e, f);
            return calls.getAndIncrement() % 2 == 0 ? exact : exact.minus(exact);
        };
    }

    private static LayerGradient twice() {
        return (b, e, f) -> LayerGradient.EXACT.of(b, e, f).plus(LayerGradient.EXACT.of(b, e, f));
    }

    private static LayerGradient negative() {
        return (b, e, f) -> {
            ExactMatrix exact = LayerGradient.EXACT.of(b, e, f);
            return exact.minus(exact).minus(exact);
        };
    }

    @Test
    void theExactGradientPasses() {
        LayerProofs layers = new LayerProofs(LayerGradient.EXACT);
        assertTrue(Verdict.all(List.of(
                        layers.gradient(),
                        layers.neighbourConservation(),
                        layers.nodeConservation(),
                        layers.ansatzGradient(),
                        layers.ansatzInduction()))
                .isProved());
        NetworkProofs network = new NetworkProofs(TREE, LayerGradient.EXACT);
        assertTrue(network.gradient().isProved() && network.invariance().isProved());
    }

    @Test
    void missingTransposeFailsEverywhere() {
        LayerProofs layers = new LayerProofs(withoutTranspose());
        assertFalse(layers.gradient().isProved());
        assertFalse(layers.neighbourConservation().isProved());
        assertFalse(layers.nodeConservation().isProved());
        assertFalse(layers.ansatzGradient().isProved());
        NetworkProofs network = new NetworkProofs(TREE, withoutTranspose());
        assertFalse(network.gradient().isProved());
        assertFalse(network.invariance().isProved());
    }

    @Test
    void droppedChildFailsWhereverChildrenAreAdded() {
        assertFalse(new LayerProofs(droppingChildren()).nodeConservation().isProved());
        assertFalse(new LayerProofs(droppingChildren()).ansatzGradient().isProved());
        assertFalse(new NetworkProofs(TREE, droppingChildren()).gradient().isProved());
        assertFalse(new NetworkProofs(TREE, droppingChildren()).invariance().isProved());
    }

    @Test
    void wrongScaleAndSignFail() {
        for (LayerGradient wrong : List.of(twice(), negative())) {
            assertFalse(new LayerProofs(wrong).gradient().isProved());
            assertFalse(new LayerProofs(wrong).ansatzGradient().isProved());
            assertFalse(new NetworkProofs(TREE, wrong).gradient().isProved());
            assertFalse(new NetworkProofs(TREE, wrong).invariance().isProved());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(A:2,B:2):1", "((A:2,B:1):1,C:2):1", "(A:Lf,B:Lf):(L-Lf)", "(A:L,B:L):0", "(A:2,B:2):(L-2)"})
    void wrongGainsFailTheReduction(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        ReducedSystem right = ReducedSystem.of(tree);
        assertTrue(all(new BalanceProofs(right).checks()));
        Expr length = ReducedSystem.length(tree.modalities().get(0));
        for (Expr error : List.of(length, Expr.power(length, -1), Expr.number(2), ReducedSystem.edgeNorm(tree))) {
            List<Expr> gains = new ArrayList<>(right.gains());
            gains.set(0, gains.get(0).times(error));
            assertFalse(
                    all(new BalanceProofs(new ReducedSystem(tree, gains)).checks()),
                    newick + ", gain times " + error.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:2,B:2):1", "((A:2,B:1):1,C:2):1", "(A:Lf,B:Lf):(L-Lf)"})
    void wrongExponentsFailTheFixedPoints(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        ReducedSystem right = ReducedSystem.of(tree);
        Expr length = ReducedSystem.length(tree.modalities().get(0));
        List<Expr> gains = new ArrayList<>(right.gains());
        gains.set(0, gains.get(0).times(length));
        assertTrue(all(new FixedPoints(right).checks()));
        assertFalse(all(new FixedPoints(new ReducedSystem(tree, gains)).checks()));
    }

    private static boolean all(List<Check> checks) {
        return checks.stream().allMatch(check -> check.verdict().isProved());
    }

    static Stream<PhaseLaw> laws() {
        return Stream.of("(A:1,B:1):2", "(A:2,B:2):0", "(A:2,B:2):1", "(A:3,B:3):1", "(A:Lf,B:Lf):(L-Lf)")
                .flatMap(newick -> Derivation.of(FusionTree.parse(newick)).phases().stream());
    }

    private static boolean proved(PhaseLaw law) {
        PhaseProofs proofs = new PhaseProofs(law);
        return all(proofs.earlyPhase())
                && all(proofs.firstPhase())
                && all(proofs.secondPhase())
                && all(proofs.timeRatio());
    }

    @ParameterizedTest
    @MethodSource("laws")
    void wrongLawsFail(PhaseLaw law) {
        assertTrue(proved(law));
        Expr uA = PhaseLaw.lengthA(law.two());
        for (Expr error : List.of(Expr.number(2), uA, PhaseLaw.U0, Expr.power(PhaseLaw.K, -1))) {
            Expr early = law.earlySecond().times(error);
            assertFalse(
                    proved(new PhaseLaw(
                            law.regime(), law.two(), law.gainA(), law.gainB(), early, law.secondDuration())),
                    "u_B times " + error.text());
            assertFalse(
                    proved(new PhaseLaw(
                            law.regime(),
                            law.two(),
                            law.gainA().times(error),
                            law.gainB(),
                            law.earlySecond(),
                            law.secondDuration())),
                    "g_A times " + error.text());
            assertFalse(
                    proved(new PhaseLaw(
                            law.regime(),
                            law.two(),
                            law.gainA(),
                            law.gainB().times(error),
                            law.earlySecond(),
                            law.secondDuration())),
                    "g_B times " + error.text());
            if (law.regime() != PhaseLaw.Regime.EARLY) {
                Expr second = law.secondDuration().times(error);
                assertFalse(
                        proved(new PhaseLaw(
                                law.regime(), law.two(), law.gainA(), law.gainB(), law.earlySecond(), second)),
                        "t_B - t_A times " + error.text());
            }
        }
        PhaseLaw swapped = new PhaseLaw(
                law.regime(),
                law.two(),
                law.gainB(),
                law.gainA(),
                law.earlySecond(),
                Constant.ONE.plus(law.secondDuration()));
        assertFalse(proved(swapped));
    }
}
