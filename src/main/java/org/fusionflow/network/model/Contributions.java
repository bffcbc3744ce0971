package org.fusionflow.network.model;

import java.util.Arrays;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.network.shape.Layout;

/**
 * Measures how much each modality contributes to a network's output: the root mean square, over the training data, of the change of the output
 * when the modality's input is set to 0. Squares are summed over outputs. The measure compares networks as functions, so it also applies to
 * nonlinear networks; for a linear network it is {@code sqrt(tr(w_m <x_m x_m'> w_m'))}.
 */
public interface Contributions {
    /**
     * The contributions of all modalities.
     *
     * @param weights of the network
     * @param map its linear map, r rows of D one after the other
     * @return one number for each modality, in leaf order, &ge; 0
     */
    double[] of(double[] weights, double[] map);

    /**
     * Contributions for a network on its training data.
     *
     * @param data in the layout's order of modalities
     * @throws InvalidInput if the network is not linear, there are no samples, and second moments do not determine the output
     */
    static Contributions of(Layout layout, TrainingData data) {
        if (layout.design().activation().isLinear()) {
            return (weights, map) -> ofMap(data.moments(), map);
        }
        if (data.samples().isPresent()) {
            Samples samples = data.samples().get();
            return (weights, map) -> ofSamples(layout, samples, weights);
        }
        Samples ends = ends(data.moments());
        return (weights, map) -> ofSamples(layout, ends, weights);
    }

    /**
     * Contributions for a linear network: {@code sqrt(tr(w_m <x_m x_m'> w_m'))}.
     *
     * @param map r rows of D one after the other
     * @return one number for each modality, in leaf order, &ge; 0
     */
    static double[] ofMap(Moments moments, double[] map) {
        Modalities modalities = moments.modalities();
        Symmetric covariance = moments.inputCovariance();
        int d = modalities.inputs();
        double[] contributions = new double[modalities.count()];
        for (int m = 0; m < contributions.length; m++) {
            double sum = 0;
            for (int o = 0; o < moments.outputs(); o++) {
                for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
                    for (int j = modalities.start(m); j < modalities.start(m + 1); j++) {
                        sum += map[o * d + i] * covariance.at(i, j) * map[o * d + j];
                    }
                }
            }
            contributions[m] = Math.sqrt(Math.max(0, sum));
        }
        return contributions;
    }

    /**
     * Points that replace Gaussian data where modalities are scalar and meet at the output without biases. The output is then a sum of functions
     * of one input each, which are linear on either side of 0. So 2 M points suffice for M modalities: {@code x_m = -sqrt(M) sigma_m} and
     * {@code x_m = sqrt(M) sigma_m} with the other inputs at 0 give the same mean square.
     */
    private static Samples ends(Moments moments) {
        Modalities modalities = moments.modalities();
        if (modalities.inputs() != modalities.count() || moments.outputs() != 1) {
            throw new InvalidInput("contributions: expected data with samples for a network that is not linear");
        }
        int count = modalities.count();
        return Samples.of(modalities, 2 * count, 1, (p, x, y) -> {
            int m = p / 2;
            double reach = Math.sqrt(count * moments.inputCovariance().at(m, m));
            Arrays.fill(x, 0);
            x[m] = p % 2 == 0 ? reach : -reach;
            y[0] = 0;
        });
    }

    private static double[] ofSamples(Layout layout, Samples samples, double[] weights) {
        PartialInputs inputs = new PartialInputs(layout, samples);
        double[] sums = new double[inputs.modalities()];
        for (int tile = 0; tile < inputs.tiles(); tile++) {
            double[][] whole = new double[1][];
            inputs.visit(tile, weights, inputs.whole(), (made, targets, at, filled, n) -> whole[0] = made.clone());
            for (int m = 0; m < sums.length; m++) {
                int modality = m;
                inputs.visit(tile, weights, inputs.without(m), (made, targets, at, filled, n) -> {
                    for (int o = 0; o < layout.outputs(); o++) {
                        for (int s = 0; s < filled; s++) {
                            double difference = whole[0][o * n + s] - made[o * n + s];
                            sums[modality] += difference * difference;
                        }
                    }
                });
            }
        }
        return Arrays.stream(sums).map(sum -> Math.sqrt(sum / samples.count())).toArray();
    }
}
