package org.fusionflow.claims;

/** Chooses how a claim about a tree with numeric depths, or about no tree, is decided. */
final class NumericDepthDecision {
    private NumericDepthDecision() {}

    /**
     * @throws org.fusionflow.architecture.InvalidInput if a name or function is unknown
     * @throws ArithmeticException if a side has no value
     */
    static Decision of(Claim claim) {
        try {
            return new ExactDecision(claim);
        } catch (NoFixedPoint missing) {
            return new MissingPointDecision(claim, missing.learned());
        }
    }
}
