package org.fusionflow.network.method;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.network.run.TrainingRun;
import org.fusionflow.ode.Outcome;

/**
 * {@code gd}: full-batch gradient descent. The flow time of a step is {@code learningRate * steps}.
 *
 * @param learningRate &gt; 0; stable at a minimum below 2 over the largest eigenvalue of the Hessian
 */
public record GradientDescent(double learningRate) implements StepwiseMethod {
    public GradientDescent {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new InvalidInput("learning rate " + learningRate + ": expected a finite number above 0");
        }
    }

    @Override
    public String description() {
        return "gradient descent, learning rate " + learningRate;
    }

    @Override
    public String name() {
        return "gd";
    }

    @Override
    public boolean commutesWithRotations() {
        return true;
    }

    @Override
    public Descent inSteps() {
        return Descent.plain(learningRate);
    }

    @Override
    public Outcome train(TrainingRun run) {
        return Descent.plain(learningRate).train(run);
    }
}
