package org.fusionflow.architecture;

import java.util.Optional;

/**
 * Two modalities of equal depth fused once, {@code (A:Lf,B:Lf):(L-Lf)}: the family for which phase durations have closed
 * forms (Zhang, Latham and Saxe 2024).
 *
 * @param a the left modality
 * @param b the right modality
 * @param layers total number of layers L
 * @param fusion fusion layer L_f: the depth of either leaf
 */
public record TwoModality(Modality a, Modality b, Depth layers, Depth fusion) {
    static Optional<TwoModality> of(FusionTree tree) {
        if (tree.children().size() == 2
                && tree.children().get(0) instanceof Modality left
                && tree.children().get(1) instanceof Modality right
                && left.depth().equals(right.depth())) {
            return Optional.of(new TwoModality(left, right, left.depth().plus(tree.depth()), left.depth()));
        }
        return Optional.empty();
    }

    /**
     * A numeric tree as two modalities.
     *
     * @throws InvalidInput if the tree has another shape, or symbols for depths
     */
    public static TwoModality require(FusionTree tree) {
        if (!tree.isNumeric()) {
            throw new InvalidInput("architecture " + tree.newick() + ": expected numbers for L and Lf here");
        }
        return of(tree).orElseThrow(
                        () -> new InvalidInput(
                                "architecture " + tree.newick()
                                        + ": expected two modalities of equal depth fused once, such as (A:3,B:3):1, for which this has a closed form"));
    }

    /** Layers after the fusion, L - L_f. */
    public Depth afterFusion() {
        return layers.minus(fusion);
    }
}
