package org.fusionflow.reduced.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.Predictions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flow that has settled stays where it is, at whatever time it is asked for. */
class SettledFlowTest {
    @ParameterizedTest
    @CsvSource({
        "'(A:1,B:1):0', 'ratio=2,rho=-1', 0.01",
        "'(A:1,B:1):0', 'ratio=2,rho=0.5', 0.01",
        "'(A:2,B:2):0', 'ratio=2,rho=1', 0.1",
        "'(A:2,B:2):0', 'ratio=1e5,rho=0.3', 0.1",
        "'(A:3,B:2):1', 'ratio=0.7,rho=-0.4', 0.3",
        "'(A:4,B:4):2', 'ratio=2,rho=0.5', 0.5",
        "'(A:2,B:2):0', 'ratio=2,rho=0.5,wA=-1', 0.1"
    })
    void veryLateTimesCostNothing(String tree, String toy, double u0) {
        Prediction p = Predictions.of(FusionTree.parse(tree), ToyData.parse(toy).moments(), u0, 0, 1e10, 1e26);
        assertEquals(Outcome.STOPPED_BY_EVENT, p.outcome());
        assertTrue(p.trajectory().steps() < 10_000, () -> p.trajectory().steps() + " steps");
        Vector late = p.trajectory().points().get(1).map();
        assertEquals(late, p.trajectory().points().get(2).map());
        assertEquals(1e26, p.trajectory().points().get(2).time());
    }

    /** Several outputs, where only rest itself shows that nothing is left. */
    @ParameterizedTest
    @CsvSource({"'(A:2,B:2):0', 1", "'(A:1,B:2):1', 2"})
    void aNetworkOfSomeWidthSettlesToo(String tree, int rank) {
        Prediction p = Predictions.ofRank(
                FusionTree.parse(tree), ToyData.parse("ratio=2,rho=0.5").moments(), rank, 0.1, 1e26);
        assertTrue(p.trajectory().settled());
        assertEquals(1, p.trajectory().points().get(0).map().at(0), 1e-9);
    }
}
