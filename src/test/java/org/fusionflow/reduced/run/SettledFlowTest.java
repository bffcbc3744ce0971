package org.fusionflow.reduced.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.Predictions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A flow that has settled stays where it is, at whatever time it is asked for; and one that has not is followed as long as it takes. */
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

    /**
     * Escapes of up to 60 decades beside modalities at rest: the rows of a Newton matrix differ by factors of 1e80. The matched phases, which
     * do not integrate the learned modalities, give the times by another way. They interpolate the lengths of learned modalities during a phase, which
     * is exact for equal depths and costs some thousandths next to branches of 20 layers.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "((A:3,B:2):2,C:3):1; A=3,norm.A=0,B=1,C=1,samples=3,noise=1,seed=195; 1e-60; 1e-9",
                "(A:20,B:2,C:3,D:3):1; A=3,B=2,C=2,norm.C=1,D=1,samples=9,noise=1,seed=118; 1e-3; 1e-2",
                "(A:1,B:20,C:2,D:20):0; A=2,std.A=0.01,B=1,C=3,D=3,std.D=1,covariance=wishart,seed=92; 1e-12; 1e-2"
            })
    void slowEscapesBesideLearnedModalitiesAreFollowed(String newick, String random, double u0, double within) {
        FusionTree tree = FusionTree.parse(newick);
        RandomSamples data = RandomSamples.parse(random);
        Moments moments = random.contains("samples")
                ? data.draw().moments()
                : data.population().moments();
        Prediction p = Predictions.of(tree, moments, u0);
        assertEquals(Outcome.STOPPED_BY_EVENT, p.outcome());
        assertTrue(p.trajectory().steps() < 10_000, () -> p.trajectory().steps() + " steps");
        int compared = 0;
        for (int m = 0; m < tree.names().size(); m++) {
            if (p.halfTime(m).isPresent() && p.laws().refinedTime(m).isPresent()) {
                double found = p.halfTime(m).getAsDouble();
                assertEquals(found, p.laws().refinedTime(m).getAsDouble(), within * found);
                compared++;
            }
        }
        assertTrue(compared > 1, "half times compared: " + compared);
    }

    /** One layer from a modality to the first that it shares: its row passes 0, from any start. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 1e30, 1e100})
    void aLinearMapIsLearnedFromAnyStart(double u0) {
        ToyData data = ToyData.parse("ratio=1,rho=0.9,wA=-0.3");
        Prediction p = Predictions.of(FusionTree.parse("(A:1,B:1):0"), data.moments(), u0, 1e5);
        assertEquals(-0.3, p.trajectory().points().get(0).map().at(0), 1e-9);
        assertEquals(1, p.trajectory().points().get(0).map().at(1), 1e-9);
    }
}
