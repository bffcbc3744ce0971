package org.fusionflow.data.moments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.PivotedCholesky;
import org.fusionflow.linear.Symmetric;
import org.junit.jupiter.api.Test;

/** Rank and condition by hand, and the same by eigenvalues and by factorization. */
class ConditioningTest {
    @Test
    void aDiagonalTellsBoth() {
        Moments moments = new Moments(
                new Modalities(List.of("A", "B"), List.of(2, 2)),
                new Symmetric(new double[][] {{9, 0, 0, 0}, {0, 4, 0, 0}, {0, 0, 1, 1}, {0, 0, 1, 1}}),
                org.fusionflow.linear.Vector.of(1, 1, 1, 1),
                10);
        assertEquals(new Conditioning(2, 2, java.util.OptionalDouble.of(9.0 / 4)), Conditioning.of(moments, 0));
        // The other eigenvalue of B is 0, so the only one above rounding is 2.
        assertEquals(1, Conditioning.of(moments, 1).rank());
        assertEquals(1, Conditioning.of(moments, 1).condition().orElseThrow(), 1e-14);
        assertEquals(3, Conditioning.of(moments).rank());
        assertEquals(4.5, Conditioning.of(moments).condition().orElseThrow(), 1e-14);
    }

    @Test
    void manyInputsAreFactorizedWithTheSameResult() {
        Moments moments = RandomSamples.parse("A=180,B=60,std.A=3,samples=2000")
                .trainingData(FusionTree.parse("(A:2,B:2):0"))
                .moments();
        Conditioning all = Conditioning.of(moments);
        assertEquals(240, all.rank());
        Symmetric covariance = moments.inputCovariance();
        double expected = covariance.largestEigenvalue() / covariance.smallestEigenvalue();
        assertEquals(expected, all.condition().orElseThrow(), 1e-4 * expected);
    }

    @Test
    void fewSamplesLeaveTheirNumberAsRank() {
        Samples few = RandomSamples.parse("A=200,B=50,samples=40").draw();
        Conditioning all = Conditioning.of(few.moments());
        assertEquals(40, all.rank());
        assertTrue(all.condition().isEmpty());
        Symmetric scaled = few.moments().inputCovariance();
        assertEquals(40, PivotedCholesky.of(scaled, 1e-12).rank());
    }
}
