package org.fusionflow.symbolic.saddle;

import java.util.List;
import org.fusionflow.architecture.Depth;
import org.fusionflow.expression.Sentence;
import org.fusionflow.symbolic.algebra.Expr;

/**
 * A fixed point of the balanced flow, identified by the modalities that are learned there; tag [FT-7].
 *
 * @param learned names of the learned modalities, in leaf order
 * @param map {@code w_m} of every modality for scalar inputs, in leaf order
 * @param loss for scalar inputs; {@code (sigma_yy - Sigma_yxS pinv(Sigma_SS) Sigma_yxS') / 2} in general
 * @param kind {@code minimum}, {@code strict saddle} or {@code higher-order saddle}; with symbolic depths also the
 *     depths for which
 * @param leastFusion smallest fusion layer for which the point exists; 1 if it always exists, and for numeric depths
 * @param condition the same in words; empty if it always exists
 * @param exits one per unlearned modality
 */
public record FixedPoint(
        List<String> learned,
        List<Expr> map,
        Expr loss,
        String kind,
        int leastFusion,
        String condition,
        List<Exit> exits) {
    public FixedPoint {
        learned = List.copyOf(learned);
        map = List.copyOf(map);
        exits = List.copyOf(exits);
    }

    /**
     * Growth of one unlearned modality near the fixed point, tag [FT-9]:
     * {@code du_m/dt = factor ||residual|| u_m^order} while the other unlearned modalities are 0.
     *
     * @param modality name
     * @param layers number of small factors of the map less one, d_eff - 1
     * @param small the small factors of the gain: {@code u_m^(d_m - 1)} and the norms of the edges above without a
     *     learned leaf
     * @param factor the other factors of the gain at the point, in the lengths {@code u} of the learned modalities
     * @param residual {@code e_m} at the point for scalar inputs
     */
    public record Exit(String modality, Depth layers, Expr small, Expr factor, Expr residual) {
        /** The order d_eff - 1 as an expression. */
        public Expr order() {
            return Expr.depth(layers);
        }
    }

    /** The kind with its conditions on the depths as formulas. */
    public Sentence describedKind() {
        return new Sentence(kind.replaceAll("\\b(Lf? [=<>]+ \\d+)", "\\$$1\\$"));
    }

    /** The learned set, such as {@code {}}, {@code {A}}, {@code {A,B}}. */
    public String set() {
        return "{" + String.join(",", learned) + "}";
    }
}
