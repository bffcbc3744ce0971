package org.fusionflow.reduced.saddle.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.reduced.BiasVerdict;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.Predictions;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phases of many layers and a small start last longer than any double. The path does not depend on it, and its numbers say so. */
class BeyondRangeTest {
    private static MatchedPhases phases(String tree, double u0) {
        return MatchedPhases.of(
                SaddleGraph.of(
                        FusionTree.parse(tree), ToyData.parse("ratio=2,rho=0").moments()),
                u0);
    }

    private static List<String> path(MatchedPhases phases) {
        return phases.sequence().stream().map(LearnedSet::toString).toList();
    }

    /** A, of the larger rate or the fewer layers, is first whatever the start. */
    @ParameterizedTest
    @CsvSource({
        "'(A:50,B:50):0', {A}, 1",
        "'(A:50,B:50):3', {A}, 1",
        "'(A:2,B:2):90', {A}, 1",
        "'(A:50,B:2):0', {B}, 0",
        "'(A:2,B:50):0', {A}, 0"
    })
    void thePathGoesOnAfterADurationBeyondTheLargestNumber(String tree, String first, int inTheFirst) {
        MatchedPhases phases = phases(tree, 1e-9);
        assertEquals(List.of("{}", first, "{A,B}"), path(phases));
        assertEquals(
                List.of(first, "{A,B}"),
                phases.leadingPhases().stream()
                        .map(phase -> phase.to().learned().toString())
                        .toList());
        List<Phase> leading = phases.leadingPhases();
        assertTrue(Double.isInfinite(leading.get(1).arrival()));
        assertEquals(inTheFirst == 1, Double.isInfinite(leading.get(0).duration()));
        String warnings = phases.warnings().toString();
        assertTrue(warnings.contains("after more than 1.8e308"), warnings);
        for (String wrong : List.of("not learned", "no start", "order:", "near-tie", "phases end before")) {
            assertTrue(!warnings.contains(wrong), warnings);
        }
        assertTrue(Double.isInfinite(phases.horizon()) || phases.horizon() > 0);
    }

    /** {@code (u0^-48 - 1)/(48 s)} with s of 4 and 1. */
    @Test
    @Tag("closed-form")
    void justBelowItTheTimesAreThoseOfTheClosedForm() {
        MatchedPhases phases = phases("(A:50,B:50):0", 1e-6);
        assertEquals(List.of("{}", "{A}", "{A,B}"), path(phases));
        double unit = 1e288 / 48;
        // Over 288 decades an integration with tolerance 1e-12 is right to some 1e-6.
        assertEquals(unit / 4, phases.leadingHalfTime(0).orElseThrow(), 1e-5 * unit);
        assertEquals(unit, phases.leadingHalfTime(1).orElseThrow(), 1e-5 * unit);
    }

    @Test
    void thePredictionNamesThePathToo() {
        Prediction p = Predictions.of(
                FusionTree.parse("(A:50,B:50):0"),
                ToyData.parse("ratio=2,rho=0").moments(),
                1e-9);
        assertEquals(List.of("{}", "{A}", "{A,B}"), path(p.path().orElseThrow()));
        assertTrue(p.laws().formulaTime(0).isEmpty() && p.laws().formulaTime(1).isEmpty());
        assertEquals(BiasVerdict.PRACTICALLY_PERMANENT, p.bias().orElseThrow().verdict());
        assertTrue(p.warnings().toString().contains("more than 1.8e308"), p.warnings()::toString);
    }
}
