package org.fusionflow.network.model;

import java.util.Arrays;

/**
 * The loss of an affine map, summed over samples: for losses that second moments do not determine, and for batches. It costs O(r D) for each
 * sample.
 */
final class SampleMapLoss implements MapLoss {
    private final int inputDim;
    private final int outputDim;
    private final OutputLoss loss;
    /** P rows of D. */
    private final double[] inputs;
    /** P rows of r. */
    private final double[] targets;

    private final int samples;
    private int[] chosen = new int[0];
    private int count;
    private boolean all = true;
    /** Factors of a batch's inputs by modality, one sample after the other. */
    private double[] factors = new double[0];

    private boolean usesFactors;
    private final int[] modalityOf;
    private final int modalities;
    private final double[] scaled;
    /** Outputs of a sample, and the forces on them. */
    private final double[] made;

    private final double[] forces;

    /**
     * @param inputs P rows of D numbers
     * @param targets P rows of r numbers
     * @param modalityOf the modality of each input
     */
    SampleMapLoss(OutputLoss loss, int[] modalityOf, int outputDim, double[] inputs, double[] targets) {
        this.loss = loss;
        this.modalityOf = modalityOf;
        modalities = 1 + Arrays.stream(modalityOf).max().orElse(0);
        inputDim = modalityOf.length;
        scaled = new double[inputDim];
        this.outputDim = outputDim;
        made = new double[outputDim];
        forces = new double[outputDim];
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

    boolean isWhole() {
        return all;
    }

    /** Sets factors of the inputs of a batch, by modality, one sample after the other. */
    void drawn(double[] byModality) {
        factors = byModality;
    }

    /** Says whether the inputs of a batch are multiplied by those factors; never those of all samples. */
    void useFactors(boolean wanted) {
        usesFactors = wanted;
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
            boolean masks = usesFactors && !all;
            double[] x = masks ? masked(sample, k) : inputs;
            int at = masks ? 0 : sample * inputDim;
            for (int o = 0; o < outputDim; o++) {
                double value = constants[o];
                for (int i = 0; i < inputDim; i++) {
                    value += map[o][i] * x[at + i];
                }
                made[o] = value;
            }
            sum = loss.meet(sum, outputDim, 1, 1, targets, sample * outputDim, made, 0, forces, 0);
            for (int o = 0; o < outputDim; o++) {
                double force = forces[o];
                constantPull[o] += force;
                for (int i = 0; i < inputDim; i++) {
                    pull[o][i] += force * x[at + i];
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

    private double[] masked(int sample, int place) {
        for (int i = 0; i < inputDim; i++) {
            scaled[i] = factors[place * modalities + modalityOf[i]] * inputs[sample * inputDim + i];
        }
        return scaled;
    }
}
