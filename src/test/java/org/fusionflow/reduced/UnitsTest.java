package org.fusionflow.reduced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Units of the inputs decide no verdict, and small numbers are not zeros. */
class UnitsTest {
    private static final FusionTree LATE = FusionTree.parse("(A:2,B:2):0");

    private static Prediction predict(String toy, double u0) {
        return Predictions.of(LATE, ToyData.parse(toy).moments(), u0);
    }

    /** Two uncorrelated inputs of weight 1: half time {@code ln(1/u0^2 - 1) / (2 s)} with s the variance. */
    @ParameterizedTest
    @CsvSource({"1e-8", "1e-5", "1e-3", "2", "1e4", "1e5", "1e8"})
    @Tag("closed-form")
    void anUncorrelatedModalityIsLearnedAtItsOwnTimeInAnyUnitOfTheOther(double ratio) {
        Prediction p = predict("rho=0,ratio=" + ratio, 1e-3);
        double own = 0.5 * Math.log(1e6 - 1);
        assertEquals(own, p.halfTime(1).orElseThrow(), 1e-8 * own);
        assertEquals(own / (ratio * ratio), p.halfTime(0).orElseThrow(), 1e-8 * own / (ratio * ratio));
        assertFalse(p.permanentBias());
    }

    @Test
    void almostTheSameInputIsLearnedLateAndNotNever() {
        Prediction p = predict("ratio=2,rho=0.9999999999,wB=1.5", 1e-3);
        assertFalse(p.permanentBias());
        assertEquals(BiasVerdict.TRANSIENT, p.bias().orElseThrow().verdict());
        // e_B = wB (1 - rho^2): the data carry it to the rounding of rho against 1.
        Saddle first = p.plateau().orElseThrow();
        assertEquals(Saddle.Kind.STRICT_SADDLE, first.kind());
        assertEquals(
                1.5 * (1 - 0.9999999999 * 0.9999999999),
                first.exit(1).orElseThrow().residualNorm(),
                1e-15);
        assertEquals(1.2003e10, p.halfTime(1).orElseThrow(), 1e6);
        // wB rho / ratio.
        assertEquals(0.749999999925, p.misattribution().orElseThrow().at(0), 1e-12);
        // wB^2 (1 - rho^2) / 2.
        assertEquals(2.25e-10, p.plateauLoss().orElseThrow(), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({
        // The inputs are multiples of each other: nothing is left, exactly.
        "'ratio=2,rho=1', PERMANENT",
        "'ratio=0.3,rho=-1,wB=0.7', PERMANENT",
        // The output does not depend on B.
        "'ratio=2,rho=0.5,wB=0', PERMANENT",
        // One unit of rounding from 1: may be anything.
        "'ratio=2,rho=0.9999999999999999', CANNOT_BE_TOLD",
        "'ratio=2,rho=-0.9999999999999998,wB=-1', CANNOT_BE_TOLD",
        // Far above rounding, however small.
        "'ratio=2,rho=0.999999999999', TRANSIENT",
        "'ratio=2,rho=0,wB=1e-7', TRANSIENT",
        "'ratio=1e8,rho=0.5', TRANSIENT",
        "'ratio=1e-8,rho=0.5', TRANSIENT"
    })
    void verdictsAreThoseOfExactReasoningOrOfTheRoundingOfTheData(String toy, BiasVerdict expected) {
        Prediction p = predict(toy, 1e-2);
        assertEquals(expected, p.bias().orElseThrow().verdict(), p.warnings().toString());
        assertEquals(expected == BiasVerdict.PERMANENT, p.permanentBias());
        boolean said =
                p.warnings().stream().anyMatch(warning -> warning.startsWith("bias cannot be told from rounding"));
        assertEquals(expected == BiasVerdict.CANNOT_BE_TOLD, said);
    }

    static List<Long> seeds() {
        return IntStream.rangeClosed(1, 60).mapToObj(seed -> (long) seed).toList();
    }

    /** Each input of random data, some of them singular, is multiplied by a factor from 1e-8 to 1e8. */
    @ParameterizedTest
    @MethodSource("seeds")
    void rescalingInputsChangesNoVerdict(long seed) {
        RandomProblems problem = RandomProblems.of(seed);
        Random random = new Random(seed);
        Moments moments = problem.moments().inOrderOf(problem.tree());
        double[] factors = random.doubles(moments.modalities().inputs(), -8, 8)
                .map(e -> Math.pow(10, e))
                .toArray();
        assertEquals(verdicts(problem.tree(), moments), verdicts(problem.tree(), rescaled(moments, factors)));
    }

    private static Moments rescaled(Moments moments, double[] factors) {
        int d = factors.length;
        double[][] covariance = new double[d][d];
        double[] correlation = new double[d];
        for (int i = 0; i < d; i++) {
            correlation[i] = moments.rows().get(0).at(i) * factors[i];
            for (int j = 0; j < d; j++) {
                covariance[i][j] = moments.inputCovariance().at(i, j) * factors[i] * factors[j];
            }
        }
        Modalities modalities = moments.modalities();
        return new Moments(modalities, new Symmetric(covariance), Vector.of(correlation), moments.outputVariance());
    }

    /** What is 0 at each fixed point, its kind, and the dimension of its continuum. */
    private static List<String> verdicts(FusionTree tree, Moments moments) {
        List<String> list = new ArrayList<>();
        for (Saddle saddle : SaddleGraph.of(tree, moments).saddles()) {
            List<String> exits = saddle.exits().stream()
                    .map(exit -> exit.name() + (exit.vanishing().isZero() ? " closed" : " open"))
                    .toList();
            list.add(saddle.learned() + " " + saddle.kind() + exits + saddle.degenerate()
                    + saddle.continuum().map(c -> c.dimension()).orElse(0));
        }
        assertTrue(list.size() > 0);
        return list;
    }
}
