package org.fusionflow.claims.proof;

import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.result.Decision;
import org.fusionflow.claims.statement.NoFixedPoint;

/** Chooses how a claim about a tree with numeric depths, or about no tree, is decided. */
public final class NumericDepthDecision {
    private NumericDepthDecision() {}

    /**
     * @throws org.fusionflow.architecture.InvalidInput if a name or function is unknown
     * @throws ArithmeticException if a side has no value
     */
    public static Decision of(Claim claim) {
        try {
            return new ExactDecision(claim);
        } catch (NoFixedPoint missing) {
            return new MissingPointDecision(claim, missing.learned());
        }
    }
}
