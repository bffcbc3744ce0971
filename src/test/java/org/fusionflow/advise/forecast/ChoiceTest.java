package org.fusionflow.advise.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static ErrorCurve curve(double... errors) {
        double[] times = new double[errors.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = i;
        }
        return new ErrorCurve(Vector.of(times), Vector.of(errors));
    }

    @Test
    void aCurveKnowsItsLeastErrorAndItsTimes() {
        ErrorCurve curve = curve(1, 0.5, 0.2, 0.4);
        assertEquals(0.2, curve.best());
        assertEquals(2, curve.bestTime());
        assertEquals(0.4, curve.atEnd());
        assertEquals(1.5, curve.timeTo(0.35), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, curve.timeTo(0.1));
    }

    private static Candidate candidate(int simplicity, ErrorCurve... parts) {
        return new Candidate(List.of(parts), simplicity);
    }

    @Test
    void exactErrorsThatDifferByLessThanAHundredthAreEqual() {
        Candidate bad = candidate(1, curve(1, 0.5, 0.5));
        Candidate simple = candidate(2, curve(1, 0.9, 0.2019));
        Candidate best = candidate(3, curve(1, 0.2, 0.3));
        Choice choice = Choice.of(List.of(best, bad, simple), 0, Choice.Stop.BEST);
        assertEquals(0, choice.best());
        assertEquals(2, choice.chosen());
        assertEquals(2, choice.equal());
        // Trained to the end, the simple one is best and alone.
        Choice atEnd = Choice.of(List.of(best, bad, simple), 0, Choice.Stop.END);
        assertEquals(2, atEnd.chosen());
        assertEquals(1, atEnd.equal());
    }

    /** Differences 0.1, 0.3: their mean is 0.2, their variance 0.02, the squared standard error 0.02 (1/2 + q). */
    @Test
    void theStandardErrorIsThatOfTheDifference() {
        Candidate best = candidate(2, curve(2, 1), curve(2, 0.5));
        Candidate simple = candidate(1, curve(2, 1.1), curve(2, 0.8));
        Choice independent = Choice.of(List.of(best, simple), 0, Choice.Stop.BEST);
        assertEquals(0.2, independent.standings().get(1).difference(), 1e-12);
        assertEquals(0.1, independent.standings().get(1).standardError(), 1e-12);
        assertEquals(0, independent.chosen());
        Choice overlapping = Choice.of(List.of(best, simple), 1.5, Choice.Stop.BEST);
        assertEquals(0.2, overlapping.standings().get(1).standardError(), 1e-9);
        assertEquals(1, Choice.of(List.of(best, simple), 1.6, Choice.Stop.BEST).chosen());
    }

    @Test
    void hardPartsAreHardForAllAndSayNothing() {
        Candidate best = candidate(2, curve(9, 1), curve(9, 8));
        Candidate simple = candidate(1, curve(9, 1.5), curve(9, 8.5));
        assertEquals(0, Choice.of(List.of(best, simple), 0, Choice.Stop.BEST).chosen());
    }

    @Test
    void whatIsNotKnownIsNotChosen() {
        Candidate unknown = candidate(1, curve(Double.NaN, Double.NaN));
        Candidate known = candidate(2, curve(1, 0.5));
        assertEquals(1, Choice.of(List.of(unknown, known), 0, Choice.Stop.BEST).chosen());
    }

    /** Two layers of their own, two shared: 2 + 2 + 2; early 1 + 1 + 3, late 4 + 4. */
    @Test
    void earlyFusionIsTheSimplest() {
        assertEquals(6, Candidate.layers(FusionTree.parse("(A:2,B:2):2")));
        assertEquals(5, Candidate.layers(FusionTree.parse("(A:1,B:1):3")));
        assertEquals(8, Candidate.layers(FusionTree.parse("(A:4,B:4):0")));
    }
}
