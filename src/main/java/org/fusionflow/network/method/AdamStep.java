package org.fusionflow.network.method;

import java.util.Map;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.network.model.Objective;

/**
 * The Adam step (Kingma and Ba 2015, algorithm 1): {@code M = b1 M + (1 - b1) G}, {@code V = b2 V + (1 - b2) G^2},
 * {@code W -= rate * M^ / (sqrt(V^) + epsilon)} with {@code M^ = M / (1 - b1^t)}, {@code V^ = V / (1 - b2^t)} at step t = 1, 2, ...
 *
 * @param firstDecay b1, from 0 to below 1
 * @param secondDecay b2, from 0 to below 1
 * @param epsilon &gt; 0
 */
public record AdamStep(double firstDecay, double secondDecay, double epsilon) implements StepRule {
    /** The values recommended in the paper. */
    public static final AdamStep USUAL = new AdamStep(0.9, 0.999, 1e-8);

    public AdamStep {
        if (!(firstDecay >= 0 && firstDecay < 1)) {
            throw new InvalidInput("beta1 " + firstDecay + ": expected a number from 0 to below 1");
        }
        if (!(secondDecay >= 0 && secondDecay < 1)) {
            throw new InvalidInput("beta2 " + secondDecay + ": expected a number from 0 to below 1");
        }
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new InvalidInput("epsilon " + epsilon + ": expected a finite number above 0");
        }
    }

    @Override
    public String description() {
        return "Adam, beta1 " + firstDecay + ", beta2 " + secondDecay + ", epsilon " + epsilon;
    }

    @Override
    public Stepper start(int weights) {
        double[] fall = new double[weights];
        double[] mean = new double[weights];
        double[] square = new double[weights];
        // Number of steps taken; a double, so that it is saved with the other memory.
        double[] taken = new double[1];
        return new Stepper() {
            @Override
            public void step(Objective objective, double[] at, double rate) {
                objective.velocity(at, fall);
                taken[0]++;
                double meanShare = 1 - Math.pow(firstDecay, taken[0]);
                double squareShare = 1 - Math.pow(secondDecay, taken[0]);
                for (int i = 0; i < fall.length; i++) {
                    mean[i] = firstDecay * mean[i] + (1 - firstDecay) * fall[i];
                    square[i] = secondDecay * square[i] + (1 - secondDecay) * fall[i] * fall[i];
                    at[i] += rate * (mean[i] / meanShare) / (Math.sqrt(square[i] / squareShare) + epsilon);
                }
            }

            @Override
            public Map<String, double[]> memory() {
                return Map.of("mean", mean, "square", square, "taken", taken);
            }
        };
    }
}
