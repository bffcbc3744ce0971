package org.fusionflow.reduced.saddle;

/** How a small modality leaves a fixed point, tags [SG-12] to [SG-14]. */
public enum EscapeLaw {
    /** {@code u = b + rate t}: no small factor, so that the point is no fixed point. */
    IMMEDIATE("immediate"),
    /** {@code u = b exp(rate t)}: one small factor. */
    EXPONENTIAL("exponential"),
    /** {@code u = (b^(1-p) - (p-1) rate t)^(-1/(p-1))}: {@code p >= 2} small factors. */
    ALGEBRAIC("algebraic"),
    /** No residual, no escape: permanent bias. */
    NONE("none");

    private final String label;

    EscapeLaw(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static EscapeLaw of(int order, boolean open) {
        return !open ? NONE : order == 0 ? IMMEDIATE : order == 1 ? EXPONENTIAL : ALGEBRAIC;
    }
}
