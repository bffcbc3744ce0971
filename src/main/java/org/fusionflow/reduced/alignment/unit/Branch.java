package org.fusionflow.reduced.alignment.unit;

import java.util.List;

/**
 * The inputs that one hidden vector sees: those of one modality in late fusion, of all in early fusion.
 *
 * @param name of the hidden vector's modalities, joined by plus signs
 * @param modalities indices of the modalities, ascending
 * @param dimensions number of inputs of each
 * @param inputs P rows of D numbers, one row after the other; not changed by anyone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; read in loops, changed by nobody
public record Branch(String name, List<Integer> modalities, List<Integer> dimensions, double[] inputs) {
    public Branch {
        modalities = List.copyOf(modalities);
        dimensions = List.copyOf(dimensions);
        int d = dimensions.stream().mapToInt(Integer::intValue).sum();
        if (modalities.size() != dimensions.size() || d < 1 || inputs.length == 0 || inputs.length % d != 0) {
            throw new IllegalArgumentException(
                    "branch of dimensions " + dimensions + " with " + inputs.length + " inputs");
        }
    }

    /** The branch of modality 0 alone. */
    public static Branch single(int dimension, double[] inputs) {
        return new Branch("A", List.of(0), List.of(dimension), inputs);
    }

    /** Number of its inputs, D. */
    public int dimension() {
        return dimensions.stream().mapToInt(Integer::intValue).sum();
    }

    /** Number of samples, P. */
    public int samples() {
        return inputs.length / dimension();
    }

    /** Where the inputs of a modality begin; -1 if it does not reach this branch. */
    public int start(int modality) {
        int at = 0;
        for (int k = 0; k < modalities.size(); k++) {
            if (modalities.get(k) == modality) {
                return at;
            }
            at += dimensions.get(k);
        }
        return -1;
    }

    /** Number of inputs of a modality that reaches this branch. */
    public int size(int modality) {
        return dimensions.get(modalities.indexOf(modality));
    }

    /** The product {@code v . x_p} with the inputs of a sample. */
    public double product(double[] v, int sample) {
        double sum = 0;
        int at = sample * v.length;
        for (int i = 0; i < v.length; i++) {
            sum += v[i] * inputs[at + i];
        }
        return sum;
    }

    /** Adds a multiple of the inputs of a sample. */
    public void add(double factor, int sample, double[] target) {
        int at = sample * target.length;
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * inputs[at + i];
        }
    }

    /** Mean of {@code weight_p x_p} over the samples: with the residual for weights, its correlation with the inputs. */
    public double[] correlation(double[] weights) {
        double[] sum = new double[dimension()];
        for (int p = 0; p < weights.length; p++) {
            add(weights[p] / weights.length, p, sum);
        }
        return sum;
    }
}
