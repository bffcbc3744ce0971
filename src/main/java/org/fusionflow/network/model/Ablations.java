package org.fusionflow.network.model;

import java.util.stream.IntStream;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.network.shape.Layout;

/**
 * Measures what a network makes of samples from which modalities are taken away, by setting their inputs to 0: the loss without a modality, and
 * how many samples are put into the right class with all modalities and with one alone. For all activations and losses.
 */
public final class Ablations {
    private final PartialInputs inputs;
    private final OutputLoss loss;
    private final int outputs;
    private final double[] pull;

    /** @param samples in the layout's order of modalities */
    public Ablations(Layout layout, Samples samples, OutputLoss loss) {
        inputs = new PartialInputs(layout, samples);
        this.loss = loss;
        outputs = layout.outputs();
        pull = new double[outputs * inputs.stride()];
    }

    /**
     * The loss without each modality: its excess over the loss is what the network loses with the modality.
     *
     * @param weights of the network
     * @return one number for each modality, in leaf order
     */
    public double[] lossWithout(double[] weights) {
        return IntStream.range(0, inputs.modalities())
                .mapToDouble(m -> {
                    double[] sum = new double[1];
                    inputs.visit(
                            weights,
                            inputs.without(m),
                            (made, targets, at, filled, n) ->
                                    sum[0] = loss.meet(sum[0], outputs, filled, n, targets, at, made, 0, pull, 0));
                    return sum[0] / inputs.samples();
                })
                .toArray();
    }

    /**
     * Shares of samples whose class the network tells: with all modalities, then with each modality alone.
     *
     * @param weights of the network
     * @return 1 + M numbers from 0 to 1
     */
    public double[] accuracy(double[] weights) {
        double[] shares = new double[1 + inputs.modalities()];
        shares[0] = accuracy(weights, inputs.whole());
        for (int m = 0; m < inputs.modalities(); m++) {
            shares[1 + m] = accuracy(weights, inputs.alone(m));
        }
        return shares;
    }

    private double accuracy(double[] weights, boolean[] on) {
        int[] right = new int[1];
        inputs.visit(weights, on, (made, targets, at, filled, n) -> {
            for (int s = 0; s < filled; s++) {
                right[0] += isRight(made, targets, at, s, n) ? 1 : 0;
            }
        });
        return right[0] / (double) inputs.samples();
    }

    /** Signs must agree in every output; among classes the largest output decides. A tie, such as outputs of 0, is not right. */
    private boolean isRight(double[] made, double[] targets, int at, int s, int n) {
        if (loss.targets() == OutputLoss.Targets.SIGNS) {
            return IntStream.range(0, outputs).allMatch(o -> made[o * n + s] * targets[at + o * n + s] > 0);
        }
        int aim = 0;
        for (int o = 1; o < outputs; o++) {
            aim = targets[at + o * n + s] > targets[at + aim * n + s] ? o : aim;
        }
        int chosen = aim;
        return IntStream.range(0, outputs).allMatch(o -> o == chosen || made[o * n + s] < made[chosen * n + s]);
    }
}
