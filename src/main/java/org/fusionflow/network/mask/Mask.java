package org.fusionflow.network.mask;

import org.fusionflow.linear.Vector;

/**
 * One part of what is minimized: {@code weight} times the mean loss on the data whose inputs of modality m are multiplied by factor m.
 *
 * @param weight &ge; 0
 * @param factors by modality, in leaf order; 0 for one that is left out
 */
public record Mask(double weight, Vector factors) {
    /** True for the loss on the data themselves. */
    public boolean isPlain() {
        return weight == 1 && keepsAll();
    }

    /** True if no input is changed. */
    public boolean keepsAll() {
        for (int m = 0; m < factors.size(); m++) {
            if (factors.at(m) != 1) {
                return false;
            }
        }
        return true;
    }
}
