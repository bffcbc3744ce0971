package org.fusionflow.reduced.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.RemedyReader;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.BiasVerdict;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The formulas of remedies in the limit of small starts, on the toy problem of standard deviations 2 and 1, correlation 1/2 and output {@code x_A + x_B}:
 * {@code s_A = 5}, {@code s_B = 2}, {@code e_B = 3/4}. Slopes of half times in {@code ln(1/u0)}, or in {@code u0^(2-L)}, test limits; ratios would need starts
 * that are much smaller.
 */
class RemedyLimitsTest {
    private static final Moments TOY = new Moments(
            new Modalities(List.of("A", "B"), List.of(1, 1)),
            new Symmetric(new double[][] {{4, 1}, {1, 1}}),
            Vector.of(5, 2),
            7);

    private static Prediction predicted(String newick, double u0, String remedies) {
        return predicted(newick, u0, remedies, Vector.of());
    }

    private static Prediction predicted(String newick, double u0, String remedies, Vector times) {
        FusionTree tree = FusionTree.parse(newick);
        Map<String, Value> given = new LinkedHashMap<>();
        for (String one : remedies.split(" ", -1)) {
            int colon = one.indexOf(':');
            given.put(
                    one.substring(0, colon), OptionValue.of("--" + one.substring(0, colon), one.substring(colon + 1)));
        }
        Problem problem = Problem.of(tree, TOY, u0).with(RemedyReader.read(given, tree));
        return Predictor.predict(problem, PredictionRequest.WHOLE.at(times));
    }

    /** Ratio of the slopes of the half times of the modality learned last and of that learned first. */
    private static double slopeRatio(String newick, double large, double small, String remedies) {
        Prediction one = predicted(newick, large, remedies);
        Prediction other = predicted(newick, small, remedies);
        int first = other.first();
        return (other.halfTime(1 - first).orElseThrow()
                        - one.halfTime(1 - first).orElseThrow())
                / (other.halfTime(first).orElseThrow() - one.halfTime(first).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        // 1 + (kappa_A s_A - kappa_B s_B)/(kappa_B |e_B|)
        "'rate:A=1,B=1.5', 2.7777777777777777",
        // Above the tie the order is reversed: 1 + (kappa_B s_B - kappa_A s_A)/(kappa_A |e_A|), e_A = 5 - 2 = 3.
        "'rate:A=1,B=4', 2",
        "'inputScale:A=1,B=2', 1.6666666666666667",
        "'dropout:A=0.3', 2.3333333333333335",
        // 1 + (p_A s_A - p_B s_B)/(p_B |q_A s_B + p_A e_B|), and without the p in front for inputs that are rescaled
        "'dropout:A=0.3,B=0.2', 3.111111111111111",
        "'dropout:A=0.3,B=0.2 dropoutRescale:true', 3.6666666666666665",
        // 1 + ((1 + l_A) s_A - (1 + l_B) s_B)/|e_B + l_B s_B|
        "'branchLoss:A=0.5,B=1', 2.2727272727272727",
        "'alternate:true', 2.5",
        // 1 + (r - 1)/(1 + rho)
        "'whiten:true', 1.6666666666666667",
        // 1 + (s_A - s_B)/(e_B(mu) - mu), e_B(mu) = 2 - 4.7/4
        "'weightDecay:0.3', 6.714285714285714"
    })
    void twoLayersLearnWithTheRatioOfTheFormula(String remedies, double ratio) {
        assertEquals(ratio, slopeRatio("(A:2,B:2):0", 1e-6, 1e-9, remedies), 2e-3 * ratio);
        predicted("(A:2,B:2):0", 1e-6, remedies)
                .laws()
                .asymptoticRatio()
                .ifPresent(limit -> assertEquals(ratio, limit, 1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "'rate:A=1,B=1.5', 2.7777777777777777",
        "'branchLoss:A=0.5,B=1', 2.2727272727272727",
        // 1 + (f^(2-L) s_A - s_B)/|e_B|
        "'scale:B=0.5', 25"
    })
    void fourLayersLearnWithTheRatioOfTheFormula(String remedies, double ratio) {
        assertEquals(ratio, slopeRatio("(A:4,B:4):0", 0.02, 0.01, remedies), 2e-3 * ratio);
        assertEquals(
                ratio,
                predicted("(A:4,B:4):0", 0.02, remedies)
                        .laws()
                        .asymptoticRatio()
                        .orElseThrow(),
                1e-9);
    }

    /** {@code t_A = -ln(1 - mu z0/s_A)/((L-2) mu)} with {@code z0 = u0^(2-L)}: its slope in z0. */
    @Test
    void decayDelaysDeepNetworksByItsFormula() {
        double decay = 1e-3;
        double one = predicted("(A:4,B:4):0", 0.02, "weightDecay:" + decay)
                .halfTime(0)
                .orElseThrow();
        double other = predicted("(A:4,B:4):0", 0.04, "weightDecay:" + decay)
                .halfTime(0)
                .orElseThrow();
        double formula = first(decay, 0.02) - first(decay, 0.04);
        assertEquals(formula, one - other, 1e-3 * formula);
        assertTrue(Math.abs(formula - (first(1e-12, 0.02) - first(1e-12, 0.04))) > 0.1 * formula);
    }

    private static double first(double decay, double u0) {
        return -Math.log1p(-decay * Math.pow(u0, -2) / 5) / (2 * decay);
    }

    @Test
    void decayBeyondTheExitRateIsPermanent() {
        Prediction prediction = predicted("(A:2,B:2):0", 1e-3, "weightDecay:1.2");
        assertTrue(prediction.halfTime(1).isEmpty());
        assertEquals(BiasVerdict.PERMANENT, prediction.bias().orElseThrow().verdict());
    }

    /** At the tie both leave together, and their targets are those of both. */
    @Test
    void ratesTieWhereTheyMakeGrowthEqual() {
        for (String newick : List.of("(A:2,B:2):0", "(A:3,B:3):0")) {
            Prediction prediction = predicted(newick, 1e-3, "rate:B=2.5");
            assertEquals(
                    List.of("A", "B"), prediction.reference().targets().get(0).learned());
            assertEquals(1, prediction.laws().asymptoticRatio().orElseThrow(), 1e-12);
            assertEquals(1, prediction.timeRatio().orElseThrow(), 0.02);
        }
    }

    /** Outputs of A and B lock at {@code R = artanh(1 - s_B/s_A)/alpha}. */
    @Test
    void modulationLocksTheOutputs() {
        Vector map = predicted("(A:2,B:2):0", 1e-9, "rate:ogm=0.1", Vector.of(5))
                .trajectory()
                .points()
                .get(0)
                .map();
        double artanh = 0.5 * Math.log((1 + 0.6) / (1 - 0.6));
        assertEquals(artanh / 0.1, 2 * map.at(0) / map.at(1), 1e-3);
    }

    /** {@code w_B = e_B Sigma_B^-1} with A frozen at its map: an excess loss of {@code e_B^2 (1/S - 1/Sigma_B)/2 = 0.09375}. */
    @Test
    void frozenBranchesLeaveTheirExcess() {
        Prediction prediction = predicted("(A:2,B:2):0", 1e-6, "freeze:A@t>6", Vector.of(1000));
        Vector end = prediction.trajectory().points().get(0).map();
        assertEquals(0.09375, TOY.loss(end), 1e-3);
        assertEquals(2 - end.at(0), end.at(1), 1e-9);
        // Without a time it freezes where 1 % of its residual is left.
        Prediction learned = predicted("(A:2,B:2):0", 1e-6, "freeze:A");
        assertEquals(0.99 * 5 / 4, learned.trajectory().end().at(0), 1e-4);
    }

    @Test
    void dropoutEndsAtItsOwnNormalEquations() {
        Prediction prediction = predicted("(A:2,B:2):0", 1e-3, "dropout:A=0.3", Vector.of(1000));
        Vector end = prediction.trajectory().points().get(0).map();
        assertEquals(10.0 / 11, end.at(0), 1e-9);
        assertEquals(15.0 / 11, end.at(1), 1e-9);
        assertEquals(6.0 / 121, TOY.loss(end), 1e-9);
        assertEquals(6.0 / 121, prediction.trajectory().points().get(0).loss(), 1e-9);
    }

    /** A branch that is slow for a while and fast afterwards is where two integrations one after the other would be. */
    @Test
    void ratesChangeAtTheirTimes() {
        Vector times = Vector.of(1, 2, 3);
        double[] staged = maps(predicted("(A:3,B:2):1", 0.05, "rate:B=2@t<2;B=0.5", times));
        double[] constant = maps(predicted("(A:3,B:2):1", 0.05, "rate:B=2", times));
        for (int i = 0; i < 4; i++) {
            assertEquals(constant[i], staged[i], 1e-10);
        }
        assertTrue(Math.abs(constant[5] - staged[5]) > 1e-4);
    }

    private static double[] maps(Prediction prediction) {
        return prediction.trajectory().points().stream()
                .flatMapToDouble(point -> Arrays.stream(point.map().toArray()))
                .toArray();
    }

    /** With B alone: {@code t_B = ln(1/u0)/s_B} and the map {@code s_B/1 = 2}. */
    @Test
    void aModalityThatNeverMovesIsNeverLearned() {
        Prediction p = predicted("(A:2,B:2):0", 1e-6, "rate:A=0");
        assertTrue(p.halfTime(0).isEmpty());
        assertEquals(Math.log(1e6) / 2, p.halfTime(1).orElseThrow(), 0.3);
        assertEquals("[{}, {B}]", p.path().orElseThrow().sequence().toString());
        assertEquals(BiasVerdict.PERMANENT, p.bias().orElseThrow().verdict());
        assertEquals(0, p.bias().orElseThrow().modality());
        assertTrue(p.warnings().contains("A is never learned: none of its layers moves"), p.warnings()::toString);
        assertTrue(p.warnings().stream().noneMatch(w -> w.contains("not learned at")), p.warnings()::toString);
    }

    /** The layers above the fusion still learn A, by another law than that of the path. */
    @Test
    void aBranchThatStandsStillBelowAMovingTrunkHasNoFormula() {
        Prediction p = predicted("(A:2,B:2):1", 0.1, "rate:A=0");
        assertTrue(p.halfTime(0).isPresent());
        assertTrue(p.laws().formulaTime(0).isEmpty() && p.laws().refinedTime(1).isEmpty());
    }

    /** At the tie {@code kappa_B = s_A/s_B} there is no plateau, and nobody waits. */
    @Test
    void atTheTieNothingWaits() {
        Prediction p = predicted("(A:2,B:2):0", 1e-3, "rate:A=1,B=2.5");
        assertTrue(p.isTogether() && p.plateau().isEmpty() && !p.superficialPreference());
        assertEquals(BiasVerdict.NONE, p.bias().orElseThrow().verdict());
        assertTrue(p.warnings().stream().noneMatch(w -> w.startsWith("order") || w.startsWith("path")));
        Prediction near = predicted("(A:2,B:2):0", 1e-3, "rate:A=1,B=2.49");
        assertTrue(!near.isTogether() && near.plateau().isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate:A=0,B=0",
                "rate:B=1e300",
                "rate:B=1e-9",
                "rate:B=-1",
                "rate:ogm=1e7",
                "inputScale:B=1e200",
                "inputScale:B=0",
                "scale:A=1e7",
                "branchLoss:1e300",
                "weightDecay:1e300",
                "dropout:A=0.9999999"
            })
    void factorsBeyondAllUseAreRefusedInOneLine(String remedies) {
        String message = String.valueOf(assertThrows(InvalidInput.class, () -> predicted("(A:2,B:2):0", 1e-3, remedies))
                .getMessage());
        assertTrue(message.contains("expected ") && message.lines().count() == 1, message);
    }
}
