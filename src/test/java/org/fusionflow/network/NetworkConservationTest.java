package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.start.GaussianNorm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flow's balance in networks of every shape: heads, biases and several outputs from random weights. */
final class NetworkConservationTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void theFlowKeepsTheBalanceOfEveryHiddenJunction(long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        for (OutputLoss loss : OutputLoss.values()) {
            if (loss.targets() == OutputLoss.Targets.SHARES && network.layout().outputs() == 1) {
                continue;
            }
            TrainedRun run = flow(network, loss, 0);
            assertTrue(
                    run.result().conservedDrift() <= 1e-10,
                    loss + ", drift " + run.result().conservedDrift() + ", " + network.name());
            double moved = Vector.of(run.end().weights())
                    .minus(Vector.of(network.weights()))
                    .norm();
            assertTrue(moved > 1e-2, "nothing moved, " + network.name());
        }
        if (network.layout().junctions().stream().anyMatch(junction -> junction.isHidden())) {
            double decayed = flow(network, OutputLoss.MSE, 0.3).result().conservedDrift();
            assertTrue(decayed > 1e-4, "a drift that cannot be seen, " + decayed + ", " + network.name());
        } else {
            assertEquals(0, flow(network, OutputLoss.MSE, 0.3).result().conservedDrift());
        }
    }

    private static TrainedRun flow(RandomNetwork network, OutputLoss loss, double decay) {
        List<Vector> inputs = new ArrayList<>();
        List<Vector> targets = new ArrayList<>();
        int d = network.layout().inputs();
        int r = network.layout().outputs();
        Vector x = Vector.of(network.inputs());
        Vector y = Vector.of(network.targets());
        for (int s = 0; s < network.samples(); s++) {
            inputs.add(x.slice(s * d, (s + 1) * d));
            double[] shares = new double[r];
            shares[s % r] = 1;
            targets.add(loss.targets() == OutputLoss.Targets.SHARES ? Vector.of(shares) : y.slice(s * r, (s + 1) * r));
        }
        TrainingPlan plan = new TrainingPlan(
                new Problem(
                        network.layout().design().tree(),
                        TrainingData.of(Samples.of(network.layout().modalities(), inputs, targets)),
                        1),
                NetworkSetup.linear(
                                1, new GaussianNorm(), new GradientFlow(), StopRule.afterTime(2, new GradientFlow()))
                        .withDesign(network.layout().design())
                        .withLoss(loss, decay),
                1,
                Vector.of(2));
        return Simulator.resume(plan, new Checkpoint(0, 0, network.weights(), Map.of()), Watching.NOBODY);
    }
}
