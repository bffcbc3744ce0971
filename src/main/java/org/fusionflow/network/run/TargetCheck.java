package org.fusionflow.network.run;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.network.model.OutputLoss;

/** Rejects targets that a loss would take without an error and train to a wrong result. */
final class TargetCheck {
    /** Sums of shares such as three times 1/3 are not 1 to the last bit; shares with six digits are near enough to be meant. */
    private static final double ROUNDED = 1e-5;

    private TargetCheck() {}

    /**
     * @param what the samples are, for the message
     * @throws InvalidInput if a target is not of the kind that the loss expects
     */
    static void check(OutputLoss loss, String what, Samples samples) {
        switch (loss.targets()) {
            case NUMBERS -> {
                // Every number is a target.
            }
            case SIGNS -> requireSigns(loss, what, samples);
            case SHARES -> requireShares(loss, what, samples);
        }
    }

    /** Labels 0 and 1 are no signs: the loss of a sample with label 0 has no gradient. */
    private static void requireSigns(OutputLoss loss, String what, Samples samples) {
        for (int p = 0; p < samples.count(); p++) {
            for (int o = 0; o < samples.outputs(); o++) {
                if (Math.abs(samples.output(p, o)) != 1) {
                    throw wrong(loss, what, samples.output(p, o), p, "-1 or 1");
                }
            }
        }
    }

    /** Centred classes are no shares: the gradient {@code y - softmax(f)} would not be that of the loss. */
    private static void requireShares(OutputLoss loss, String what, Samples samples) {
        if (samples.outputs() < 2) {
            throw new InvalidInput("loss " + loss.title()
                    + ": expected an output for each of at least two classes, got one output; logistic takes two classes"
                    + " as one output of -1 and 1");
        }
        for (int p = 0; p < samples.count(); p++) {
            double sum = 0;
            for (int o = 0; o < samples.outputs(); o++) {
                double share = samples.output(p, o);
                if (!(share >= 0)) {
                    throw wrong(loss, what, share, p, "1 for its class and 0 for others (classes are not centred)");
                }
                sum += share;
            }
            if (!(Math.abs(sum - 1) <= ROUNDED)) {
                throw new InvalidInput("loss " + loss.title() + ", outputs of sample " + (p + 1) + " with sum " + sum
                        + ": expected 1 for its class and 0 for others");
            }
        }
    }

    private static InvalidInput wrong(OutputLoss loss, String what, double value, int sample, String expected) {
        return new InvalidInput("loss " + loss.title() + ", " + what + " " + value + " of sample " + (sample + 1)
                + ": expected " + expected);
    }
}
