package org.fusionflow.advise.remedy;

import org.fusionflow.data.remedy.Remedies;

/**
 * A remedy with its setting.
 *
 * @param name as the option is called, without dashes: {@code rate}
 * @param setting as it is given to the option, {@code B=2.31}; empty for a flag
 * @param remedies the same for theory and networks
 * @param effect what it does and costs, a sentence
 */
public record RemedyProposal(String name, String setting, Remedies remedies, String effect) {

    /** The option with its setting, as it is typed. */
    public String option() {
        return "--" + name + (setting.isEmpty() ? "" : " " + setting);
    }
}
