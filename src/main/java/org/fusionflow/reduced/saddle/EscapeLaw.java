package org.fusionflow.reduced.saddle;

/** Time course of a small modality that leaves a fixed point, tags [SG-12] to [SG-14]; b is its length at time 0. */
public enum EscapeLaw {
    /** {@code u = b + rate t}: no small factor. The point is then no fixed point. */
    IMMEDIATE("immediate"),
    /** {@code u = b exp(rate t)}: one small factor. */
    EXPONENTIAL("exponential"),
    /** {@code u = (b^(1-p) - (p-1) rate t)^(-1/(p-1))}: {@code p >= 2} small factors. */
    ALGEBRAIC("algebraic"),
    /** No residual and no escape: permanent bias. */
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
