package org.fusionflow.jmh;

import java.util.Random;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.GaussianNorm;

/** A network, its weights, and plain gradient steps of them without recording. */
public abstract class PlainSteps {
    private Objective objective;
    private double[] weights;

    final void build(NetworkDesign design, TrainingData data) {
        build(design, data, OutputLoss.MSE);
    }

    final void build(NetworkDesign design, TrainingData data, OutputLoss loss) {
        objective = Simulator.objective(new TrainingPlan(
                new Problem(design.tree(), data, 0.1),
                NetworkSetup.linear(1, new GaussianNorm(), Descent.plain(1e-3), StopRule.afterSteps(1))
                        .withDesign(design)
                        .withLoss(loss, 0),
                1,
                Vector.of()));
        weights =
                new Random(1).doubles(objective.layout().weights(), -0.01, 0.01).toArray();
    }

    final double step() {
        objective.respond(weights);
        objective.descend(weights, 1e-3);
        return objective.loss();
    }
}
