package org.fusionflow.network.model;

import java.util.Arrays;

/**
 * The loss of an affine map, summed over samples: for losses that second moments do not determine, and for batches. It costs O(r D) for each
 * sample.
 */
final class SampleMapLoss implements MapLoss {
    private final int inputDim;
    private final int outputDim;
    private final PointLoss loss;
    /** P rows of D. */
    private final double[] inputs;
    /** P rows of r. */
    private final double[] targets;

    private final int samples;
    private int[] chosen = new int[0];
    private int count;
    private boolean all = true;

    /**
     * @param inputs P rows of D numbers
     * @param targets P rows of r numbers
     */
    SampleMapLoss(PointLoss loss, int inputDim, int outputDim, double[] inputs, double[] targets) {
        this.loss = loss;
        this.inputDim = inputDim;
        this.outputDim = outputDim;
        this.inputs = inputs;
        this.targets = targets;
        samples = targets.length / outputDim;
    }

    int samples() {
        return samples;
    }

    void use(int[] which, int howMany) {
        chosen = which;
        count = howMany;
        all = false;
    }

    void useAll() {
        all = true;
    }

    @Override
    public int inputs() {
        return inputDim;
    }

    @Override
    public int outputs() {
        return outputDim;
    }

    @Override
    public double respond(double[][] map, double[] constants, double[][] pull, double[] constantPull) {
        int used = all ? samples : count;
        Arrays.fill(constantPull, 0);
        for (double[] row : pull) {
            Arrays.fill(row, 0, inputDim, 0);
        }
        double sum = 0;
        for (int k = 0; k < used; k++) {
            int sample = all ? k : chosen[k];
            int at = sample * inputDim;
            for (int o = 0; o < outputDim; o++) {
                double made = constants[o];
                for (int i = 0; i < inputDim; i++) {
                    made += map[o][i] * inputs[at + i];
                }
                double target = targets[sample * outputDim + o];
                sum += loss.value(target, made);
                double force = loss.pull(target, made);
                constantPull[o] += force;
                for (int i = 0; i < inputDim; i++) {
                    pull[o][i] += force * inputs[at + i];
                }
            }
        }
        double share = 1.0 / used;
        for (int o = 0; o < outputDim; o++) {
            constantPull[o] *= share;
            for (int i = 0; i < inputDim; i++) {
                pull[o][i] *= share;
            }
        }
        return sum * share;
    }
}
