package org.fusionflow.reduced;

/** Whether a modality waits for others to be learned, and for how long. The first of these that holds is the verdict. */
public enum BiasVerdict {
    /** No modality waits. */
    NONE("none"),
    /**
     * From an aligned start the modality is never learned: nothing is left to learn, by an exact argument, or its row
     * would have to cross 0, or has no direction to grow from.
     */
    PERMANENT("permanent"),
    /** What is left to learn is within the rounding of the data. */
    CANNOT_BE_TOLD("cannot be told from rounding"),
    /** The samples are no more than the ranks of the inputs, so that any output can be fitted; held-out samples would tell. */
    NOT_DECIDABLE("not decidable"),
    /** What is left to learn is within the noise of the samples: learning it does not help on new data. */
    NOT_SIGNIFICANT("not significant"),
    /** The modality is learned after all times that were asked for, or not within the limits of the integration. */
    PRACTICALLY_PERMANENT("practically permanent"),
    /** The modality is learned later. */
    TRANSIENT("transient");

    private final String label;

    BiasVerdict(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
