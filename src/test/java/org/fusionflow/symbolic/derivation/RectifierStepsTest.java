package org.fusionflow.symbolic.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.Verification;
import org.fusionflow.claims.document.ClaimDocument;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.EdgeRates;
import org.fusionflow.symbolic.flow.Rectifier;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.text.DerivationText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps on rectified units. */
class RectifierStepsTest {
    private static final Rectifier LEAKY = new Rectifier(Expr.real("alpha"));

    private static List<Step> steps(String newick, Rectifier rectifier) {
        return new RectifierSteps(FusionTree.parse(newick), rectifier).steps();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(A:2,B:2):0", "(A:1,B:1):1", "((A:1,B:1):1,C:2):0", "(A:2,B:2,C:2):0", "(A:1):1", "(A:2):0"})
    void allStepsAreProvedForEveryNetworkOfTwoLayers(String newick) {
        for (Rectifier rectifier :
                List.of(LEAKY, new Rectifier(Constant.ZERO), new Rectifier(Expr.number(Rational.of(1, 5))))) {
            for (Step step : steps(newick, rectifier)) {
                assertTrue(
                        step.verdict().isProved(),
                        step.id() + ": " + step.verdict().detail());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:2,B:2):0", "((A:1,B:1):1,C:2):0"})
    void theClaimsOfTheStepsAreProvedAgain(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        Derivation derivation = Derivation.of(tree, EdgeRates.ONE, Optional.of(LEAKY));
        assertTrue(derivation.verdict().isProved());
        List<Finding> findings = Verification.of(
                        Duration.ofSeconds(60),
                        (number, count, name) -> {},
                        List.of(ClaimDocument.parse("d.md", DerivationText.markdown(derivation))))
                .findings();
        List<String> failed = findings.stream()
                .filter(f -> !f.holds())
                .map(f -> f.name() + ": " + f.detail())
                .toList();
        assertEquals(List.of(), failed);
        assertTrue(findings.stream().anyMatch(f -> f.name().equals("fall to the floor and rise")));
    }

    /** The law of two branches is about two branches. */
    @Test
    void oneBranchHasNoLawOfTwo() {
        assertTrue(steps("(A:2,B:2):0", LEAKY).stream().anyMatch(s -> s.id().equals("AL-10")));
        assertTrue(steps("(A:1,B:1):1", LEAKY).stream().noneMatch(s -> s.id().equals("AL-10")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:3,B:3):0", "(A:2,B:2):1", "(A:2,B:1):1", "(A:1,B:1):0", "(A:Lf,B:Lf):(L-Lf)"})
    void otherDepthsAreRefused(String newick) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> steps(newick, LEAKY));
        assertTrue(String.valueOf(refused.getMessage()).contains("expected two layers"));
    }

    /** With other rates neither the flow of a unit nor what it keeps is that of the steps. */
    @Test
    void learningRatesAreRefused() {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        EdgeRates rates = new EdgeRates(Map.of("A", Expr.number(2)));
        InvalidInput refused = assertThrows(InvalidInput.class, () -> Derivation.of(tree, rates, Optional.of(LEAKY)));
        assertTrue(String.valueOf(refused.getMessage()).contains("plain gradient flow"));
    }

    @Test
    void theActivationIsTheOneThatIsStated() {
        Expr z = Expr.positive("z");
        Rectifier relu = new Rectifier(Constant.ZERO);
        assertEquals(z, relu.of(z));
        assertTrue(relu.of(z.negate()).isZero());
        Verdict leaky = NormalForm.equal(
                LEAKY.of(z.negate()), Expr.real("alpha").times(z).negate());
        Verdict wrong =
                NormalForm.equal(LEAKY.of(z.negate()), Expr.real("alpha").times(z));
        assertTrue(leaky.isProved());
        assertTrue(wrong instanceof Verdict.Refuted);
    }
}
