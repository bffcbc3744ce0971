package org.fusionflow.symbolic;

import java.util.List;

/**
 * A fixed point of the balanced flow, described by the modalities that are learned there; tag [FT-7].
 *
 * @param learned names of the learned modalities, in leaf order
 * @param map {@code w_m} of every modality for scalar inputs, in leaf order
 * @param loss for scalar inputs; {@code (sigma_yy - Sigma_yxS pinv(Sigma_SS) Sigma_yxS') / 2} in general
 * @param kind {@code minimum}, {@code strict saddle}, {@code higher-order saddle}, with the depths for which where symbols decide
 * @param condition for which depths the point exists, empty if for all
 * @param exits how each unlearned modality leaves
 */
public record FixedPoint(
        List<String> learned, List<Expr> map, Expr loss, String kind, String condition, List<Exit> exits) {
    public FixedPoint {
        learned = List.copyOf(learned);
        map = List.copyOf(map);
        exits = List.copyOf(exits);
    }

    /**
     * The growth of one unlearned modality near the point: its gain is {@code u_m^order} times {@code factor} there.
     *
     * @param modality name
     * @param order d_eff - 1, the number of small factors
     * @param factor what multiplies them, in the lengths {@code u} of the learned modalities
     */
    public record Exit(String modality, Expr order, Expr factor) {}

    /** {@code {}}, {@code {A}}, {@code {A,B}}. */
    public String set() {
        return "{" + String.join(",", learned) + "}";
    }
}
