package org.fusionflow.study.experiment.beyond;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.study.experiment.Rows;
import org.junit.jupiter.api.Test;

class SaddleVisitsTest {
    private static final QuickTable TABLE = QuickTable.of(new SaddleVisits());
    private static final Rows ROWS = TABLE.rows();

    @Test
    void oneRunEachOrTwoWhereTheyScatter() {
        assertEquals(2 * (5 + 2 * 2 + 2), ROWS.size());
    }

    @Test
    void whatTheTableSaysIsFine() {
        TABLE.assertFine();
    }

    @Test
    void visitsThatAreOffFail() {
        TABLE.assertTurns("flow of the network: dwell", Doctored.of(ROWS, "dwell", d -> 1.001 * d, "method", "flow"));
        TABLE.assertTurns(
                "flow of the network: closest", Doctored.of(ROWS, "closest", d -> 1.001 * d, "method", "flow"));
        TABLE.assertTurns(
                "gradient descent at rates up to 0.02 of the limit: dwell",
                Doctored.of(ROWS, "dwell", d -> 1.03 * d, "ofLimit", "0.02"));
        TABLE.assertTurns(
                "gradient descent at rates up to 0.02 of the limit: tA",
                Doctored.of(ROWS, "tA", d -> 1.03 * d, "ofLimit", "0.02"));
        TABLE.assertTurns(
                "gradient descent at rates up to 0.02 of the limit: tB",
                Doctored.of(ROWS, "tB", d -> Double.NaN, "ofLimit", "0.02"));
        TABLE.assertTurns(
                "gradient descent at any", Doctored.of(ROWS, "dwell", d -> 0.5 * d, "method", "gd", "ofLimit", "0.5"));
        TABLE.assertTurns(
                "momentum", Doctored.of(ROWS, "dwell", d -> 0.9 * d, "method", "momentum", "ofLimit", "0.02"));
    }

    @Test
    void noiseThatDoesAnotherThingFails() {
        TABLE.assertTurns(
                "stochastic descent: every", Doctored.of(ROWS, "stays", s -> 0, "method", "sgd", "batch", "4"));
        TABLE.assertTurns(
                "stochastic descent where", Doctored.of(ROWS, "dwell", d -> 1.1 * d, "method", "sgd", "batch", "64"));
        TABLE.assertTurns(
                "stochastic descent elsewhere",
                Doctored.of(ROWS, "dwell", d -> 0.5 * d, "method", "sgd", "batch", "4"));
        TABLE.assertTurns(
                "stochastic descent: the smallest",
                Doctored.of(ROWS, "dwell", d -> 2 * d, "method", "sgd", "batch", "4"));
    }

    @Test
    void anAdamThatFollowsTheFlowFails() {
        TABLE.assertTurns("Adam: runs", Doctored.of(ROWS, "stays", s -> 1, "method", "adam"));
        TABLE.assertTurns("Adam: mean closest", Doctored.of(ROWS, "closest", s -> 0.01, "method", "adam"));
        TABLE.assertTurns("Adam: half times", Doctored.of(ROWS, "tB", s -> 4 * s, "method", "adam"));
    }

    /** On the line 1 - t from t = 0 to 2, the ball of radius 1/4 around 0 is from 3/4 to 5/4. */
    @Test
    void dwellingIsInterpolatedBetweenStates() {
        List<TrajectoryPoint> states = IntStream.rangeClosed(0, 20)
                .mapToObj(i -> new TrajectoryPoint(0.1 * i, 0, Vector.of(1 - 0.1 * i)))
                .toList();
        Dwelling near = Dwelling.near(Vector.of(0.0), 0.25, states);
        assertEquals(1, near.stays());
        assertEquals(0.75, near.arrival(), 1e-12);
        assertEquals(0.5, near.inside(), 1e-12);
        assertEquals(0, near.closest(), 1e-12);
    }

    /** Of a normal variable 68.27 % is within one standard deviation. */
    @Test
    void theShareInsideIsTheNormalOne() {
        assertEquals(0.682689492137, new SaddleNoise(2).inside(2, 1), 1e-11);
        assertEquals(0.954499736104, new SaddleNoise(2).inside(2, 0.25), 1e-11);
    }
}
