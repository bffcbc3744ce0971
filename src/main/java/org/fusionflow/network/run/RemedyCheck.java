package org.fusionflow.network.run;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.remedy.Freeze;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.network.mask.MaskedLoss;
import org.fusionflow.network.model.OutputLoss;

/** Refuses remedies that a network or its training has no meaning for. */
record RemedyCheck(Remedies remedies, NetworkSetup setup, FusionTree tree) {
    /**
     * Checks them.
     *
     * @throws InvalidInput that names the remedy and what was expected
     */
    void check() {
        // Too many modalities that are dropped.
        MaskedLoss.of(remedies, tree.names(), false);
        if (remedies.rates().modulation().isPresent() && !setup.isLinear()) {
            throw new InvalidInput("rate ogm, activation " + setup.activation().name()
                    + ": expected a linear network, whose map gives the sizes of the outputs of branches");
        }
        for (Freeze freeze : remedies.freezes()) {
            if (freeze.from().isEmpty() && setup.loss() != OutputLoss.MSE) {
                throw new InvalidInput("freeze of " + freeze.modality() + ", loss "
                        + setup.loss().title() + ": expected a time with it, as in " + freeze.modality() + "@t>10");
            }
        }
    }
}
